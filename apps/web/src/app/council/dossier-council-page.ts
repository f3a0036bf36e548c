import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { of } from 'rxjs';
import { OpenDossier } from '../bylaws/open-dossier';
import { pageOfGuard } from '../bylaws/pages-of-work';
import { Words } from '../bylaws/words';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { Checklist, type ChecklistItem } from '../ui/checklist';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem } from '../ui/submission';
import { CouncilClient } from './council-client';
import { PurposeBadge } from './purpose-badge';
import { SignatureList } from './signature-list';
import { SittingLine } from './sitting-line';
import { VoteResult } from './vote-result';

/** A by-law in the council: its place on an agenda, the vote, the signatures, and what is missing. */
@Component({
  selector: 'vv-dossier-council-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Checklist,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PurposeBadge,
    SignatureList,
    SittingLine,
    VoteResult,
  ],
  templateUrl: './dossier-council-page.html',
  styleUrl: './dossier-council-page.scss',
})
export class DossierCouncilPage {
  private readonly client = inject(CouncilClient);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  protected readonly dossier = inject(OpenDossier);

  protected readonly found = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.ofDossier(params),
  });
  protected readonly problem = loadProblem(this.found);
  protected readonly manages = computed(() => this.session.may('council.manage', this.dossier.place()));
  protected readonly signs = computed(() => this.session.may('council.sign', this.dossier.place()));
  private readonly waits = computed(() =>
    ['council_ready', 'review_objections'].includes(this.dossier.view()?.state ?? ''),
  );

  /** Where a by-law that waits for a sitting can be put on the agenda. */
  protected readonly coming = rxResource({
    params: () => (this.waits() && this.manages() ? this.dossier.place() : undefined),
    stream: ({ params }) => (params ? this.client.sittings() : of([])),
  });
  protected readonly next = computed(() => {
    const today = this.session.legalToday() ?? '';
    const all = this.coming.hasValue() ? this.coming.value() : [];
    return all.filter((one) => one.state !== 'closed' && one.day >= today).reverse();
  });

  protected readonly missing = computed<ChecklistItem[]>(() =>
    (this.dossier.view()?.checklist ?? [])
      .filter((one) => pageOfGuard(one.code) === 'dome')
      .map((one) => ({
        label: this.words.guard(one.code),
        met: one.met,
        who: this.words.role(one.actor),
        ...(one.violations[0] ? { violation: one.violations[0] } : {}),
        ...(one.article ? { article: one.article } : {}),
      })),
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const tab = transloco.translate<string>('bylaws.tab.dome');
      meta.set({ title: `${this.dossier.code()} ${tab}`, hidden: true });
    });
  }

  protected path(sittingId: string, ...rest: string[]): string[] {
    return ['darbs', this.dossier.place(), 'sedes', sittingId, ...rest];
  }
}
