import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { minutesViolations } from '#libs/budget-rules';
import type {
  CommissionSittingInput,
  CommissionSittingView,
  CommissionView,
  Violation,
} from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { ArticleName } from '../../ui/article-name';
import { Confirm } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { EvaluationClient } from './evaluation-client';
import { OpenCycle } from '../open-cycle';
import { SittingForm } from './sitting-form';

/** Sittings of the evaluation commission: who was there, how it voted, and the minutes for everybody. */
@Component({
  selector: 'vv-commission-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleName,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    SittingForm,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './commission-page.html',
  styles: `
    .head {
      margin-bottom: var(--gap-4);
    }

    .bar {
      color: var(--bad);
    }

    article {
      margin-top: var(--gap-6);
      padding-top: var(--gap-4);
      border-top: 2px solid var(--line);
    }

    dl {
      display: grid;
      grid-template-columns: minmax(6rem, max-content) 1fr;
      gap: var(--gap-1) var(--gap-4);
      margin: 0 0 var(--gap-4);
    }

    dt {
      color: var(--ink-soft);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .row {
      flex-wrap: wrap;
    }

    .votes li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .votes p {
      margin: 0;
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class CommissionPage {
  private readonly client = inject(EvaluationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  protected readonly cycleId = computed(() => this.cycle.view()?.id ?? '');
  protected readonly evaluates = computed(() => this.cycle.evaluates());
  protected readonly resource = rxResource({
    params: () => this.cycleId() || undefined,
    stream: ({ params }) => this.client.commission(params),
  });
  protected readonly problem = loadProblem(this.resource);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** The same people as the last time. */
  protected readonly likeLast = computed<CommissionSittingInput | null>(() => {
    const last = this.view()?.sittings[0];
    if (!last) return null;
    const { present, absent, chair, keeper } = last;
    return { day: '', minutesRef: '', present: [...present, ...absent], absent: [], chair, keeper };
  });
  protected readonly submission = new Submission();
  protected readonly done = signal('');
  private readonly tried = signal('');

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      meta.set({ title: this.transloco.translate('budget-evaluation.sitting.title'), hidden: true });
    });
  }

  protected minutes(sittingId: string, format: 'pdf' | 'docx'): string {
    return this.client.minutesUrl(sittingId, format);
  }

  /** What stands against publishing that sitting's minutes. */
  protected of(sittingId: string): readonly Violation[] {
    return this.tried() === sittingId ? this.submission.violations() : [];
  }

  /** What the minutes lack, before anybody tries to publish them. */
  protected readonly missing = minutesViolations;

  /** What to do where the commission has not sat. */
  protected empty({ open }: CommissionView): string {
    if (open) return this.evaluates() ? 'noneOpen' : 'noneEvaluators';
    return this.cycle.view()?.state === 'preparing' ? 'nonePreparing' : 'noneOver';
  }

  protected async publish(sitting: CommissionSittingView): Promise<void> {
    const { id, minutesRef } = sitting;
    if (minutesViolations(sitting).length > 0) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-evaluation.sitting.publishTitle'),
      text: this.transloco.translate('budget-evaluation.sitting.publishSure', { minutes: minutesRef }),
      action: this.transloco.translate('budget-evaluation.sitting.publish'),
    });
    if (!sure) return;
    this.tried.set(id);
    if (await this.submission.send(() => this.client.publishMinutes(id)))
      this.changed('budget-evaluation.sitting.isPublished');
  }

  protected changed(done: string): void {
    this.done.set(done);
    this.resource.reload();
  }
}
