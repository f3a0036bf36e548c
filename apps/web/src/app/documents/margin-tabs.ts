import { Injectable, signal } from '@angular/core';
import type { IconName } from '../ui/icon-paths';

/** A panel of the editor's margin; its name is the text `documents.margin.<id>`. */
export interface MarginTab {
  id: MarginTabId;
  icon: IconName;
}

/** What stands beside an open text. */
export type MarginTabId =
  'findings' | 'template' | 'clauses' | 'suggestions' | 'comments' | 'opinions' | 'history';

/** The panels in the order of their tabs. */
export const MARGIN_TABS: readonly MarginTab[] = [
  { id: 'findings', icon: 'warning' },
  { id: 'template', icon: 'list' },
  { id: 'clauses', icon: 'book' },
  { id: 'suggestions', icon: 'edit' },
  { id: 'comments', icon: 'chat' },
  { id: 'opinions', icon: 'people' },
  { id: 'history', icon: 'history' },
];

/** Which panel of the margin is open. Provided for each desk, so that shortcuts and links can open one. */
@Injectable()
export class MarginTabs {
  readonly current = signal<MarginTabId>('findings');
  private readonly counted = signal<Partial<Record<MarginTabId, number>>>({});

  show(tab: MarginTabId): void {
    this.current.set(tab);
  }

  /** How many things wait in a panel; undefined while it has not said. */
  countOf(tab: MarginTabId): number | undefined {
    return this.counted()[tab];
  }

  count(tab: MarginTabId, count: number): void {
    this.counted.update((before) => (before[tab] === count ? before : { ...before, [tab]: count }));
  }
}
