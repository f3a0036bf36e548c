import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { DocumentDesk } from '../documents/document-desk';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { LegalDayPipe } from '../ui/format-pipes';
import { AmendmentsClient } from './amendments-client';
import { FindingList } from './finding-list';

/** The text of an act that a person consolidates, because not all of the amendments could be applied. */
@Component({
  selector: 'vv-consolidated-text-page',
  imports: [RouterLink, TranslocoPipe, DocumentDesk, FindingList, LegalDayPipe, LocalLink],
  template: `
    <div class="row head">
      <h2>{{ 'amendments.consolidation.byHand' | transloco }}</h2>
      <a class="button secondary compact" [routerLink]="back() | localLink">{{
        'amendments.edited.back' | transloco
      }}</a>
    </div>
    @if (row(); as one) {
      <p>{{ 'amendments.consolidation.from' | transloco: { day: (one.from | legalDay: 'short') } }}</p>
      <vv-finding-list [findings]="one.findings" />
      @if (dossier.view(); as view) {
        <vv-document-desk
          [dossier]="view"
          kind="bylaw"
          [documentId]="one.documentId"
          label="amendments.consolidation.byHand"
        />
      }
    } @else if (amendment.hasValue()) {
      <p class="notice">{{ 'amendments.consolidation.none' | transloco }}</p>
    } @else {
      <p class="notice" role="status">{{ 'documents.loading' | transloco }}</p>
    }
  `,
  styles: `
    .head {
      justify-content: space-between;
    }

    h2 {
      margin: 0;
    }
  `,
})
export class ConsolidatedTextPage {
  private readonly client = inject(AmendmentsClient);
  protected readonly dossier = inject(OpenDossier);
  private readonly desk = viewChild(DocumentDesk);
  protected readonly amendment = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.read(params),
  });
  /** The text in work or offered; done ones are read on the act's page. */
  protected readonly row = computed(() => {
    const all = this.amendment.hasValue() ? (this.amendment.value()?.consolidations ?? []) : [];
    return all.find(({ state }) => state === 'by_hand' || state === 'offered') ?? null;
  });
  protected readonly back = computed(() => this.dossier.path('grozijumi'));

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('amendments.consolidation.byHand')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
