import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';

const prefix = 'vietvara.draft.';

/**
 * Keeps what somebody types until the server has accepted it, so that a lost connection or a closed page loses
 * nothing. Texts stay in this browser only. Where storage is blocked nothing is kept and nothing fails.
 */
@Injectable({ providedIn: 'root' })
export class DraftStore {
  private readonly storage = isPlatformBrowser(inject(PLATFORM_ID)) ? storage() : null;

  /** The kept draft of a form, for example `opinion:adazi:12`, or `null`. */
  read<T>(key: string): T | null {
    try {
      const kept = this.storage?.getItem(prefix + key);
      return kept ? (JSON.parse(kept) as T) : null;
    } catch {
      return null;
    }
  }

  keep(key: string, draft: unknown): void {
    try {
      this.storage?.setItem(prefix + key, JSON.stringify(draft));
    } catch {
      // A full store must not stop anybody from typing.
    }
  }

  /** Call when the server has accepted the text. */
  drop(key: string): void {
    try {
      this.storage?.removeItem(prefix + key);
    } catch {
      // Nothing was kept, so nothing is left.
    }
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
