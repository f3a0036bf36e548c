import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LintCode } from '#libs/bylaw-lint';
import type { DossierView, EditingRight } from '#libs/contracts';
import { FindingsTab, type OpenEditor } from '../editor';
import { SuggestionsPanel } from '../suggestions/suggestions-panel';
import { Icon } from '../ui/icon';
import { CommentsPanel } from '../comments/comments-panel';
import { RemarksPanel } from '../comments/remarks-panel';
import { BlamePanel } from './blame-panel';
import { ClausesPanel } from '../templates/clauses-panel';
import { TemplatePanel } from '../templates/template-panel';
import { MARGIN_TABS, MarginTabs, type MarginTabId } from './margin-tabs';

/** The panels beside an open text, one at a time. */
@Component({
  selector: 'vv-desk-margin',
  imports: [
    TranslocoPipe,
    ClausesPanel,
    TemplatePanel,
    SuggestionsPanel,
    BlamePanel,
    CommentsPanel,
    RemarksPanel,
    FindingsTab,
    Icon,
  ],
  templateUrl: './desk-margin.html',
  styles: `
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
      margin-bottom: var(--gap-3);
      border-bottom: 1px solid var(--line);
    }

    [role='tab'] {
      display: flex;
      flex: 1 1 auto;
      gap: 2px;
      align-items: center;
      justify-content: center;
      min-width: 2rem;
      min-height: 2.75rem;
      padding: 0;
      border: 0;
      border-bottom: 3px solid transparent;
      background: transparent;
      color: var(--ink-soft);
      font: inherit;
      cursor: pointer;
    }

    [role='tab']:hover {
      background: var(--wash);
    }

    [role='tab'][aria-selected='true'] {
      border-bottom-color: var(--accent);
      color: var(--ink);
    }

    .count {
      font-size: var(--size-xs);
      font-variant-numeric: tabular-nums;
    }

    [hidden] {
      display: none;
    }
  `,
})
export class DeskMargin {
  readonly editor = input.required<OpenEditor>();
  readonly dossier = input.required<DossierView>();
  readonly documentId = input.required<string>();
  readonly kind = input.required<'bylaw' | 'memorandum'>();
  readonly right = input.required<EditingRight>();
  readonly exemptParts = input<readonly number[]>([]);
  readonly alsoRules = input<readonly LintCode[]>([]);

  protected readonly margin = inject(MarginTabs);
  /** Only the texts of the procedure are commented on; opinions are about the by-law. */
  protected readonly tabs = computed(() => {
    const drafted = this.dossier().documents.some(({ id }) => id === this.documentId());
    return MARGIN_TABS.filter(({ id }) => {
      if (id === 'template' || id === 'clauses') return drafted && this.kind() === 'bylaw';
      if (id === 'comments') return drafted;
      return id !== 'opinions' || (drafted && this.kind() === 'bylaw');
    });
  });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected offers(tab: MarginTabId): boolean {
    return this.tabs().some(({ id }) => id === tab);
  }

  /** Arrows go from tab to tab, as everywhere. */
  protected keys(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const at = tabs.findIndex(({ id }) => id === this.margin.current());
    const last = tabs.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    this.margin.show(tab.id);
    this.host.nativeElement.querySelector<HTMLElement>(`#margin-tab-${tab.id}`)?.focus();
  }
}
