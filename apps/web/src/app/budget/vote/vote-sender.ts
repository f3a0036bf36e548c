import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable, throwError, timeout } from 'rxjs';
import type { BallotReceipt, LegalDay, Violation, VotingKeys } from '#libs/contracts';
import type * as Ballots from '#libs/verifiable-ballot';
import { readProblem } from '../../ui/problem';
import { type ConfirmedBallot, type KeptVote, KeptVotes } from './kept-votes';
import { type CycleAddress, VoteClient } from './vote-client';

/** A vote that was accepted. */
export interface SentVote {
  votedOn: LegalDay;
  /** The receipt as one word; null where the cycle gives none. */
  receipt: string | null;
  /** What it takes to change the vote on another device; null where it cannot be changed. */
  recoveryCode: string | null;
  /** Nothing of it is left on the device. */
  wiped: boolean;
}

/** Who votes, and how the device is to treat it. */
export interface Voting {
  personId: string;
  verifiable: boolean;
  sharedComputer: boolean;
}

/** How often a ballot takes another number because the same voter changed the vote elsewhere. */
const MOST_RENUMBERED = 3;

/** How long an answer is waited for before the voter learns that it did not come. */
const PATIENCE_MS = 30_000;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * Sends votes. Where the vote is verifiable, what is needed to send it again stands on the device before anything is
 * asked of the server; the credential is asked for with the session, and the ballot goes without it.
 */
@Injectable({ providedIn: 'root' })
export class VoteSender {
  private readonly client = inject(VoteClient);
  private readonly votes = inject(KeptVotes);

  /**
   * Loads what makes ballots while there is a connection, so that losing it at the last click is told and can be repaired:
   * a browser does not try again to load what it once failed to load.
   */
  prepare(): void {
    void this.load().catch(() => undefined);
  }

  /** Why a verifiable vote cannot be sent from this device; empty when it can. */
  async unfit(): Promise<Violation[]> {
    const ballots = await this.load().catch(() => null);
    if (!ballots) return [{ code: 'vote_page_incomplete' }];
    if (!ballots.canBlind()) return [{ code: 'vote_needs_https' }];
    return this.votes.canKeep() ? [] : [{ code: 'vote_needs_storage' }];
  }

  /** @throws HttpErrorResponse what the server refused, or that it did not answer. */
  async send(cycle: CycleAddress, ballot: ConfirmedBallot, voting: Voting): Promise<SentVote> {
    if (!voting.verifiable) return this.sendPlain(cycle, ballot);
    const ballots = await this.load();
    const keys = await answer(this.client.keys(cycle));
    const known = this.votes.read(cycle, voting.personId);
    const vote = {
      ...(isOf(known, keys, ballot) ? known : await begin(ballots, keys, ballot)),
      unsent: ballot,
    };
    const keep = (next: KeptVote) => {
      this.votes.keep(cycle, voting.personId, next, voting.sharedComputer);
      return next;
    };
    keep(vote);
    const held = vote.held
      ? vote
      : keep(
          await this.credential(ballots, cycle, keys, vote).catch((error: unknown) => {
            if (isFinal(error)) this.votes.forget(cycle, voting.personId);
            throw error;
          }),
        );
    const { receipt, next } = await this.ballot(ballots, cycle, keys, held, ballot).catch(
      (error: unknown) => {
        if (isFinal(error)) keep({ ...held, unsent: null });
        throw error;
      },
    );
    const accepted = { ...held, next, unsent: null, receipt: ballots.receiptCode(receipt) };
    if (voting.sharedComputer) this.votes.forget(cycle, voting.personId);
    else keep(accepted);
    return {
      votedOn: accepted.issuedOn ?? '',
      receipt: accepted.receipt,
      recoveryCode: accepted.recoveryCode,
      wiped: voting.sharedComputer,
    };
  }

