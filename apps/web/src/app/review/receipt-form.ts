import { Component, effect, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import type { RecordReviewReceipt, ReviewRoundView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';

/** Records or corrects the day on which the ministry received the by-law: the month runs from it (PL 47(2)). */
@Component({
  selector: 'vv-receipt-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); record()">
      <vv-error-summary
        [violations]="submission.violations()"
        [fields]="{ 'review.receivedOn': 'receiptDay', receivedOn: 'receiptDay' }"
      />
      <vv-field
        class="short"
        name="receiptDay"
        where="receivedOn"
        [label]="'review.receipt.day' | transloco"
        [hint]="'review.receipt.hint' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          type="date"
          [min]="round().sentOn"
          [max]="today"
          [value]="day()"
          (input)="day.set($any($event.target).value)"
        />
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.receipt.save' | transloco }}
      </button>
    </form>
  `,
})
export class ReceiptForm {
  private readonly transloco = inject(TranslocoService);
  protected readonly today = inject(Session).legalToday() ?? '';
  readonly round = input.required<ReviewRoundView>();
  /** How it is sent: a municipality and a ministry have addresses of their own. */
  readonly save = input.required<(body: RecordReviewReceipt) => Observable<unknown>>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly day = signal('');

  constructor() {
    effect(() => this.day.set(this.round().receivedOn ?? ''));
  }

  protected async record(): Promise<void> {
    const needed = { where: 'receivedOn', label: 'review.receipt.day', value: this.day() };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    if (await this.submission.send(() => this.save()({ receivedOn: this.day() }))) this.done.emit();
  }
}
