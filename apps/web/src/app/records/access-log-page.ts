import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { RESTRICTED_THINGS, type AccessEntryView } from '#libs/contracts';
import { ACCESS_LOG_ARTICLE, ACCESS_LOG_MONTHS, accessLogTermViolations } from '#libs/records-rules';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { RecordsClient, type AccessFilter } from './records-client';

/** Who looked at restricted things, for the data protection officer; and how long that is kept. */
@Component({
  selector: 'vv-access-log-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Column,
    Control,
    DataTable,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    Icon,
    LegalDayPipe,
    MomentPipe,
    PageHeader,
  ],
  templateUrl: './access-log-page.html',
  styleUrl: './records.scss',
})
export class AccessLogPage {
  private readonly client = inject(RecordsClient);
  private readonly router = inject(Router);

  /** Filters, from the address. */
  readonly what = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly before = input<string>();

  protected readonly things = RESTRICTED_THINGS;
  protected readonly article = ACCESS_LOG_ARTICLE;
  protected readonly term = ACCESS_LOG_MONTHS;
  protected readonly filter = computed<AccessFilter>(() => {
    const all = { what: this.what(), from: this.from(), to: this.to(), before: this.before() };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  });
  protected readonly log = rxResource({
    params: () => this.filter(),
    stream: ({ params }) => this.client.accessLog(params),
  });
  protected readonly problem = loadProblem(this.log);
  protected readonly form = inject(NonNullableFormBuilder).group({ what: '', from: '', to: '' });
  protected readonly saving = new Submission();
  protected readonly saved = signal(false);

  constructor() {
    inject(PageMeta).set({
      title: inject(TranslocoService).translate('records.section.access.title'),
      hidden: true,
    });
    const {
      what = '',
      from = '',
      to = '',
    } = this.router.parseUrl(this.router.url).queryParams as AccessFilter;
    this.form.setValue({ what, from, to });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): AccessEntryView {
    return value as AccessEntryView;
  }

  protected search(): void {
    const entered = Object.entries(this.form.getRawValue()).filter(([, value]) => value);
    void this.router.navigate([], { queryParams: Object.fromEntries(entered) });
  }

  protected async keep(months: number, version: number): Promise<void> {
    this.saved.set(false);
    if (!this.saving.check(accessLogTermViolations(months))) return;
    if (await this.saving.send(() => this.client.saveAccessTerm({ months, version }))) {
      this.saved.set(true);
      this.log.reload();
    }
  }
}
