import { Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import {
  REQUEST_MEANS,
  type DataRequestItem,
  type DataRight,
  type RequestMeans,
  type Violation,
} from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, loadProblem, type NeededField, Submission } from '../ui/submission';
import { RecordsClient } from './records-client';
import { requestTone } from './request-tone';
import { RightChoice } from './right-choice';

/** The register of requests of people about their data. */
@Component({
  selector: 'vv-requests-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Column,
    Control,
    DataTable,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    RightChoice,
    StatusBadge,
  ],
  templateUrl: './requests-page.html',
  styleUrl: './records.scss',
})
export class RequestsPage {
  private readonly client = inject(RecordsClient);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);
  protected readonly requests = rxResource({ stream: () => this.client.requests() });
  protected readonly problem = loadProblem(this.requests);
  protected readonly tone = requestTone;
  /** A login of one's own writes its requests itself. */
  protected readonly means = REQUEST_MEANS.filter((one) => one !== 'account');
  protected readonly open = signal(false);
  protected readonly rights = signal<readonly DataRight[]>(['access']);
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    requesterName: '',
    contact: '',
    means: 'in_person' as RequestMeans,
    receivedOn: inject(Session).legalToday() ?? '',
    details: '',
  });

  constructor() {
    inject(PageMeta).set({
      title: this.transloco.translate('records.section.requests.title'),
      hidden: true,
    });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): DataRequestItem {
    return value as DataRequestItem;
  }

  protected wrongRights(): Violation | null {
    return this.submission.violations().find(({ where }) => where === 'rights') ?? null;
  }

  protected async save(): Promise<void> {
    const body = this.form.getRawValue();
    const rights = [...this.rights()];
    const needed: NeededField[] = [
      { where: 'requesterName', label: 'records.request.requesterName', value: body.requesterName },
      { where: 'receivedOn', label: 'records.request.receivedOn', value: body.receivedOn },
      { where: 'rights', label: 'records.request.rights', value: rights.join('') },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    let id = '';
    const sent = await this.submission.send(() =>
      this.client.recordRequest({ ...body, rights }).pipe(tap((made) => (id = made.id))),
    );
    if (!sent) return;
    await this.router.navigateByUrl(
      this.language.link(`/darbs/${this.place.slug() ?? ''}/dati/pieprasijumi/${id}`),
    );
  }
}
