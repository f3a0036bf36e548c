import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';
import { Session } from '../shell/session';

const PREFIX = 'vietvara.draft.';
/** Whose drafts are those of somebody who has not logged in. */
const NOBODY = '-';

/**
 * Keeps what somebody types until the server has accepted it, so that a lost connection or a closed page loses
 * nothing. Texts stay in this browser only, and each person sees their own; what was typed before logging in is offered
 * to whoever logs in. Where storage is blocked nothing is kept and nothing fails.
 */
@Injectable({ providedIn: 'root' })
export class DraftStore {
  private readonly storage = isPlatformBrowser(inject(PLATFORM_ID)) ? storage() : null;
  private readonly session = inject(Session);

  /** The kept draft of a form, for example `opinion:adazi:12`, or `null`. */
  read<T>(key: string): T | null {
    try {
      const kept = this.storage?.getItem(this.own(key)) ?? this.storage?.getItem(this.own(key, NOBODY));
      return kept ? (JSON.parse(kept) as T) : null;
    } catch {
      return null;
    }
  }

  keep(key: string, draft: unknown): void {
    try {
      this.storage?.setItem(this.own(key), JSON.stringify(draft));
    } catch {
      // A full store must not stop anybody from typing.
    }
  }

  /** Call when the server has accepted the text. */
  drop(key: string): void {
    try {
      this.storage?.removeItem(this.own(key));
      this.storage?.removeItem(this.own(key, NOBODY));
    } catch {
      // Nothing was kept, so nothing is left.
    }
  }

  private own(key: string, person = this.session.person()?.id ?? NOBODY): string {
    return `${PREFIX}${person}.${key}`;
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
