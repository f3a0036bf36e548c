import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DestructionActView, RetentionView } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { ViolationText } from '../ui/violation-text';

/** A step of an act and what it takes. */
export interface ActMove {
  id: string;
  step: 'agreement' | 'approval' | 'cancellation';
  body: object;
}

const TONES: Record<DestructionActView['state'], StatusTone> = {
  drawn: 'warn',
  agreed: 'info',
  carried_out: 'good',
  cancelled: 'idle',
};

/** Acts of destruction: drawn up, agreed with the archive, approved by somebody else. */
@Component({
  selector: 'vv-destruction-list',
  imports: [TranslocoPipe, LegalDayPipe, StatusBadge, ViolationText],
  template: `
    <section class="section" aria-labelledby="acts">
      <h2 id="acts">{{ 'records.act.title' | transloco }}</h2>
      @for (act of acts(); track act.id) {
        <article class="card">
          <h3>
            {{ 'records.act.number' | transloco: { number: act.number } }}
            <vv-status-badge [tone]="tones[act.state]">{{
              'records.act.state.' + act.state | transloco
            }}</vv-status-badge>
          </h3>
          <p class="small soft">
            {{ act.drawnOn | legalDay: 'short' }}, <span translate="no">{{ act.drawnBy }}</span>
            @if (act.agreed; as agreed) {
              · {{ 'records.act.agreed' | transloco }} {{ agreed.on | legalDay: 'short' }},
              <span lang="lv">{{ agreed.reference }}</span>
            }
            @if (act.approvedBy) {
              · {{ 'records.act.approved' | transloco }} {{ act.endedOn | legalDay: 'short' }},
              <span translate="no">{{ act.approvedBy }}</span>
            }
          </p>
          <ul>
            @for (item of act.items; track item.series + item.unitId) {
              <li>
                {{ 'records.series.' + item.series | transloco }}:
                <span lang="lv">{{ item.code }} {{ item.title }}</span> ({{ item.count }})
              </li>
            }
          </ul>
          @if (act.state === 'drawn' && permissions().manage) {
            <form
              class="filters"
              novalidate
              (submit)="
                $event.preventDefault(); move(act, 'agreement', { on: on.value, reference: reference.value })
              "
            >
              <div>
                <label class="label" [for]="'on-' + act.id">{{ 'records.act.agreedOn' | transloco }}</label>
                <input #on class="input" type="date" [id]="'on-' + act.id" [value]="today()" />
              </div>
              <div>
                <label class="label" [for]="'ref-' + act.id">{{ 'records.act.reference' | transloco }}</label>
                <input #reference class="input" [id]="'ref-' + act.id" autocomplete="off" />
              </div>
              <button class="button secondary" type="submit">{{ 'records.act.agree' | transloco }}</button>
            </form>
          }
          @if (!act.endedOn) {
            @if (permissions().approve) {
              @for (reason of act.against; track reason.code) {
                <p class="small">{{ reason | violationText }}</p>
              }
              @if (act.against.length === 0) {
                <button class="button danger" type="button" (click)="approve(act)">
                  {{ 'records.act.approve' | transloco }}
                </button>
              }
            }
            @if (permissions().manage) {
              <button class="button quiet" type="button" (click)="move(act, 'cancellation', {})">
                {{ 'records.act.cancel' | transloco }}
              </button>
            }
          }
        </article>
      }
    </section>
  `,
  styleUrl: './records.scss',
})
export class DestructionList {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly acts = input.required<readonly DestructionActView[]>();
  readonly permissions = input.required<RetentionView['permissions']>();
  readonly today = input.required<string>();
  readonly moved = output<ActMove>();
  protected readonly tones = TONES;

  protected move({ id, version }: DestructionActView, step: ActMove['step'], body: object): void {
    this.moved.emit({ id, step, body: { ...body, version } });
  }

  protected async approve(act: DestructionActView): Promise<void> {
    const say = (key: string): string => this.transloco.translate(`records.act.${key}`);
    const sure = await this.confirm.ask({
      title: say('sure'),
      text: say('sureText'),
      action: say('approve'),
      dangerous: true,
    });
    if (sure) this.move(act, 'approval', {});
  }
}
