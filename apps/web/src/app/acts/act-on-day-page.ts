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
import { actForce } from './act-force';
import { ActControl } from '../control/act-control';
import { ActTimeline } from './act-timeline';
import { ActsClient } from './acts-client';
import { eliTags } from './eli';
import { HeadLinks } from './head-links';
import { legislation, wordingShown, workAddress, type LegislationPlace } from './legislation';
import { NormOriginsList, originNotes } from './norm-origins';
import { OfficialRef } from './official-ref';

/** The wording of an act on a day: the address people cite, with linked data for machines. */
@Component({
  selector: 'vv-act-on-day-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ActControl,
    ActTimeline,
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
  protected readonly session = inject(Session);
  private readonly head = inject(HeadLinks);
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

  private readonly shown = computed(() => (this.act.hasValue() ? this.act.value() : null));
  protected readonly force = computed(() => {
    const act = this.shown();
    return act ? actForce(act) : 'in-force';
  });
  protected readonly tone = computed(() => TONES[this.force()]);
  /** The address that keeps leading to this wording, whatever becomes of the act. */
  protected readonly permanent = computed(() => {
    const act = this.shown();
    if (!act) return null;
    const work = workAddress(act, this.at());
    const wording = wordingShown(act);
    return wording ? `${work}/${wording.from}` : work;
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
        // Without a day the address follows the act through time; with one it is that wording, by its first day.
        ...(this.day() ? { canonical: new URL(this.permanent() ?? '', this.head.origin()).pathname } : {}),
      });
      const at = this.at();
      this.head.linkedData(legislation(act, at));
      this.head.eli(eliTags(act, at));
    });
  }

  private at(): LegislationPlace {
    return {
      origin: this.head.origin(),
      slug: this.place(),
      name: this.session.municipality(this.place())?.name ?? '',
    };
  }
}

const TONES = {
  'not-yet': 'idle',
  'in-force': 'good',
  partial: 'warn',
  suspended: 'warn',
  ended: 'idle',
} as const;
