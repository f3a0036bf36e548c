import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { FailedRequest } from '../ui/failed-request';
import { readProblem } from '../ui/problem';
import { DocumentDesk } from './document-desk';
import { DocumentsClient } from './documents-client';
import { dossierCode } from './dossier-code';

/** The text of a by-law, being drafted. */
@Component({
  selector: 'vv-text-page',
  imports: [RouterLink, TranslocoPipe, DocumentDesk, FailedRequest, LocalLink],
  template: `
    <div class="desk-page">
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="dossier.reload()" />
      } @else if (dossier.hasValue()) {
        <div class="row spread">
          <h1 lang="lv">{{ dossier.value().title }}</h1>
          <a [routerLink]="['darbs', place.slug() ?? '', 'akti', code(), 'versijas'] | localLink">{{
            'documents.versions.title' | transloco
          }}</a>
        </div>
        <vv-document-desk [dossier]="dossier.value()" kind="bylaw" />
      } @else {
        <div class="notice" role="status">{{ 'documents.loading' | transloco }}</div>
      }
    </div>
  `,
  styleUrl: './desk-page.scss',
})
export class TextPage {
  protected readonly place = inject(Place);
  protected readonly code = dossierCode();
  private readonly client = inject(DocumentsClient);
  protected readonly dossier = rxResource({
    params: () => this.code(),
    stream: ({ params }) => this.client.dossier(params),
  });
  protected readonly problem = computed(() => {
    const error = this.dossier.error();
    return error ? readProblem(error) : null;
  });
  private readonly desk = viewChild(DocumentDesk);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.dossier.hasValue() ? `${this.dossier.value().code} – ` : '';
      meta.set({ title: title + transloco.translate('documents.text'), hidden: true });
    });
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
