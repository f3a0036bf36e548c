import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { Downloads } from '../documents/downloads';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { CompareView } from '../ui/compare-view';
import { DownloadMenu } from '../ui/download-menu';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { LawText } from '../ui/law-text';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { AmendmentsClient } from './amendments-client';
import { ConsolidationSteps } from './consolidation-steps';
import { LinkForm } from './link-form';
import { ProofView } from './proof-view';
import { WriteForm } from './write-form';

/** From the edited text of an act to the by-law that amends it, with the proof that it leads there. */
@Component({
  selector: 'vv-amendment-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    CompareView,
    ConsolidationSteps,
    DownloadMenu,
    EmptyState,
    FailedRequest,
    LawText,
    LegalDayPipe,
    LinkForm,
    LocalLink,
    MomentPipe,
    ProofView,
    StatusBadge,
    ViolationText,
    WriteForm,
  ],
  templateUrl: './amendment-page.html',
  styleUrl: './amendment-page.scss',
})
export class AmendmentPage {
  private readonly client = inject(AmendmentsClient);
  private readonly downloads = inject(Downloads);
  protected readonly dossier = inject(OpenDossier);
  protected readonly amendment = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.read(params),
  });
  protected readonly problem = loadProblem(this.amendment);
  protected readonly shown = computed(() => (this.amendment.hasValue() ? this.amendment.value() : undefined));
  /** Nothing to compare before something was changed. */
  private readonly compared = computed(() => {
    const [view, amendment] = [this.dossier.view(), this.shown()];
    return view && amendment && !amendment.unchanged ? { id: view.id, check: amendment.check.at } : undefined;
  });
  protected readonly changes = rxResource({
    params: () => this.compared(),
    stream: ({ params }) => this.client.changes(params.id),
  });
  protected readonly texts = rxResource({
    params: () => this.compared(),
    stream: ({ params }) => this.client.texts(params.id),
  });
  protected readonly actLink = computed(() => {
    const act = this.shown()?.act;
    if (!act) return [];
    return act.code
      ? [this.dossier.place(), 'noteikumi', act.code]
      : [this.dossier.place(), 'sn', act.year, act.slug];
  });
  /** The edited text as files, also for whoever publishes consolidated texts. */
  protected readonly editedFiles = computed(() => {
    const id = this.shown()?.workingDocumentId;
    return id ? this.downloads.of(id, 'bylaw', 'head') : [];
  });
  protected readonly mayWrite = computed(
    () => this.dossier.may('dossier.edit') && this.shown()?.locked.length === 0,
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('amendments.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** After every change that the server took. */
  protected changed(): void {
    this.dossier.reload();
    this.amendment.reload();
  }
}
