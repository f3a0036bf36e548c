import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { BASIS_CHANGE_KINDS, type BasisChangeKind, type BasisChangeView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { BasisDecision } from './basis-decision';

/** Laws and regulations that by-laws cite and that were changed, with a look at every act that this concerns (OPL 9(5)). */
@Component({
  selector: 'vv-basis-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    BasisDecision,
    Control,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  templateUrl: './basis-page.html',
  styleUrl: './basis-page.scss',
})
export class BasisPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();

  protected readonly kinds = BASIS_CHANGE_KINDS;
  protected readonly tones = { holds: 'good', amend: 'warn', lapsed: 'bad' } as const;
  protected readonly may = computed(() => this.session.may('promulgation.manage', this.place()));
  protected readonly url = computed(() => `/api/m/${encodeURIComponent(this.place())}/basis-changes`);
  protected readonly changes = rxResource({
    params: () => this.url(),
    stream: ({ params }) =>
      this.http.get<{ items: BasisChangeView[] }>(params).pipe(map(({ items }) => items)),
  });
  protected readonly problem = loadProblem(this.changes);
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    place: '',
    kind: 'amended' as BasisChangeKind,
    from: '',
    sourceUrl: '',
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('promulgation.basis.title'), hidden: true });
    effect(() => this.form.patchValue({ from: this.session.legalToday() ?? '' }));
  }

  protected open(change: BasisChangeView): number {
    return change.acts.filter(({ decision }) => decision === null).length;
  }

  protected async save(): Promise<void> {
    const { place, kind, from, sourceUrl } = this.form.getRawValue();
    const needed = [
      { where: 'place', label: 'promulgation.basis.place', value: place },
      { where: 'from', label: 'promulgation.basis.from', value: from },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = { place: place.trim(), kind, from, sourceUrl: sourceUrl.trim() || null };
    if (await this.submission.send(() => this.http.post(this.url(), body))) {
      this.form.patchValue({ place: '', sourceUrl: '' });
      this.changes.reload();
    }
  }
}