  /**
   * Takes up, with the recovery code, a vote that was begun on another device; false when it is not this person's code.
   *
   * @throws HttpErrorResponse 404 when no credential was issued to the person.
   */
  async recover(cycle: CycleAddress, personId: string, code: string): Promise<boolean> {
    const ballots = await this.load();
    const recoveryCode = ballots.readRecoveryCode(code);
    if (recoveryCode === null) return false;
    const [keys, kept] = await Promise.all([
      answer(this.client.keys(cycle)),
      answer(this.client.backup(cycle)),
    ]);
    const pending = ballots.openBackup(kept.backup, recoveryCode, keys.cycleId);
    if (!pending) return false;
    const { issuedOn } = kept;
    const vote = { pending, held: null, issuedOn, recoveryCode, next: 1, unsent: null, receipt: null };
    this.votes.keep(cycle, personId, vote, true);
    return true;
  }

  /** A part of the page of its own, as only few pages make ballots. */
  protected load(): Promise<typeof Ballots> {
    return import('#libs/verifiable-ballot');
  }

  private async sendPlain(
    cycle: CycleAddress,
    { unitId, choices, points, rulesDigest }: ConfirmedBallot,
  ): Promise<SentVote> {
    const vote = { unitId, choices, points, rulesDigest };
    const { votedOn } = await answer(this.client.vote(cycle, vote));
    return { votedOn, receipt: null, recoveryCode: null, wiped: true };
  }

  private async credential(
    ballots: typeof Ballots,
    cycle: CycleAddress,
    keys: VotingKeys,
    vote: KeptVote,
  ): Promise<KeptVote> {
    const { unitId, blinded } = vote.pending;
    const issued = await answer(
      this.client.credential(cycle, {
        unitId,
        blinded,
        rulesDigest: keys.rulesDigest,
        backup: ballots.sealBackup(vote.pending, vote.recoveryCode, random),
      }),
    );
    const held = await ballots.finishCredential(keys, vote.pending, issued.signature);
    return { ...vote, held, issuedOn: issued.issuedOn };
  }

  private async ballot(
    ballots: typeof Ballots,
    cycle: CycleAddress,
    keys: VotingKeys,
    { held, next }: KeptVote,
    { ranked, ...choices }: ConfirmedBallot,
  ): Promise<{ receipt: BallotReceipt; next: number }> {
    if (!held) throw new Error('A ballot needs a credential.');
    let sequence = next;
    for (let tried = 0; ; tried++) {
      const signed = ballots.signBallot(held, choices, { sequence, ranked });
      try {
        const receipt = await answer(this.client.ballot(cycle, signed));
        if (!ballots.isReceiptOf(receipt, signed, keys)) throw new Error('The receipt is of another ballot.');
        return { receipt, next: sequence + 1 };
      } catch (error) {
        const last = usedNumber(error);
        if (last === null || tried >= MOST_RENUMBERED) throw error;
        sequence = last + 1;
      }
    }
  }
}

/** The answer, or that the server is out of reach: nobody looks at a button that goes on sending for minutes. */
function answer<T>(request: Observable<T>): Promise<T> {
  const silent = () => throwError(() => new HttpErrorResponse({ status: 0 }));
  return firstValueFrom(request.pipe(timeout({ first: PATIENCE_MS, with: silent })));
}

/** Whether sending the same again would be refused again. */
function isFinal(error: unknown): boolean {
  return ['refused', 'forbidden', 'notFound', 'stale'].includes(readProblem(error).kind);
}

/** Whether what is kept belongs to this vote. Once issued, a credential holds for its unit. */
function isOf(vote: KeptVote | null, keys: VotingKeys, { unitId }: ConfirmedBallot): vote is KeptVote {
  return vote !== null && vote.pending.cycleId === keys.cycleId && vote.pending.unitId === unitId;
}

async function begin(
  ballots: typeof Ballots,
  keys: VotingKeys,
  { unitId }: ConfirmedBallot,
): Promise<KeptVote> {
  return {
    pending: await ballots.beginCredential(keys, unitId, random),
    held: null,
    issuedOn: null,
    recoveryCode: ballots.newRecoveryCode(random),
    next: 1,
    unsent: null,
    receipt: null,
  };
}

/** The highest number that the voter's ballots have already, when that is why a ballot was refused. */
function usedNumber(error: unknown): number | null {
  const refusal = readProblem(error).violations.find(({ code }) => code === 'ballot_sequence_used');
  const last = refusal?.params?.['last'];
  return typeof last === 'number' && Number.isSafeInteger(last) ? last : null;
}
