import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import type { DueRecord, RecordSeries, RetentionView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { DestructionList } from './destruction-list';
import { DossierKeeping } from './dossier-keeping';
import { RecordsClient } from './records-client';
import { RetentionClasses } from './retention-classes';

/** How long records are kept, what is due to the archive or to be destroyed, and the acts about it. */
@Component({
  selector: 'vv-retention-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Control,
    DestructionList,
    DossierKeeping,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    RetentionClasses,
  ],
  templateUrl: './retention-page.html',
  styleUrl: './records.scss',
})
export class RetentionPage {
  protected readonly client = inject(RecordsClient);
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly retention = rxResource({ stream: () => this.client.retention() });
  protected readonly problem = loadProblem(this.retention);
  protected readonly submission = new Submission();
  protected readonly today = this.session.legalToday;
  /** What is to stand in the next act, as `series:unit`. */
  protected readonly chosen = signal<readonly string[]>([]);
  /** The dossier whose handing over is being typed in. */
  protected readonly handing = signal<DueRecord | null>(null);
  /** Packages with restricted parts are for those who may read them. */
  protected readonly mayRestricted = computed(() => this.session.may('privacy.record', this.place.slug()));

  constructor() {
    inject(PageMeta).set({
      title: inject(TranslocoService).translate('records.section.retention.title'),
      hidden: true,
    });
  }

  protected refOf({ series, unitId }: DueRecord): string {
    return `${series}:${unitId}`;
  }

  protected choose(record: DueRecord): void {
    const ref = this.refOf(record);
    this.chosen.update((all) => (all.includes(ref) ? all.filter((one) => one !== ref) : [...all, ref]));
  }

  protected async draw(view: RetentionView): Promise<void> {
    const items = view.toDestroy
      .filter((one) => this.chosen().includes(this.refOf(one)))
      .map(({ series, unitId }) => ({ series, unitId }));
    if (await this.save(this.client.drawAct(items))) this.chosen.set([]);
  }

  protected assign(series: RecordSeries, event: Event): void {
    void this.save(this.client.assignClass(series, (event.target as HTMLSelectElement).value));
  }

  protected async handOver(record: DueRecord, day: string, reference: string): Promise<void> {
    if (await this.save(this.client.transfer(record.unitId, { day, reference }))) this.handing.set(null);
  }

  protected async save(request: Observable<unknown>): Promise<boolean> {
    const sent = await this.submission.send(() => request);
    this.retention.reload();
    return sent;
  }
}
