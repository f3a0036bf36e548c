import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleState } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { BudgetWorkClient } from './budget-work-client';
import { CountTable } from './count-table';
import { CycleSteps } from './cycle-steps';
import { OpenCycle } from './open-cycle';

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
    CountTable,
    CycleSteps,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
  ],
  templateUrl: './count-page.html',
  styleUrl: './count-page.scss',
})
export class CountPage {
  private readonly client = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly cycle = inject(OpenCycle);
  protected readonly counting = new Submission();
  protected readonly announcing = new Submission();
  protected readonly allocating = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly state = computed(() => this.cycle.view()?.state ?? null);
  protected readonly counted = computed(() => {
    const state = this.state();
    return state !== null && COUNTED.includes(state);
  });
  protected readonly count = rxResource({
    params: () => (this.counted() && this.cycle.manages() ? this.cycle.id() : undefined),
    stream: ({ params }) => this.client.count(params),
  });
  protected readonly problem = loadProblem(this.count);
  protected readonly projects = rxResource({
    params: () => (this.counted() ? this.cycle.id() : undefined),
    stream: ({ params }) => this.client.projects(params),
  });
  protected readonly titles = computed(
    () => new Map((this.projects.hasValue() ? this.projects.value() : []).map((one) => [one.nr, one.title])),
  );
  protected readonly units = computed(
    () => new Map((this.cycle.view()?.units ?? []).map((unit) => [unit.id, unit.name])),
  );
  private readonly build = inject(NonNullableFormBuilder);
  protected readonly minutes = this.build.group({ minutesRef: '' });
  protected readonly decision = this.build.group({
    decisionNumber: '',
    decisionDay: this.session.legalToday() ?? '',
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      meta.set({ title: this.transloco.translate<string>('budget-work.tab.count'), hidden: true });
    });
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async countNow(): Promise<void> {
    if (!(await this.sure('count'))) return;
    if (await this.counting.send(() => this.client.countVotes(this.cycle.id()))) this.cycle.reload();
  }

  protected async announce(): Promise<void> {
    const minutesRef = this.minutes.getRawValue().minutesRef.trim();
    const needed = [{ where: 'minutesRef', label: 'budget-work.count.minutesRef', value: minutesRef }];
    if (!this.announcing.check(emptyFields(needed, this.transloco))) return;
    if (!(await this.sure('announce'))) return;
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
    if (await this.allocating.send(request)) this.cycle.reload();
  }

  private sure(what: 'count' | 'announce'): Promise<boolean> {
    return this.confirm.ask({
      title: this.transloco.translate(`budget-work.count.${what}`),
      text: this.transloco.translate(`budget-work.count.${what}Sure`),
      action: this.transloco.translate(`budget-work.count.${what}`),
    });
  }
}
