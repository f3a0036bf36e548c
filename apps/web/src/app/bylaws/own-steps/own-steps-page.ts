import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { leastStrict, OWN_TERMS, stepsViolations } from '#libs/bylaw-procedure';
import type { InternalStepsInput, InternalStepsView, LegalDay } from '#libs/contracts';
import { deadlineRule } from '#libs/legal-calendar';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Place } from '../../shell/place';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { CommitteesList } from './committees-list';
import { EndorsersList } from './endorsers-list';
import { OwnStepsClient } from './own-steps-client';
import { PlannedSteps } from './planned-steps';

const TERMS = OWN_TERMS.map(({ code, unit }) => {
  const { article, direction } = deadlineRule(code);
  return { code, unit, article, law: leastStrict(code), atMost: direction === 'within' };
});

/** How the municipality works inside the frame of the law: endorsers, committees, order of stages, own terms. */
@Component({
  selector: 'vv-own-steps-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    CommitteesList,
    Control,
    EndorsersList,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PlannedSteps,
  ],
  templateUrl: './own-steps-page.html',
  styleUrl: './own-steps-page.scss',
})
export class OwnStepsPage {
  private readonly client = inject(OwnStepsClient);
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly terms = TERMS;
  protected readonly loaded = rxResource({ stream: () => this.client.read() });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly submission = new Submission();
  /** The day from which the steps hold that were just saved. */
  protected readonly saved = signal<LegalDay | null>(null);
  protected readonly today = computed(() => this.session.legalToday() ?? '');
  /** From when what is typed is to hold; a planned change that is edited keeps its day. */
  protected readonly from = linkedSignal(() => this.today());
  protected readonly editing = signal<LegalDay | null>(null);
  protected readonly steps = signal<InternalStepsInput | null>(null);
  protected readonly endorserCodes = computed(() => this.steps()?.endorsers.map(({ code }) => code) ?? []);

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('directory.steps.title'), hidden: true });
    effect(() => {
      if (this.loaded.hasValue()) this.show(this.editing());
    });
  }

  protected change(part: Partial<InternalStepsInput>): void {
    this.saved.set(null);
    this.steps.update((steps) => steps && { ...steps, ...part });
  }

  protected tick(name: 'endorseInOrder' | 'coordinateAfterOpinions' | 'repeatOpinions', event: Event): void {
    this.change({ [name]: (event.target as HTMLInputElement).checked });
  }

  /** An empty field means that the term of the law holds. */
  protected setTerm(code: string, event: Event): void {
    const typed = (event.target as HTMLInputElement).value;
    const { [code]: _before, ...others } = this.steps()?.terms ?? {};
    this.change({ terms: typed === '' ? others : { ...others, [code]: Number(typed) } });
  }

  protected setMonths(event: Event): void {
    const typed = (event.target as HTMLInputElement).value;
    this.change({ exPostMonths: typed === '' ? null : Number(typed) });
  }

  protected editFrom(day: LegalDay): void {
    this.saved.set(null);
    this.editing.set(day);
  }

  protected showNow(): void {
    this.editing.set(null);
  }

  protected async save(version: number): Promise<void> {
    const steps = this.steps();
    if (!steps) return;
    this.saved.set(null);
    const from = this.editing() ?? (this.from() || this.today());
    if (!this.submission.check(stepsViolations(steps))) return;
    if (!(await this.submission.send(() => this.client.save({ ...steps, version, from })))) return;
    this.saved.set(from);
    this.editing.set(null);
    this.from.set(this.today());
    this.loaded.reload();
  }

  /** The steps of today, or those of a planned day. */
  private show(day: LegalDay | null): void {
    const view = this.loaded.hasValue() ? this.loaded.value() : null;
    if (!view) return;
    const planned = view.planned.find(({ from }) => from === day);
    this.steps.set(planned?.steps ?? inputOf(view));
  }
}

function inputOf({
  version: _version,
  candidates: _candidates,
  from: _from,
  planned: _planned,
  ...steps
}: InternalStepsView): InternalStepsInput {
  return steps;
}
