import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleCount, DeliveryCourse, ResultCorrection as Correction } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { typedBallots, typedNumbers } from './corrected-lines';
import { CorrectionProposal } from './correction-proposal';
import { CountClient } from './count-client';

/** Proposes to correct a result for a named error, or shows what is proposed: both counts stand beside each other. */
@Component({
  selector: 'vv-result-correction',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    CorrectionProposal,
    ErrorSummary,
    Field,
  ],
  templateUrl: './result-correction.html',
})
export class ResultCorrection {
  private readonly client = inject(CountClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  readonly count = input.required<CycleCount>();
  readonly corrected = output();
  protected readonly open = signal(false);
  protected readonly sending = new Submission();
  private readonly build = inject(NonNullableFormBuilder);
  /** What the council decided on projects in delivery that would lose. */
  protected readonly courses = this.build.array<ReturnType<ResultCorrection['course']>>([]);
  protected readonly desk = rxResource({
    params: () => this.cycleId() || undefined,
    stream: ({ params }) => this.client.corrections(params),
  });
  protected readonly proposal = computed(() => (this.desk.hasValue() ? this.desk.value().proposal : null));
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  protected readonly form = this.build.group({
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
    const request = () =>
      this.client.proposeCorrection(this.cycleId(), {
        ...{ error, reason: reason.trim(), minutesRef: minutesRef.trim() },
        leftOut: counting ? [] : typedNumbers(typed.leftOut),
        added: Array.isArray(added) ? added : [],
        removed: Array.isArray(removed) ? removed : [],
        deliveries: this.courses.getRawValue(),
      });
    if (!(await this.sending.send(request))) return this.askCourses();
    this.open.set(false);
    this.form.reset();
    this.courses.clear();
    this.desk.reload();
  }

  /** The recount has found projects in delivery that would lose: the council has to have decided on each of them. */
  private askCourses(): void {
    const known = this.courses.getRawValue().map(({ nr }) => nr);
    for (const { code, params } of this.sending.violations()) {
      const nr = params?.['nr'];
      if (typeof nr !== 'number') continue;
      if (code === 'correction_in_delivery' && !known.includes(nr)) this.courses.push(this.course(nr));
      if (code === 'correction_course_needless') this.courses.removeAt(known.indexOf(nr));
    }
  }

  private course(nr: number) {
    return this.build.group({
      ...{ nr, course: 'stop' as DeliveryCourse['course'], decisionNumber: '' },
      ...{ decisionDay: this.session.legalToday() ?? '', reason: '' },
    });
  }

  protected decided(): void {
    this.desk.reload();
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
