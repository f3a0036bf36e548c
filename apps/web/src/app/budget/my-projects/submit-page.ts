import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, tap } from 'rxjs';
import type { MyProjectView } from '#libs/contracts';
import { submissionTermViolations, submissionVenueViolations } from '#libs/budget-rules';
import { loginAddress } from '../../shell/guards';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { DeadlineChip } from '../../ui/deadline-chip';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { BudgetClient } from '../budget-client';

/** Before a project is written: what is needed, what the limits are, and the way in. */
@Component({
  selector: 'vv-budget-submit-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    DeadlineChip,
    ErrorSummary,
    EuroPipe,
    FailedRequest,
    Icon,
    LocalLink,
    PageHeader,
    PluralPipe,
    ViolationText,
  ],
  templateUrl: './submit-page.html',
  styleUrl: './submit-page.scss',
})
export class BudgetSubmitPage {
  private readonly client = inject(BudgetClient);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly year = input.required<string>();

  protected readonly cycle = rxResource({
    params: () => ({ place: this.place(), year: this.year() }),
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  protected readonly person = this.session.person;
  /** Why nobody can submit now. */
  protected readonly closed = computed(() => {
    if (!this.cycle.hasValue()) return [];
    const { state, submission, today, rules } = this.cycle.value();
    return [...submissionVenueViolations(rules), ...submissionTermViolations(state, submission, today)];
  });
  /** What the person has already begun here. */
  protected readonly begun = rxResource({
    params: () => (this.person() ? { place: this.place(), year: Number(this.year()) } : undefined),
    stream: ({ params }) => this.client.mine().pipe(map((all) => all.filter((one) => isOf(one, params)))),
  });
  protected readonly submission = new Submission();
  protected readonly login = computed(() =>
    loginAddress(this.language.link(`/${this.place()}/budzets/${this.year()}/iesniegt`)),
  );
  protected readonly needs = [
    { key: 'what', article: null },
    { key: 'benefit', article: { act: 'PL', ref: '60(3)3' } },
    { key: 'cost', article: { act: 'PL', ref: '60(3)3' } },
    { key: 'place', article: { act: 'PL', ref: '60(3)2a' } },
    { key: 'pictures', article: null },
    { key: 'organisation', article: { act: 'PL', ref: '60(3)1' } },
  ] as const;

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: transloco.translate('budget.submit.title'),
        description: transloco.translate('budget.submit.lead'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected async start(): Promise<void> {
    let begun: MyProjectView | null = null;
    const done = await this.submission.send(() =>
      this.client.startProject(this.place(), this.year()).pipe(tap((project) => (begun = project))),
    );
    const id = (begun as MyProjectView | null)?.id;
    if (done && id)
      await this.router.navigateByUrl(this.language.link(`/mans/projekti/${this.place()}/${id}`));
  }
}

function isOf(project: MyProjectView, where: { place: string; year: number }): boolean {
  return project.place.slug === where.place && project.cycle.year === where.year;
}
