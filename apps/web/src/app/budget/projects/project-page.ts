import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { projectTotal } from '#libs/budget-rules';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { CostTable } from './cost-table';
import { DeliveryCourseText } from '../delivery/delivery-course';
import { DeliveryPicture } from '../delivery/delivery-picture';
import { PlacePoint } from '../map/place-point';
import { ProjectOrigin } from './project-origin';
import { ProjectOutcomeText } from './project-outcome';
import { ProjectVerdict } from './project-verdict';
import { QuestionList } from './question-list';
import { VersionList } from './version-list';
import { awaitsVerdict, projectTone } from '../words';

/** A project's page: what, where, what it costs, what was found, how it ended, what is built. */
@Component({
  selector: 'vv-budget-project-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CostTable,
    DeliveryCourseText,
    DeliveryPicture,
    EuroPipe,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PlacePoint,
    ProjectOrigin,
    ProjectOutcomeText,
    ProjectVerdict,
    QuestionList,
    StatusBadge,
    VersionList,
  ],
  templateUrl: './project-page.html',
  styleUrl: './project-page.scss',
})
export class BudgetProjectPage {
  private readonly client = inject(BudgetClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly nr = input.required<string>();

  protected readonly project = rxResource({
    params: () => ({ place: this.place(), year: this.year(), nr: this.nr() }),
    stream: ({ params }) => this.client.project(params.place, params.year, params.nr),
  });
  protected readonly problem = loadProblem(this.project);
  protected readonly tone = projectTone;
  protected readonly awaitsVerdict = awaitsVerdict;
  private readonly files = computed(() => (this.project.hasValue() ? this.project.value().files : []));
  protected readonly pictures = computed(() => this.files().filter(({ kind }) => kind === 'picture'));
  protected readonly papers = computed(() => this.files().filter(({ kind }) => kind !== 'picture'));
  /** The evaluators counted otherwise than the author. */
  protected readonly recounted = computed(() => {
    if (!this.project.hasValue()) return null;
    const { evaluation, costLines } = this.project.value();
    return evaluation && evaluation.verifiedCents !== projectTotal(costLines) ? evaluation : null;
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      const shown = this.project.hasValue() ? this.project.value() : null;
      meta.set({
        title: shown ? `${shown.nr}. ${shown.title}` : transloco.translate('budget.project.title'),
        ...(shown ? { description: shown.summary } : {}),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  /** Published minutes of the commission. */
  protected minutesUrl(sitting: number): string {
    return this.client.minutesUrl(this.place(), this.year(), sitting);
  }
}
