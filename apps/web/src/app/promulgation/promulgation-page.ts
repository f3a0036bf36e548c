import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { shownChecklist } from '../bylaws/shown-checklist';
import { Words } from '../bylaws/words';
import { PageMeta } from '../shell/page-meta';
import { Checklist, type ChecklistItem } from '../ui/checklist';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem } from '../ui/submission';
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
  'promulgation_sent',
  'promulgated',
  'in_force',
];

/** From the signed by-law to its publication in "Latvijas Vēstnesis" and its entry into force (PL 47(1)). */
@Component({
  selector: 'vv-promulgation-page',
  imports: [
    TranslocoPipe,
    Checklist,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    PackageView,
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
  protected readonly view = this.dossier.view;

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
