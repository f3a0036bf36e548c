import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OfferedCycleEvent } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { BudgetWorkClient } from '../budget-work-client';
import { OpenCycle } from '../open-cycle';

/** Steps that are taken on pages of their own, with what they need there. */
const ELSEWHERE: Record<string, string> = {
  count: 'skaitisana',
  announce: 'skaitisana',
  recordAllocation: 'skaitisana',
};

/** What is entered with the step itself does not stand against it beforehand. */
const ENTERED = ['minutesRef', 'decisionNumber', 'reason'];

/** What the cycle can do next, and what stands against it, before the click. */
@Component({
  selector: 'vv-cycle-steps',
  imports: [RouterLink, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LocalLink, ViolationText],
  templateUrl: './cycle-steps.html',
  styleUrl: './cycle-steps.scss',
})
export class CycleSteps {
  private readonly client = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  protected readonly submission = new Submission();
  /** Why the cycle is given up; asked for that step alone. */
  protected readonly reason = signal('');
  private readonly offered = computed(() => {
    const view = this.cycle.view();
    // A second decision of the council corrects the first; it is not what comes next.
    return (view?.events ?? []).filter(({ event }) => event !== 'recordAllocation' || !view?.allocation);
  });
  protected readonly steps = computed(() =>
    this.offered().map((step) => {
      const violations = step.violations.filter(({ where }) => !where || !ENTERED.includes(where));
      return { ...step, violations, allowed: violations.length === 0, page: ELSEWHERE[step.event] ?? null };
    }),
  );

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async take(step: OfferedCycleEvent): Promise<void> {
    const view = this.cycle.view();
    if (!view || !step.allowed) return;
    const reason = this.reason().trim();
    if (step.event === 'cancel') {
      const needed = [{ where: 'reason', label: 'budget-work.steps.reason', value: reason }];
      if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    }
    const text = (part: string) =>
      this.transloco.translate<string>(`budget-work.event.${step.event}.${part}`);
    const sure = await this.confirm.ask({
      title: text('name'),
      text: text('sure'),
      action: text('name'),
      dangerous: step.event === 'cancel',
    });
    if (!sure) return;
    const request = () =>
      this.client.advance(view.id, step.event, view.version, step.event === 'cancel' ? reason : null);
    if (await this.submission.send(request)) this.cycle.reload();
  }
}
