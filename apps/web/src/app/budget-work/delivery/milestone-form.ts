import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MilestoneView } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';

/** A milestone: what, by when, done when, and why it is late. A deadline of the law keeps its name and day. */
@Component({
  selector: 'vv-milestone-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  templateUrl: './milestone-form.html',
})
export class MilestoneForm {
  private readonly client = inject(BudgetWorkClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  readonly projectId = input.required<string>();
  /** `null` for a new one. */
  readonly milestone = input.required<MilestoneView | null>();
  /** True when something was saved. */
  readonly closed = output<boolean>();

  protected readonly submission = new Submission();
  protected readonly lawful = computed(() => !!this.milestone()?.article);
  protected readonly form = inject(NonNullableFormBuilder).group({
    title: '',
    dueOn: '',
    doneOn: '',
    note: '',
    delayReason: '',
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('input:not([readonly])')?.focus());
    effect(() => {
      const known = this.milestone();
      if (known)
        this.form.setValue({
          title: known.title,
          dueOn: known.dueOn,
          doneOn: known.doneOn ?? '',
          note: known.note,
          delayReason: known.delayReason ?? '',
        });
    });
  }

  protected async remove(id: string): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-delivery.removeTitle'),
      text: this.transloco.translate('budget-delivery.removeText'),
      action: this.transloco.translate('budget-delivery.remove'),
      dangerous: true,
    });
    if (sure && (await this.submission.send(() => this.client.removeMilestone(id)))) this.closed.emit(true);
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['title', 'dueOn'] as const).map((where) => ({
      where,
      label: `budget-work.milestone.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const milestone = {
      title: entered.title.trim(),
      dueOn: entered.dueOn,
      doneOn: entered.doneOn || null,
      note: entered.note.trim(),
      delayReason: entered.delayReason.trim() || null,
    };
    const known = this.milestone();
    const request = () =>
      known
        ? this.client.changeMilestone(known.id, milestone)
        : this.client.addMilestone(this.projectId(), milestone);
    if (await this.submission.send(request)) this.closed.emit(true);
  }
}
