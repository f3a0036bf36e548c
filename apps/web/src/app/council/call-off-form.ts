import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CallOffCause, SittingView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';

/** Cancels a planned sitting, or closes one that has no quorum (PL 27(2)); what is left waits for another sitting. */
@Component({
  selector: 'vv-call-off-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form (submit)="save($event)" novalidate>
      <p class="small">{{ 'council.callOff.about.' + cause() | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        name="callOffReason"
        where="reason"
        [label]="'council.callOff.reason' | transloco"
        [violations]="submission.violations()"
      >
        <textarea
          vvControl
          rows="2"
          lang="lv"
          maxlength="1000"
          [value]="reason()"
          (input)="reason.set($any($event.target).value)"
        ></textarea>
      </vv-field>
      <div class="row">
        <button class="button danger" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.callOff.do.' + cause() | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class CallOffForm {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  readonly sitting = input.required<SittingView>();
  readonly cause = input.required<CallOffCause>();
  readonly done = output<void>();
  readonly cancelled = output<void>();
  protected readonly submission = new Submission();
  protected readonly reason = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const needed = { where: 'reason', label: 'council.callOff.reason', value: reason };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    const body = { cause: this.cause(), reason };
    if (await this.submission.send(() => this.client.callOff(this.sitting().id, body))) this.done.emit();
  }
}
