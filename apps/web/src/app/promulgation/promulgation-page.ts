import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { shownChecklist } from '../bylaws/shown-checklist';
import { Words } from '../bylaws/words';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Checklist, type ChecklistItem } from '../ui/checklist';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ContainerReport } from './container-report';
import { PackageView } from './package-view';
import { PrepareForm } from './prepare-form';
import { PromulgationClient } from './promulgation-client';
import { PublicationForm } from './publication-form';
import { SendingForm } from './sending-form';

/** States in which the package may still be changed. */
const PREPARING = ['signed', 'promulgation_ready'];
const AFTER_SIGNING = [
  ...PREPARING,
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
  'promulgation_sent',
  'promulgated',
  'in_force',
  'repealed',
  'lapsed',
];

/** States in which the gazette has to wait for the ministry (PL 47(4)). */
const IN_REVIEW = ['review_required', 'in_review', 'review_objections', 'correction'];
/** Terms for sending to the gazette (PL 47(1), 47(4), 47(6)). */
const SENDING_TERMS = ['SN.SEND_LV', 'SN.SEND_LV_AFTER_OPINION', 'SN.SEND_AFTER_DISAGREE'];

/** From the signed by-law to its publication in "Latvijas Vēstnesis" and its entry into force (PL 47(1)). */
@Component({
  selector: 'vv-promulgation-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Checklist,
    ContainerReport,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PackageView,
    StatusBadge,
    PrepareForm,
    PublicationForm,
    SendingForm,
  ],
  templateUrl: './promulgation-page.html',
  styleUrl: './promulgation-page.scss',
})
export class PromulgationPage {
  private readonly client = inject(PromulgationClient);
  private readonly words = inject(Words);
  protected readonly dossier = inject(OpenDossier);
  private readonly place = inject(Place);
  protected readonly view = this.dossier.view;
  /** Address of the page that checks signed documents. */
  protected readonly check = computed(() => `/darbs/${this.place.slug() ?? ''}/paraksta-parbaude`);

  protected readonly promulgation = rxResource({
    params: () => this.view()?.id,
    stream: ({ params }) => this.client.read(params),
  });
  protected readonly problem = loadProblem(this.promulgation);
  protected readonly shown = computed(() =>
    this.promulgation.hasValue() ? this.promulgation.value() : null,
  );
  protected readonly state = computed(() => this.view()?.state ?? '');
  protected readonly signed = computed(() => AFTER_SIGNING.includes(this.state()));
  protected readonly may = computed(() => this.dossier.may('promulgation.manage'));
  protected readonly preparing = computed(() => this.may() && PREPARING.includes(this.state()));
  protected readonly event = computed(() => {
    switch (this.state()) {
      case 'signed':
        return 'takeTrackA';
      case 'promulgation_ready':
        return 'sendForPromulgation';
      case 'promulgation_sent':
        return 'recordPromulgation';
      default:
        return null;
    }
  });
  /** The term for sending: it runs from signing, from the ministry's opinion, or from signing the disagreement. */
  protected readonly sendBy = computed(() => {
    const sendBy = this.shown()?.sendBy;
    const term = this.view()?.deadlines.find(({ code }) => SENDING_TERMS.includes(code));
    if (term) return { day: term.day, article: term.article };
    return sendBy ? { day: sendBy, article: null } : null;
  });
  /** Terms of the disagreement have passed, so nothing may be published (PL 47(7)). */
  protected readonly barred = computed(() => this.state() === 'publication_barred');
  /** Address of the page about the ministry's review. */
  protected readonly review = computed(() => this.dossier.path('atzinums'));
  /** The ministry has not passed it yet. */
  protected readonly reviewed = computed(() => IN_REVIEW.includes(this.state()));
  /** By-law and decision have to be on their way to the ministries too (PL 47(6)). */
  protected readonly disagreement = computed(
    () => this.view()?.checklist.find(({ code }) => code === 'disagreementSent') ?? null,
  );
  protected readonly disagreed = computed(
    () => this.view()?.timeline.some(({ event }) => event === 'recordDisagreement') ?? false,
  );
  protected readonly items = computed((): ChecklistItem[] => {
    const [view, event] = [this.view(), this.event()];
    if (!view || !event) return [];
    return shownChecklist(view.checklist, event).map((entry) => ({
      label: this.words.guard(entry.code),
      met: entry.met,
      ...(entry.violations[0] ? { violation: entry.violations[0] } : {}),
      ...(entry.article ? { article: entry.article } : {}),
      who: this.words.role(entry.actor),
    }));
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('promulgation.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** After every change that the server took. */
  protected changed(): void {
    this.dossier.reload();
    this.promulgation.reload();
  }
}
