import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';
import type { BallotChoices, LegalDay } from '#libs/contracts';
import type { HeldCredential, PendingCredential } from '#libs/verifiable-ballot';
import type { CycleAddress } from './vote-client';

/** A ballot that its voter confirmed. */
export interface ConfirmedBallot extends BallotChoices {
  rulesDigest: string;
  /** The order of the choices counts. */
  ranked: boolean;
}

/** What a voter's browser keeps so that a lost connection loses nothing and the vote can be changed. Secret. */
export interface KeptVote {
  pending: PendingCredential;
  held: HeldCredential | null;
  /** The day in the roll; null while it is not known whether the credential was issued. */
  issuedOn: LegalDay | null;
  recoveryCode: string;
  /** Number of the next ballot. */
  next: number;
  /** Confirmed by the voter and not known to have arrived. Gone as soon as it has. */
  unsent: ConfirmedBallot | null;
  /** The latest receipt as one word. */
  receipt: string | null;
}

/** The credential is here, and the only ballot made with it was refused: nothing was voted yet. */
export function isUntaken(vote: KeptVote | null): boolean {
  return vote !== null && vote.held !== null && vote.receipt === null && vote.unsent === null;
}

/** A vote as the device keeps it, with the cycle that it belongs to. */
export interface DeviceVote extends CycleAddress {
  vote: KeptVote;
}

/** A receipt that the device keeps. */
export interface KeptReceipt {
  receipt: string;
  /** The day in the roll, where it is known. */
  issuedOn: LegalDay | null;
  /** It goes with the tab. */
  forTab: boolean;
}

const PREFIX = 'vietvara.ballot.';
const PROBE = 'vietvara.ballot.probe';
const keyOf = ({ place, year }: CycleAddress, personId: string) => `${PREFIX}${place}.${year}.${personId}`;

/**
 * Votes of the people who vote on this device, each under its own person, so that nobody sends or changes another's.
 * On a computer that others use as well they live as long as the tab.
 */
@Injectable({ providedIn: 'root' })
export class KeptVotes {
  private readonly browser = isPlatformBrowser(inject(PLATFORM_ID));

  read(cycle: CycleAddress, personId: string): KeptVote | null {
    for (const storage of this.storages()) {
      const kept = parse(storage.getItem(keyOf(cycle, personId)));
      if (kept) return kept;
    }
    return null;
  }

  /** All that this device keeps of the person's votes. */
  of(personId: string): DeviceVote[] {
    return this.storages().flatMap((storage) =>
      Object.keys(storage).flatMap((key) => {
        const [place, year, owner] = key.startsWith(PREFIX) ? key.slice(PREFIX.length).split('.') : [];
        if (!place || !year || owner !== personId) return [];
        const vote = parse(storage.getItem(key));
        return vote ? [{ place, year, vote }] : [];
      }),
    );
  }

  /** The receipts of a cycle that this device keeps, whoever voted on it; they tell neither a name nor a choice. */
  receipts(cycle: CycleAddress): KeptReceipt[] {
    return this.storages().flatMap((storage, at) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(keyOf(cycle, '')))
        .flatMap((key) => {
          const vote = parse(storage.getItem(key));
          return vote?.receipt ? [{ receipt: vote.receipt, issuedOn: vote.issuedOn, forTab: at === 1 }] : [];
        }),
    );
  }

  /** Whether what is kept lives as long as the tab. */
  isForTab(cycle: CycleAddress, personId: string): boolean {
    const [, tab] = this.storages();
    return typeof tab?.getItem(keyOf(cycle, personId)) === 'string';
  }

  /** Whether the browser keeps anything: else a lost connection could lose a vote. */
  canKeep(): boolean {
    try {
      const [lasting, tab] = this.storages();
      lasting?.setItem(PROBE, '');
      lasting?.removeItem(PROBE);
      return lasting !== undefined && tab !== undefined;
    } catch {
      return false;
    }
  }

  keep(cycle: CycleAddress, personId: string, vote: KeptVote, sharedComputer: boolean): void {
    const [lasting, tab] = this.storages();
    const [used, other] = sharedComputer ? [tab, lasting] : [lasting, tab];
    used?.setItem(keyOf(cycle, personId), JSON.stringify(vote));
    other?.removeItem(keyOf(cycle, personId));
  }

  forget(cycle: CycleAddress, personId: string): void {
    for (const storage of this.storages()) storage.removeItem(keyOf(cycle, personId));
  }

  /** Whether somebody's confirmed ballot of the cycle waits here to be sent. */
  someUnsent(cycle: CycleAddress): boolean {
    return this.storages().some((storage) =>
      Object.keys(storage).some(
        (key) => key.startsWith(keyOf(cycle, '')) && (parse(storage.getItem(key))?.unsent ?? null) !== null,
      ),
    );
  }

  /** The lasting storage and that of the tab; fewer where the browser blocks them. */
  private storages(): Storage[] {
    if (!this.browser) return [];
    try {
      return [localStorage, sessionStorage];
    } catch {
      return [];
    }
  }
}

function parse(text: string | null): KeptVote | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is KeptVote {
  if (typeof value !== 'object' || value === null) return false;
  const { pending, recoveryCode, next } = value as Partial<KeptVote>;
  return (
    typeof pending?.cycleId === 'string' && typeof recoveryCode === 'string' && Number.isSafeInteger(next)
  );
}
