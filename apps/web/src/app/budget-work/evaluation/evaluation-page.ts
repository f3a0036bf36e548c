import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { commissionVerdict, evaluationStepViolations } from '#libs/budget-rules';
import type { ArticleRef, DeskProject, EvaluateProject, Violation } from '#libs/contracts';
import { ProjectVerdict } from '../../budget/projects/project-verdict';
import { awaitsVerdict } from '../../budget/words';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { ArticleName } from '../../ui/article-name';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { parseEuro, typedEuro } from '../../ui/money';
import { StatusBadge } from '../../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { BudgetWorkClient } from '../budget-work-client';
import { ChecklistFields, type OpenAnswer } from '../cycle/checklist-fields';
import { projectTone } from '../cycle-tone';
import { EvaluationClient } from './evaluation-client';
import { EvaluationSteps } from './evaluation-steps';
import { OpenCycle } from '../open-cycle';
import { ProjectPapers } from './project-papers';
import { ProjectTalk } from './project-talk';

/** Requirements of the law that a project can fail (PL 60(3)). */
const REQUIREMENTS = ['60(3)1', '60(3)2a', '60(3)2b', '60(3)3'] as const;

/** One project at the evaluator's desk: its papers, and the decision with its public reason. */
@Component({
  selector: 'vv-evaluation-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ArticleName,
    ChecklistFields,
    Control,
    ErrorSummary,
    EuroPipe,
    EvaluationSteps,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    ProjectPapers,
    ProjectTalk,
    ProjectVerdict,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './evaluation-page.html',
  styleUrl: './evaluation-page.scss',
})
export class EvaluationPage {
  private readonly client = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  /** From the address. */
  readonly projectId = input.required<string>();

