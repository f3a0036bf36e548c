import { Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { lintDocument, MEMORANDUM_PARTS } from '#libs/bylaw-document';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { readProblem } from '../ui/problem';
import { DocumentDesk } from './document-desk';
import { DocumentsClient } from './documents-client';
import { dossierCode } from './dossier-code';

/** The explanatory memorandum: its eight compulsory parts and which of them still say nothing. */
@Component({
  selector: 'vv-memorandum-page',
  imports: [TranslocoPipe, ArticleLink, DocumentDesk, FailedRequest, Icon],
  template: `
    <div class="desk-page">
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="dossier.reload()" />
      } @else if (dossier.hasValue()) {
        <h1>{{ 'documents.memorandum' | transloco }}</h1>
        <p class="soft" lang="lv">{{ dossier.value().title }}</p>
        <vv-document-desk [dossier]="dossier.value()" kind="memorandum" (settled)="state.set($event)">
          <section beside>
            <h2 class="parts-title">
              {{ 'documents.parts.sum' | transloco: { done: done(), all: needed() } }}
            </h2>
            <ol class="plain-list parts">
              @for (part of parts(); track part.part) {
                <li [class]="part.state">
                  <vv-icon
                    [name]="part.state === 'missing' ? 'warning' : part.state === 'done' ? 'check' : 'info'"
                    [size]="18"
                  />
                  <span>
                    <span lang="lv">{{ part.part }}. {{ part.lv }}</span>
                    <span class="soft"> – {{ 'documents.parts.' + part.state | transloco }}</span>
                  </span>
                </li>
              }
            </ol>
            <p class="small"><vv-article-link [article]="article" /></p>
          </section>
        </vv-document-desk>
      } @else {
        <div class="notice" role="status">{{ 'documents.loading' | transloco }}</div>
      }
    </div>
  `,
  styleUrl: './desk-page.scss',
})
export class MemorandumPage {
  protected readonly code = dossierCode();
  protected readonly article = { act: 'PL', ref: '46(1)' } as const;
  private readonly client = inject(DocumentsClient);
  protected readonly dossier = rxResource({
    params: () => this.code(),
    stream: ({ params }) => this.client.dossier(params),
  });
  protected readonly problem = computed(() => {
    const error = this.dossier.error();
    return error ? readProblem(error) : null;
  });
  protected readonly state = signal<EditorState | null>(null);
  private readonly desk = viewChild(DocumentDesk);

  protected readonly parts = computed(() => {
    const doc = this.state()?.doc;
    const missing = new Set(doc ? lintDocument(doc).map((finding) => finding.params['part']) : []);
    const exempt = this.dossier.hasValue() && this.dossier.value().isFees;
    return MEMORANDUM_PARTS.map(({ part, lv }) => ({
      part,
      lv,
      state: exempt && part === 2 ? 'exempt' : missing.has(part) ? 'missing' : 'done',
    }));
  });
  protected readonly done = computed(() => this.parts().filter((part) => part.state === 'done').length);
  protected readonly needed = computed(() => this.parts().filter((part) => part.state !== 'exempt').length);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.dossier.hasValue() ? `${this.dossier.value().code} – ` : '';
      meta.set({ title: title + transloco.translate('documents.memorandum'), hidden: true });
    });
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
