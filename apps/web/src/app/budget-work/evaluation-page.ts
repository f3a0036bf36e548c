import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ArticleRef, DeskProject, EvaluateProject } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ArticleName } from '../ui/article-name';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { parseEuro, typedEuro } from '../ui/money';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { BudgetWorkClient } from './budget-work-client';
import { projectTone } from './cycle-tone';
import { OpenCycle } from './open-cycle';
import { ProjectPapers } from './project-papers';

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
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    ProjectPapers,
    StatusBadge,
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
  protected readonly submission = new Submission();
  protected readonly returning = new Submission();
  protected readonly done = signal('');
  protected readonly fields = { verifiedCents: 'verified', statutesPoint: 'statutesPoint', article: 'basis' };
  protected readonly resource = rxResource({
    params: () => this.projectId(),
    stream: ({ params }) => this.client.project(params),
  });
  protected readonly problem = loadProblem(this.resource);
  protected readonly project = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** Decisions are made and may be made again while the cycle is being evaluated. */
  protected readonly open = computed(
    () =>
      this.cycle.evaluates() &&
      this.cycle.view()?.state === 'evaluation' &&
      ['submitted', 'compliant', 'not_compliant'].includes(this.project()?.state ?? ''),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    verdict: '' as '' | EvaluateProject['verdict'],
    basis: '',
    statutesPoint: '',
    reason: '',
    verified: '',
    costNote: '',
  });
  private readonly verdict = toSignal(this.form.controls.verdict.valueChanges, { initialValue: '' });
  protected readonly fails = computed(() => this.verdict() === 'not_compliant');
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
      });
    });
  }

  protected async decide(project: DeskProject): Promise<void> {
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
    const fails = entered.verdict === 'not_compliant';
    const evaluation: EvaluateProject = {
      verdict: entered.verdict,
      reason: entered.reason.trim(),
      article: fails && entered.basis ? { act: 'PL', ref: entered.basis } : null,
      statutesPoint: fails ? entered.statutesPoint.trim() || null : null,
      verifiedCents,
      costNote: entered.costNote.trim(),
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
