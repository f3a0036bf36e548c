import { Injectable } from '@nestjs/common';
import type { SignedBallot } from '#libs/contracts';
import { ballotHash } from '#libs/verifiable-ballot';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/unit-of-work.js';
import type { CycleRow } from '../../cycles/budget-cycles.js';
import { BallotBox } from '../ballot-box.js';
import { open, type OpeningKey } from './hpke.js';

interface LeafRow {
  position: number;
  leaf_hash: Buffer;
  sealed: Buffer;
}

/** Rows opened and written by one statement. */
const CHUNK = 2_000;

/** Opens the log's ballots with the counting key and puts the last one of each credential among those to be counted. */
@Injectable()
export class OpenBallots {
  constructor(
    private readonly box: BallotBox,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when a seal does not hold what the log says: then nothing is opened. */
  async run(tx: Transaction, cycle: CycleRow, key: OpeningKey): Promise<void> {
    const { manager } = tx;
    const place = [cycle.municipalityId, cycle.id];
    const last = new Map<string, SignedBallot>();
    for (let from = 0; ; from += CHUNK) {
      const rows = await manager.query<LeafRow[]>(
        `SELECT position, leaf_hash, sealed FROM vote_leaf
          WHERE municipality_id = $1 AND cycle_id = $2 AND position >= $3 AND position < $4 ORDER BY position`,
        [...place, from, from + CHUNK],
      );
      if (rows.length === 0) break;
      const opened = await Promise.all(rows.map((row) => openLeaf(row, key)));
      await manager.query(
        `UPDATE vote_leaf l SET ballot = o.ballot FROM unnest($3::int[], $4::text[]) AS o (position, ballot)
          WHERE l.municipality_id = $1 AND l.cycle_id = $2 AND l.position = o.position`,
        [...place, rows.map(({ position }) => position), opened.map((ballot) => JSON.stringify(ballot))],
      );
      for (const ballot of opened) {
        const before = last.get(ballot.credential.key);
        if (!before || before.sequence < ballot.sequence) last.set(ballot.credential.key, ballot);
      }
    }
    await this.box.add(manager, cycle, 'online', [...last.values()]);
    await manager.query(`UPDATE vote_log SET opened_on = $3 WHERE municipality_id = $1 AND cycle_id = $2`, [
      ...place,
      this.clock.legalToday(),
    ]);
  }
}

async function openLeaf(
  { position, leaf_hash: hash, sealed }: LeafRow,
  key: OpeningKey,
): Promise<SignedBallot> {
  const { pad: _pad, ...ballot } = JSON.parse(String(await open(key, sealed, hash))) as SignedBallot & {
    pad: string;
  };
  if (!hash.equals(Buffer.from(ballotHash(ballot))))
    throw new Error(`Leaf ${position} holds another ballot.`);
  return ballot;
}
