import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleCount, ResultCorrection as Correction } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { typedBallots, typedNumbers } from './corrected-lines';
import { CountClient } from './count-client';

/** Corrects a result for a named error: it is counted again, and both counts stand beside each other. */
@Component({
  selector: 'vv-result-correction',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  templateUrl: './result-correction.html',
})
export class ResultCorrection {
  private readonly client = inject(CountClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  readonly count = input.required<CycleCount>();
  readonly corrected = output();
  protected readonly open = signal(false);
  protected readonly sending = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    error: 'eligibility' as Correction['error'],
    ...{ leftOut: '', added: '', removed: '', reason: '', minutesRef: '' },
  });

  protected async send(): Promise<void> {
    const { error, reason, minutesRef, ...typed } = this.form.getRawValue();
    const needed = [
      { where: 'reason', label: 'budget-work.correct.reason', value: reason },
      { where: 'minutesRef', label: 'budget-work.correct.minutesRef', value: minutesRef },
    ];
    const counting = error === 'counting';
    const added = typedBallots(counting ? typed.added : '', 'added', this.unitOf);
    const removed = typedBallots(counting ? typed.removed : '', 'removed', this.unitOf);
    const unreadable = [added, removed].flatMap((one) => (Array.isArray(one) ? [] : [one]));
    if (!this.sending.check([...emptyFields(needed, this.transloco), ...unreadable])) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-work.correct.send'),
      text: this.transloco.translate('budget-work.correct.sure'),
      action: this.transloco.translate('budget-work.correct.send'),
      dangerous: true,
    });
    if (!sure) return;
    const request = () =>
      this.client.correct(this.cycleId(), {
        ...{ error, reason: reason.trim(), minutesRef: minutesRef.trim() },
        leftOut: counting ? [] : typedNumbers(typed.leftOut),
        added: Array.isArray(added) ? added : [],
        removed: Array.isArray(removed) ? removed : [],
      });
    if (!(await this.sending.send(request))) return;
    this.open.set(false);
    this.form.reset();
    this.corrected.emit();
  }

  /** The unit of voting in which the project was counted. */
  private readonly unitOf = (nr: number): string | undefined => {
    const unit = this.count().units.find(({ outcomes }) => outcomes.some((one) => one.nr === nr));
    const own = unit?.outcomes.find((one) => one.nr === nr)?.unitId;
    return own !== undefined && this.perUnit() ? own : unit?.unitId;
  };

  /** Whether people voted in each unit, though the money of several was spent together. */
  readonly perUnit = input.required<boolean>();
}
