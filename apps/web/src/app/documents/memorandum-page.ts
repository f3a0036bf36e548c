import { Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { isBudgetExplanations, memorandumPartsOf, printedPart } from '#libs/bylaw-document';
import { lintBylaw } from '#libs/bylaw-lint';
import { OpenDossier } from '../bylaws/open-dossier';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';
import { DocumentDesk } from './document-desk';

/** The explanatory memorandum: its eight compulsory parts and which of them still say nothing. */
@Component({
  selector: 'vv-memorandum-page',
  imports: [TranslocoPipe, ArticleLink, DocumentDesk, Icon],
  template: `
    <h2 class="visually-hidden">{{ 'documents.memorandum' | transloco }}</h2>
    @if (dossier.view(); as view) {
      <vv-document-desk [dossier]="view" kind="memorandum" (settled)="state.set($event)">
        <section beside>
          <h3 class="parts-title">
            {{ 'documents.parts.sum' | transloco: { done: done(), all: needed() } }}
          </h3>
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
          <p class="small"><vv-article-link [article]="article()" /></p>
        </section>
      </vv-document-desk>
    } @else {
      <p class="notice" role="status">{{ 'documents.loading' | transloco }}</p>
    }
  `,
  styleUrl: './desk-page.scss',
})
export class MemorandumPage {
  protected readonly dossier = inject(OpenDossier);
  protected readonly article = computed(
    () => ({ act: 'PL', ref: this.dossier.view()?.kind === 'budget' ? '48(1)' : '46(1)' }) as const,
  );
  protected readonly state = signal<EditorState | null>(null);
  private readonly desk = viewChild(DocumentDesk);

  protected readonly parts = computed(() => {
    const doc = this.state()?.doc;
    const missing = new Set(
      doc
        ? lintBylaw(doc)
            .filter(({ code }) => code === 'lint.memorandum-part-empty')
            .map((finding) => finding.params['part'])
        : [],
    );
    const exempt = this.dossier.view()?.isFees === true;
    const budget = doc !== undefined && isBudgetExplanations(doc);
    return memorandumPartsOf(doc ?? null).map(({ part, lv }, at) => ({
      part: printedPart(part),
      lv,
      state:
        exempt && part === 2
          ? 'exempt'
          : missing.has(part) || (budget && doc.child(at).textContent.trim() === '')
            ? 'missing'
            : 'done',
    }));
  });
  protected readonly done = computed(() => this.parts().filter((part) => part.state === 'done').length);
  protected readonly needed = computed(() => this.parts().filter((part) => part.state !== 'exempt').length);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('documents.memorandum')} ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
