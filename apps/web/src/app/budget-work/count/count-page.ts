import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleState } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, loadProblem, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { CountCeremony } from './count-ceremony';
import { CountClient } from './count-client';
import { CountingKey } from './counting-key';
import { CountTable } from './count-table';
import { CycleSteps } from '../cycle/cycle-steps';
import { OpenCycle } from '../open-cycle';
import { ResultCorrection } from './result-correction';
import { RuleComparison } from './rule-comparison';
import { VoteAuditor } from './vote-auditor';

const COUNTED: readonly CycleState[] = ['counted', 'announced', 'closed'];

/** From closed ballots to money: count, announcement with minutes, the council's allocation. */
@Component({
  selector: 'vv-count-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Control,
    CountCeremony,
    CountingKey,
    CountTable,
    CycleSteps,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    ResultCorrection,
    RuleComparison,
    VoteAuditor,
  ],
  templateUrl: './count-page.html',
  styleUrl: './count-page.scss',
})
export class CountPage {
  private readonly client = inject(CountClient);
  private readonly work = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly cycle = inject(OpenCycle);
  protected readonly announcing = new Submission();
  protected readonly allocating = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly state = computed(() => this.cycle.view()?.state ?? null);
  protected readonly counted = computed(() => {
    const state = this.state();
    return state !== null && COUNTED.includes(state);
  });
  /** Whether the person logged in may count; two of them do it together. */
  protected readonly counts = computed(() => this.session.may('budget.count', this.cycle.place()));
  protected readonly countStep = computed(
    () => this.cycle.view()?.events.find(({ event }) => event === 'count') ?? null,
  );
  protected readonly count = rxResource({
    params: () => (this.counted() && this.counts() ? this.cycle.id() : undefined),
    stream: ({ params }) => this.client.count(params),
  });
  protected readonly problem = loadProblem(this.count);
  private readonly corrections = rxResource({
    params: () => (this.counted() && this.counts() ? this.cycle.id() : undefined),
    stream: ({ params }) => this.client.corrections(params),
  });
  /** The council gave the money to winners of before a correction. */
  protected readonly outdated = computed(
    () => this.corrections.hasValue() && this.corrections.value().allocationOutdated,
  );
  protected readonly projects = rxResource({
    params: () => (this.counted() ? this.cycle.id() : undefined),
    stream: ({ params }) => this.work.projects(params),
  });
  protected readonly titles = computed(
    () => new Map((this.projects.hasValue() ? this.projects.value() : []).map((one) => [one.nr, one.title])),
  );
  protected readonly units = computed(
    () => new Map((this.cycle.view()?.units ?? []).map((unit) => [unit.id, unit.name])),
  );

  /** Names of the units that were counted together. */
  protected named(unitIds: readonly string[]): string {
    return unitIds.map((id) => this.units().get(id) ?? '').join(', ');
  }

  private readonly build = inject(NonNullableFormBuilder);
  protected readonly minutes = this.build.group({ minutesRef: '' });
  protected readonly decision = this.build.group({
    decisionNumber: '',
    decisionDay: this.session.legalToday() ?? '',
  });

  constructor() {
    const meta = inject(PageMeta);
    // Boxes may have been signed on another page since the cycle was read.
    if (untracked(this.cycle.view)) this.cycle.reload();
    effect(() => {
      meta.set({ title: this.transloco.translate<string>('budget-work.tab.count'), hidden: true });
    });
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected reload(): void {
    this.cycle.reload();
    this.count.reload();
    this.corrections.reload();
  }

  protected async announce(): Promise<void> {
    const minutesRef = this.minutes.getRawValue().minutesRef.trim();
    const needed = [{ where: 'minutesRef', label: 'budget-work.count.minutesRef', value: minutesRef }];
    if (!this.announcing.check(emptyFields(needed, this.transloco))) return;
    if (!(await this.sure())) return;
    if (await this.announcing.send(() => this.client.announce(this.cycle.id(), minutesRef, this.file())))
      this.cycle.reload();
  }

  protected async allocate(): Promise<void> {
    const { decisionNumber, decisionDay } = this.decision.getRawValue();
    const needed = [
      { where: 'decisionNumber', label: 'budget-work.count.decisionNumber', value: decisionNumber },
      { where: 'decisionDay', label: 'budget-work.count.decisionDay', value: decisionDay },
    ];
    if (!this.allocating.check(emptyFields(needed, this.transloco))) return;
    const request = () => this.client.allocate(this.cycle.id(), decisionNumber.trim(), decisionDay);
    if (await this.allocating.send(request)) this.reload();
  }

  private sure(): Promise<boolean> {
    return this.confirm.ask({
      title: this.transloco.translate('budget-work.count.announce'),
      text: this.transloco.translate('budget-work.count.announceSure'),
      action: this.transloco.translate('budget-work.count.announce'),
    });
  }
}
