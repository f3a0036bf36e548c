import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** Where coordination stands and, when nothing is in the way, its end; a disagreement goes on with a reason. */
@Component({
  selector: 'vv-close-panel',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    LocalLink,
    StatusBadge,
    ViolationText,
  ],
  template: `
    @if (desk.view(); as view) {
      <section class="section" aria-labelledby="standing-title">
        <h2 id="standing-title">{{ 'coordination.close.title' | transloco }}</h2>
        <p class="facts">
          <vv-status-badge [tone]="tone()">{{
            'coordination.outcome.' + status() | transloco
          }}</vv-status-badge>
          @if (view.coordination?.closed; as closed) {
            <span class="soft"
              >{{ closed.day | legalDay: 'short' }}
              @if (closed.by) {
                · {{ closed.by }}
              }
            </span>
          }
        </p>
        @if (view.coordination?.closed?.reason; as reason) {
          <p lang="lv">{{ reason }}</p>
        }
        @if (!view.coordination?.closed) {
          @if (settled() && view.standing?.disputed?.length) {
            <p>
              {{ 'coordination.close.disputed' | transloco }}
              <strong lang="lv">{{ view.standing!.disputed.join(', ') }}</strong>
            </p>
          }
          @if (settled() && view.standing?.toConfirm?.length) {
            <p>
              {{ 'coordination.close.toConfirm' | transloco }}
              <strong lang="lv">{{ view.standing!.toConfirm.join(', ') }}</strong>
            </p>
          }
          @if (between() && desk.manages()) {
            <p>
              {{ 'coordination.close.edit' | transloco }}
              <a [routerLink]="desk.dossier.path('teksts') | localLink">{{
                'bylaws.tab.teksts' | transloco
              }}</a>
            </p>
          }
          @if (view.toClose && between() && desk.manages()) {
            <form novalidate (submit)="$event.preventDefault(); close()">
              <vv-error-summary
                [violations]="submission.violations()"
                [fields]="{ reason: 'close-reason' }"
              />
              @if (view.toClose.length) {
                <ul id="close-obstacles">
                  @for (obstacle of view.toClose; track $index) {
                    <li>{{ obstacle | violationText }}</li>
                  }
                </ul>
              } @else if (view.standing?.outcome === 'not_agreed') {
                <vv-field
                  name="close-reason"
                  where="reason"
                  [label]="'coordination.close.reason' | transloco"
                  [hint]="'coordination.close.reasonHint' | transloco"
                  [violations]="submission.violations()"
                >
                  <textarea
                    vvControl
                    lang="lv"
                    rows="3"
                    [value]="reason()"
                    (input)="write($event)"
                  ></textarea>
                </vv-field>
              }
              <button
                class="button"
                type="submit"
                [attr.aria-describedby]="view.toClose.length ? 'close-obstacles' : null"
                [attr.aria-disabled]="view.toClose.length || submission.busy() ? true : null"
              >
                {{ 'coordination.close.' + view.standing!.outcome | transloco }}
              </button>
            </form>
          }
        }
      </section>
    }
  `,
  styles: `
    .facts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-2) var(--gap-4);
      margin-bottom: var(--gap-3);
    }

    form {
      max-width: var(--measure);
    }
  `,
})
export class ClosePanel {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(CoordinationDeskData);
  protected readonly submission = new Submission();
  protected readonly reason = signal('');
  /** No round runs: the text can be changed, a next round sent, coordination closed. */
  protected readonly between = computed(() => !this.desk.current().some((round) => round.state === 'open'));
  /** Every item has its answer, so it can be said who disagrees. */
  protected readonly settled = computed(() => this.between() && this.desk.view()?.unanswered === 0);
  /** What is said of it in one word. */
  protected readonly status = computed(() => {
    const view = this.desk.view();
    const closed = view?.coordination?.closed;
    if (closed) return closed.outcome;
    if (!this.between()) return 'running';
    if (!this.settled()) return 'answering';
    if (view?.standing?.outcome === 'agreed') return 'agreed';
    return view?.standing?.disputed.length ? 'disputed' : 'toConfirm';
  });
  protected readonly tone = computed<StatusTone>(() => {
    switch (this.status()) {
      case 'agreed':
        return 'good';
      case 'not_agreed':
      case 'disputed':
        return 'bad';
      case 'toConfirm':
      case 'answering':
        return 'warn';
      case 'running':
        return 'info';
      default:
        return 'idle';
    }
  });

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected async close(): Promise<void> {
    const view = this.desk.view();
    if (!view?.standing || !this.submission.check(view.toClose ?? [])) return;
    const { outcome } = view.standing;
    const reason = this.reason().trim() || null;
    if (outcome === 'not_agreed' && !reason) {
      this.submission.check([{ code: 'coordination.disagreement_reason_missing', where: 'reason' }]);
      return;
    }
    const action = this.transloco.translate<string>(`coordination.close.${outcome}`);
    const text = this.transloco.translate<string>(`coordination.close.sure.${outcome}`);
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const body = { outcome, reason: outcome === 'agreed' ? null : reason };
    if (await this.submission.send(() => this.client.close(this.desk.dossierId(), body))) this.desk.reload();
  }
}
