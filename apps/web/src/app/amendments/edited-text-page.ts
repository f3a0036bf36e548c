import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { DocumentDesk } from '../documents/document-desk';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { AmendmentsClient } from './amendments-client';

/** The text of the act in force, being edited: what is changed here becomes the amendments. */
@Component({
  selector: 'vv-edited-text-page',
  imports: [RouterLink, TranslocoPipe, DocumentDesk, LocalLink],
  template: `
    <div class="row head">
      <h2>{{ 'amendments.edited.title' | transloco }}</h2>
      <a class="button secondary compact" [routerLink]="back() | localLink">{{
        'amendments.edited.back' | transloco
      }}</a>
    </div>
    <p class="small soft">{{ 'amendments.edited.lead' | transloco }}</p>
    @if (dossier.view(); as view) {
      @if (documentId(); as id) {
        <vv-document-desk [dossier]="view" kind="bylaw" [documentId]="id" label="amendments.edited.title" />
      } @else if (amendment.hasValue()) {
        <p class="notice">{{ 'amendments.edited.none' | transloco }}</p>
      }
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
export class EditedTextPage {
  private readonly client = inject(AmendmentsClient);
  protected readonly dossier = inject(OpenDossier);
  private readonly desk = viewChild(DocumentDesk);
  protected readonly amendment = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.read(params),
  });
  protected readonly documentId = computed(() =>
    this.amendment.hasValue() ? (this.amendment.value()?.workingDocumentId ?? null) : null,
  );
  protected readonly back = computed(() => this.dossier.path('grozijumi'));

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('amendments.edited.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