  protected readonly requirements = REQUIREMENTS.map((ref): ArticleRef => ({ act: 'PL', ref }));
  protected readonly tone = projectTone;
  protected readonly awaitsVerdict = awaitsVerdict;
  protected readonly submission = new Submission();
  protected readonly returning = new Submission();
  protected readonly done = signal('');
  protected readonly fields: Record<string, string> = {
    verifiedCents: 'verified',
    statutesPoint: 'statutesPoint',
    article: 'basis',
    ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`checklist.${at}`, `check-${at}`])),
  };
  protected readonly resource = rxResource({
    params: () => this.projectId(),
    stream: ({ params }) => this.client.project(params),
  });
  private readonly steps = inject(EvaluationClient);
  protected readonly file = rxResource({
    params: () => (this.cycle.evaluates() ? this.projectId() : undefined),
    stream: ({ params }) => this.steps.file(params),
  });
  protected readonly checklist = computed(() => (this.file.hasValue() ? this.file.value().checklist : []));
  /** The answers as they are chosen; those of the last verdict at first. */
  protected readonly answers = linkedSignal<OpenAnswer[]>(() => {
    const past = this.project()?.evaluation?.checklist ?? [];
    return this.checklist().map((_item, at) => ({
      answer: past[at]?.answer ?? '',
      note: past[at]?.note ?? '',
    }));
  });
  protected readonly problem = loadProblem(this.resource);
  protected readonly project = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** Decisions are made from the submission on, and may be made again until the evaluation is finished. */
  protected readonly open = computed(
    () =>
      this.cycle.evaluates() &&
      ['submission', 'evaluation'].includes(this.cycle.view()?.state ?? '') &&
      ['submitted', 'compliant', 'not_compliant'].includes(this.project()?.state ?? ''),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    verdict: '' as '' | EvaluateProject['verdict'],
    basis: '',
    statutesPoint: '',
    reason: '',
    verified: '',
    costNote: '',
    appeal: '',
    noInterest: false,
  });
  private readonly verdict = toSignal(this.form.controls.verdict.valueChanges, { initialValue: '' });
  protected readonly fails = computed(() => this.verdict() === 'not_compliant');
  /** Why this person decides nothing here. */
  protected readonly barred = computed<Violation | null>(() => {
    if (!this.file.hasValue()) return null;
    const { own, specialists } = this.file.value();
    if (own) return { code: 'evaluation_own_project' };
    return specialists.some(({ me, interest }) => me && interest) ? { code: 'evaluation_interest' } : null;
  });
  /** What stands against deciding now, whatever the form says: others are still to act, or acted otherwise. */
  protected readonly against = computed(() => {
    if (!this.file.hasValue()) return [];
    const { specialists, votes } = this.file.value();
    const verdict = this.verdict();
    const [last] = votes;
    return evaluationStepViolations(verdict || 'compliant', {
      ...{ checklist: [], answers: [], appeal: '-', noInterest: true, interested: false },
      waiting: specialists.filter(({ interest, givenOn }) => interest !== true && givenOn === null).length,
      commission: verdict && last ? commissionVerdict(last) : null,
    });
  });
  protected readonly returnReason = signal('');

  constructor() {
    const meta = inject(PageMeta);
    let shown = -1;
    effect(() => {
      const project = this.project();
      const title = this.transloco.translate<string>('budget-work.evaluation.title');
      meta.set({ title: project ? `${title}: ${project.title}` : title, hidden: true });
      if (!project || project.version === shown) return;
      shown = project.version;
      const past = project.evaluation;
      this.form.setValue({
        verdict: past?.verdict ?? '',
        basis: past?.article?.ref ?? '',
        statutesPoint: past?.statutesPoint ?? '',
        reason: past?.reason ?? '',
        verified: typedEuro(past?.verifiedCents ?? project.submittedCents),
        costNote: past?.costNote ?? '',
        appeal: past?.appeal ?? '',
        noInterest: false,
      });
    });
  }

  protected async decide(project: DeskProject): Promise<void> {
    if (this.against().length > 0) return;
    const entered = this.form.getRawValue();
    const needed = [
      { where: 'verdict', label: 'budget-work.evaluation.verdict', value: entered.verdict },
      { where: 'reason', label: 'budget-work.evaluation.reason', value: entered.reason },
      { where: 'verifiedCents', label: 'budget-work.evaluation.verified', value: entered.verified },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco)) || !entered.verdict) return;
    const verifiedCents = parseEuro(entered.verified);
    if (verifiedCents === null) {
      this.submission.check([{ code: 'sumUnreadable', where: 'verifiedCents' }]);
      return;
    }
    const checklist = this.answers().flatMap(({ answer, note }) =>
      answer ? [{ answer, note: note.trim() }] : [],
    );
    const firstOpen = this.answers().findIndex(({ answer }) => !answer);
    if (firstOpen >= 0) {
      const where = `checklist.${firstOpen}`;
      this.submission.check([{ code: 'evaluation_checklist_open', where, params: { item: firstOpen + 1 } }]);
      return;
    }
    const fails = entered.verdict === 'not_compliant';
    const evaluation: EvaluateProject = {
      verdict: entered.verdict,
      reason: entered.reason.trim(),
      article: fails && entered.basis ? { act: 'PL', ref: entered.basis } : null,
      statutesPoint: fails ? entered.statutesPoint.trim() || null : null,
      verifiedCents,
      costNote: entered.costNote.trim(),
      appeal: fails ? entered.appeal.trim() : '',
      noInterest: entered.noInterest,
      checklist,
      version: project.version,
    };
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-work.evaluation.sureTitle'),
      text: this.transloco.translate('budget-work.evaluation.sure'),
      action: this.transloco.translate('budget-work.evaluation.decide'),
    });
    if (!sure) return;
    this.done.set('');
    if (await this.submission.send(() => this.client.evaluate(project.id, evaluation))) {
      this.done.set('budget-work.evaluation.decided');
      this.reload();
    }
  }

  protected async giveBack(project: DeskProject): Promise<void> {
    const reason = this.returnReason().trim();
    const needed = [{ where: 'returnReason', label: 'budget-work.evaluation.returnReason', value: reason }];
    if (!this.returning.check(emptyFields(needed, this.transloco))) return;
    this.done.set('');
    if (await this.returning.send(() => this.client.giveBack(project.id, reason, project.version))) {
      this.done.set('budget-work.evaluation.returned');
      this.reload();
    }
  }

  protected text(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  private reload(): void {
    this.resource.reload();
    this.cycle.reload();
  }
}
