import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationRoundView } from '#libs/contracts';
import { silenceViolations } from '#libs/coordination-rules';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** Ends a round: at once where everybody has answered, else after somebody has looked for the answers that are missing. */
@Component({
  selector: 'vv-end-round',
  imports: [TranslocoPipe, ErrorSummary, ViolationText],
  template: `
    @let one = round();
    <vv-error-summary
      [violations]="submission.violations()"
      [fields]="{ silenceChecked: 'silence-' + one.id }"
    />
    @for (obstacle of one.toEnd; track $index) {
      <p class="small soft" [id]="'end-' + one.id">{{ obstacle | violationText }}</p>
    } @empty {
      @if (silent().length) {
        <div class="notice">
          <p>{{ 'coordination.end.silence' | transloco: { names: silent().join(', ') } }}</p>
          <label class="choice">
            <input type="checkbox" [id]="'silence-' + one.id" [checked]="checked()" (change)="tick($event)" />
            <span>{{ 'coordination.end.checked' | transloco }}</span>
          </label>
        </div>
      } @else {
        <p class="notice good">{{ 'coordination.end.allAnswered' | transloco }}</p>
      }
    }
    <button
      class="button"
      type="button"
      [attr.aria-describedby]="one.toEnd.length ? 'end-' + one.id : null"
      [attr.aria-disabled]="one.toEnd.length || submission.busy() ? true : null"
      (click)="end()"
    >
      {{ action() | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--gap-4);
    }

    .choice {
      display: flex;
      gap: var(--gap-2);
      align-items: baseline;
      margin-top: var(--gap-2);
    }
  `,
})
export class EndRoundPanel {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly desk = inject(CoordinationDeskData);
  readonly round = input.required<CoordinationRoundView>();
  protected readonly submission = new Submission();
  protected readonly checked = signal(false);
  protected readonly silent = computed(() =>
    this.round()
      .parties.filter(({ opinion }) => opinion === null)
      .map(({ name }) => name),
  );
  protected readonly action = computed(() =>
    this.silent().length > 0 && this.round().toEnd.length === 0
      ? 'coordination.end.confirm'
      : 'coordination.end.action',
  );

  protected tick(event: Event): void {
    this.checked.set((event.target as HTMLInputElement).checked);
  }

  protected async end(): Promise<void> {
    const { id, version, toEnd } = this.round();
    const silenceChecked = this.checked();
    const missing = toEnd.length > 0 ? toEnd : silenceViolations(this.silent(), silenceChecked);
    if (!this.submission.check(missing)) return;
    const title = this.transloco.translate<string>('coordination.end.action');
    const text = this.transloco.translate<string>(
      this.silent().length > 0 ? 'coordination.end.sureSilent' : 'coordination.end.sure',
      { names: this.silent().join(', ') },
    );
    if (!(await this.confirm.ask({ title, text, action: title }))) return;
    const body = { version, silenceChecked };
    if (await this.submission.send(() => this.client.end(this.desk.dossierId(), id, body))) {
      this.desk.reload();
    }
  }
}
