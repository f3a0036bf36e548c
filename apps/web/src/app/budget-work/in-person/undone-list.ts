import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UndoneMarkView } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { InPersonClient } from './in-person-client';

const TONES: Record<UndoneMarkView['state'], StatusTone> = {
  waiting: 'warn',
  undone: 'good',
  refused: 'bad',
  lapsed: 'idle',
};

/** Marks in the roll that were called mistakes, without a voter; who did not ask may decide. */
@Component({
  selector: 'vv-undone-list',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe, StatusBadge],
  template: `
    <section aria-labelledby="undone-title">
      <h3 id="undone-title">{{ 'in-person.undo.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" />
      <ul class="plain-list measure">
        @for (mark of marks(); track mark.id) {
          <li>
            <p class="head">
              <vv-status-badge [tone]="tones[mark.state]">{{
                'in-person.undo.states.' + mark.state | transloco
              }}</vv-status-badge>
              <strong lang="lv">{{ mark.reason }}</strong>
            </p>
            <p class="small soft">
              {{
                'in-person.undo.asked'
                  | transloco
                    : {
                        name: mark.askedBy,
                        day: (mark.askedOn | legalDay: 'short'),
                        place: mark.pollingPlace,
                      }
              }}
              @if (mark.decidedBy) {
                {{ 'in-person.undo.decided' | transloco: { name: mark.decidedBy } }}
              }
            </p>
            @if (mark.decidable && open()) {
              <p class="row">
                <button class="button compact" type="button" (click)="decide(mark, true)">
                  {{ 'in-person.undo.agree' | transloco }}
                </button>
                <button class="button secondary compact" type="button" (click)="decide(mark, false)">
                  {{ 'in-person.undo.keep' | transloco }}
                </button>
              </p>
            } @else if (mark.state === 'waiting') {
              <p class="small">{{ 'in-person.undo.waitsFor' | transloco }}</p>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0 0 var(--gap-2);
    }

    .head,
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-3);
      align-items: center;
    }
  `,
})
export class UndoneList {
  private readonly client = inject(InPersonClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly marks = input.required<readonly UndoneMarkView[]>();
  /** Whether people vote: later a mark stands as it is. */
  readonly open = input.required<boolean>();
  readonly decided = output<void>();
  protected readonly submission = new Submission();
  protected readonly tones = TONES;

  protected async decide({ id }: UndoneMarkView, agree: boolean): Promise<void> {
    const sure =
      !agree ||
      (await this.confirm.ask({
        title: this.transloco.translate('in-person.undo.agree'),
        text: this.transloco.translate('in-person.undo.agreeSure'),
        action: this.transloco.translate('in-person.undo.agree'),
      }));
    if (sure && (await this.submission.send(() => this.client.decideUndo(id, agree)))) this.decided.emit();
  }
}
