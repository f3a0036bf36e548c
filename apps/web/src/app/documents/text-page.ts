import { Component, effect, inject, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OpenDossier } from '../bylaws/open-dossier';
import { PageMeta } from '../shell/page-meta';
import { DocumentDesk } from './document-desk';

/** The text of a by-law, being drafted. */
@Component({
  selector: 'vv-text-page',
  imports: [TranslocoPipe, DocumentDesk],
  template: `
    <h2 class="visually-hidden">{{ 'documents.text' | transloco }}</h2>
    @if (dossier.view(); as view) {
      <vv-document-desk [dossier]="view" kind="bylaw" />
    } @else {
      <p class="notice" role="status">{{ 'documents.loading' | transloco }}</p>
    }
  `,
})
export class TextPage {
  protected readonly dossier = inject(OpenDossier);
  private readonly desk = viewChild(DocumentDesk);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({ title: `${transloco.translate('documents.text')} ${this.dossier.code()}`, hidden: true }),
    );
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
