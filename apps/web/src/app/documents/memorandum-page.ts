import { Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { OpenDossier } from '../bylaws/open-dossier';
import { MemorandumParts } from '../memorandum/memorandum-parts';
import { PageMeta } from '../shell/page-meta';
import { BudgetParts } from './budget-parts';
import { DocumentDesk } from './document-desk';

/** The explanatory memorandum, with what its parts ask and what they still lack beside it. */
@Component({
  selector: 'vv-memorandum-page',
  imports: [TranslocoPipe, BudgetParts, DocumentDesk, MemorandumParts],
  template: `
    <h2 class="visually-hidden">{{ 'documents.memorandum' | transloco }}</h2>
    @if (dossier.view(); as view) {
      <vv-document-desk [dossier]="view" kind="memorandum" (settled)="state.set($event)">
        <section beside>
          @if (budget()) {
            <vv-budget-parts [doc]="state()?.doc ?? null" />
          } @else {
            <vv-memorandum-parts [view]="view" [doc]="state()?.doc ?? null" (go)="go($event)" />
          }
        </section>
      </vv-document-desk>
    } @else {
      <p class="notice" role="status">{{ 'documents.loading' | transloco }}</p>
    }
  `,
})
export class MemorandumPage {
  protected readonly dossier = inject(OpenDossier);
  protected readonly state = signal<EditorState | null>(null);
  /** A budget has explanations of its own instead of the eight parts (PL 46(4), 48(1)). */
  protected readonly budget = computed(() => this.dossier.view()?.kind === 'budget');
  private readonly desk = viewChild(DocumentDesk);

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

  protected go(nodeId: string): void {
    this.desk()?.jump(nodeId);
  }

  /** Whoever leaves the page leaves nothing unsent behind. */
  leave(): Promise<void> {
    return this.desk()?.flush() ?? Promise.resolve();
  }
}
