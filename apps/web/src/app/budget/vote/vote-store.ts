import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';
import type { Chosen } from './choosing';

/** What a voter has chosen and not yet sent. */
export interface UnsentVote {
  unitId: string;
  chosen: Chosen[];
  reviewing: boolean;
}

const choiceKey = (place: string, year: string) => `vietvara.vote.${place}.${year}`;
const seedKey = (place: string, year: string) => `vietvara.vote.order.${place}.${year}`;

/**
 * Keeps an unsent choice in this tab, so that logging in loses nothing, and the seed of the order of projects in this
 * browser. Neither leaves it. The choice is gone once the vote is sent; the order stays for who changes the vote later,
 * except where others use the device as well.
 */
@Injectable({ providedIn: 'root' })
export class VoteStore {
  private readonly browser = isPlatformBrowser(inject(PLATFORM_ID));

  read(place: string, year: string): UnsentVote | null {
    try {
      const kept = this.browser ? sessionStorage.getItem(choiceKey(place, year)) : null;
      const value: unknown = kept === null ? null : JSON.parse(kept);
      return isUnsent(value) ? value : null;
    } catch {
      return null;
    }
  }

  keep(place: string, year: string, vote: UnsentVote): void {
    try {
      sessionStorage.setItem(choiceKey(place, year), JSON.stringify(vote));
    } catch {
      // Where storage is blocked the choice lives as long as the page.
    }
  }

  /** The number that orders the projects for this voter. */
  seed(place: string, year: string): number {
    const fresh = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    try {
      const kept = Number(localStorage.getItem(seedKey(place, year)));
      if (Number.isSafeInteger(kept) && kept > 0) return kept;
      localStorage.setItem(seedKey(place, year), String(fresh || 1));
    } catch {
      // Then the order holds for this page only.
    }
    return fresh || 1;
  }

  /** Leaves nothing of the choice in this browser, and of the order neither unless it is to be kept. */
  forget(place: string, year: string, keepOrder = false): void {
    try {
      sessionStorage.removeItem(choiceKey(place, year));
      if (!keepOrder) localStorage.removeItem(seedKey(place, year));
    } catch {
      // Nothing was kept, so nothing is left.
    }
  }
}

function isUnsent(value: unknown): value is UnsentVote {
  if (typeof value !== 'object' || value === null) return false;
  const { unitId, chosen } = value as Partial<UnsentVote>;
  return typeof unitId === 'string' && Array.isArray(chosen) && chosen.every(isChosen);
}

function isChosen(value: unknown): value is Chosen {
  if (typeof value !== 'object' || value === null) return false;
  const { nr, points } = value as Partial<Chosen>;
  return Number.isSafeInteger(nr) && Number.isSafeInteger(points) && (points ?? 0) > 0;
}
