import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { BallotReceipt, Base64Url, LogEpoch } from '#libs/contracts';
import type { PublishedVoteKeys } from '#libs/verifiable-ballot';
import { readProblem } from '../../ui/problem';
import { type CycleAddress, VoteClient } from '../vote/vote-client';
import { checkReceipt, epochsOf, epochWith, type ReceiptFinding } from './receipt-check';

/** The promised epoch and the one before it: no ballot comes in later than promised, and hardly one earlier. */
const EPOCHS_ASKED = 2;

/** What one learns of a receipt. */
export interface ReceiptAnswer {
  receipt: BallotReceipt;
  findings: ReceiptFinding[];
}

/** Looks ballots up in the public register of a cycle. It asks for whole epochs only, so it tells nobody which ballot. */
@Injectable({ providedIn: 'root' })
export class Register {
  private readonly client = inject(VoteClient);

  /** Null when the text is no receipt. @throws HttpErrorResponse when the register did not answer. */
  async look(cycle: CycleAddress, code: string): Promise<ReceiptAnswer | null> {
    const { readReceiptCode } = await import('#libs/verifiable-ballot');
    const receipt = readReceiptCode(code);
    if (!receipt) return null;
    const [logKey, heads] = await Promise.all([this.logKey(cycle), firstValueFrom(this.client.heads(cycle))]);
    const epochs: LogEpoch[] = [];
    for (const number of epochsOf(receipt, heads).slice(0, EPOCHS_ASKED)) {
      epochs.push(await firstValueFrom(this.client.epoch(cycle, number)));
      if (epochWith(receipt, epochs)) break;
    }
    const found = epochWith(receipt, epochs)?.head.epoch;
    const latest = heads.at(-1)?.epoch;
    const consistency =
      found === undefined || latest === undefined || found === latest
        ? null
        : await firstValueFrom(this.client.consistency(cycle, found, latest));
    return { receipt, findings: checkReceipt(receipt, { logKey, heads, epochs, consistency }) };
  }

  /** While people vote the keys are served by themselves; afterwards they are among the published files. */
  private async logKey(cycle: CycleAddress): Promise<Base64Url | null> {
    try {
      return (await firstValueFrom(this.client.keys(cycle))).logKey;
    } catch (error) {
      if (readProblem(error).kind !== 'stale') throw error;
    }
    try {
      const file = await firstValueFrom(this.client.publishedFile(cycle, 'vote.json'));
      const { logKey } = JSON.parse(new TextDecoder().decode(file)) as PublishedVoteKeys;
      return logKey;
    } catch (error) {
      if (['stale', 'notFound'].includes(readProblem(error).kind)) return null;
      throw error;
    }
  }
}
