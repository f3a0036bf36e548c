import type { UnitNumber } from '#libs/bylaw-document';
import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ActWordings } from '../amendments/act-wordings';
import { ActWork } from '../amendments/act-work';
import { ComingWordings } from '../amendments/coming-wordings';
import { NormNotes, noteOf } from '../amendments/norm-notes';
import { MemorandumText } from '../bylaws/memorandum-text';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import type { UnitNote } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ActsClient } from './acts-client';
import { HeadLinks } from './head-links';
import { legislation } from './legislation';
import { NormOriginsList, originNotes } from './norm-origins';
import { OfficialRef } from './official-ref';

/** The wording of an act on a day: the address people cite, with linked data for machines. */
@Component({
  selector: 'vv-act-on-day-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ActWordings,
    ActWork,
    ComingWordings,
    EmptyState,
    FailedRequest,
    LawText,
    LegalDayPipe,
    LocalLink,
    NormNotes,
    NormOriginsList,
    MemorandumText,
    OfficialRef,
    PageHeader,
    StatusBadge,
  ],
  providers: [HeadLinks],
  templateUrl: './act-on-day-page.html',
  styleUrl: './act-on-day-page.scss',
})
export class ActOnDayPage {
  private readonly client = inject(ActsClient);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly slug = input.required<string>();
  /** The day in the path, or from the form as `?diena=`; today without either. */
  readonly date = input<string>();
  readonly diena = input<string>();

  protected readonly day = computed(() => this.date() ?? (this.diena() || null));
  protected readonly act = rxResource({
    params: () => ({ place: this.place(), year: this.year(), slug: this.slug(), day: this.day() }),
    stream: ({ params }) => this.client.onDay(params.place, params.year, params.slug, params.day),
  });
  protected readonly problem = loadProblem(this.act);
  protected readonly action = computed(() =>
    this.language.link(`/${this.place()}/sn/${this.year()}/${this.slug()}`),
  );

  /** Another act repealed it before the day. */
  protected readonly ended = computed(() => {
    const act = this.act.hasValue() ? this.act.value() : null;
    return !!act?.repealed && act.repealed.from <= act.day;
  });

  /** Which acts brought the norms; the page does without where it cannot be read. */
  private readonly normsRead = rxResource({
    params: () => ({ place: this.place(), year: this.year(), slug: this.slug(), day: this.day() }),
    stream: ({ params }) => this.client.norms(params.place, params.year, params.slug, params.day),
  });
  protected readonly origins = computed(() => (this.normsRead.hasValue() ? this.normsRead.value() : null));

  /** Beside units that do not hold on the day, and beside those that an amendment brought. */
  protected readonly note = computed((): ((unit: UnitNumber) => UnitNote | null) => {
    const norms = this.act.hasValue() ? this.act.value().norms : [];
    const brought = originNotes(this.origins(), this.transloco, this.language);
    return (unit) => noteOf(unit, norms, this.transloco, this.language) ?? brought(unit);
  });

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    effect(() => {
      const wrong = this.problem();
      if (wrong) {
        const status = wrong.kind === 'failed' || wrong.kind === 'offline' ? 503 : 404;
        meta.set({ title: this.transloco.translate(`ui.failed.${wrong.kind}.title`), hidden: true, status });
        return;
      }
      if (!this.act.hasValue()) return;
      const act = this.act.value();
      meta.set({
        title: act.title,
        description: this.transloco.translate('acts.onDayAbout', { issuer: act.issuer, number: act.number }),
      });
      head.linkedData(
        legislation(act, {
          origin: head.origin(),
          slug: this.place(),
          name: this.session.municipality(this.place())?.name ?? '',
        }),
      );
    });
  }
}
