import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { votingTermViolations } from '#libs/budget-rules';
import type { ConsistencyProof, LegalDay, LogEpoch, SignedHead, VotingKeys } from '#libs/contracts';
import { consistencyProof, toBase64Url } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles } from '../../cycles/budget-cycles.js';
import { Believed } from './believed.js';
import { split } from './end-epoch.js';
import { VoteKeys } from './vote-keys.js';

interface HeadRow {
  epoch: number;
  before: number;
  subtrees: Buffer;
  size: number;
  root: Buffer;
  day: LegalDay;
  signature: Buffer;
}

/** The cycle of a year hardly ever becomes another one. */
const BELIEVED_MS = 1_000;

/** The public side of the log: keys, heads, epochs and proofs. Nothing here asks for one ballot alone. */
@Injectable()
export class VoteLogQuery {
  private readonly cycleIds = new Believed<string>(BELIEVED_MS);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly keys: VoteKeys,
  ) {}

  /** @throws Refused 409 before the vote opens, and for a cycle that votes in another way. */
  async votingKeys(place: PlaceRef, year: number): Promise<VotingKeys> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    if (cycle.rulesDigest === null) {
      throw new Refused(votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday()), 409);
    }
    const keys = await this.keys.of(manager, place.id, cycle.id);
    return {
      cycleId: cycle.id,
      rulesDigest: cycle.rulesDigest,
      units: [...keys.units].map(([unitId, { spki }]) => ({ unitId, key: toBase64Url(spki) })),
      logKey: toBase64Url(keys.logKey),
      epoch: { ballots: this.config.voteEpoch.ballots, minutes: this.config.voteEpoch.minutes },
    };
  }

  async heads(place: PlaceRef, year: number): Promise<SignedHead[]> {
    const cycleId = await this.cycleId(place, year);
    return (await this.headRows(place, cycleId)).map((row) => headOf(cycleId, row));
  }

  /** @throws Refused 404 for an epoch that has not ended. */
  async epoch(place: PlaceRef, year: number, epoch: number): Promise<LogEpoch> {
    const cycleId = await this.cycleId(place, year);
    const [row] = await this.headRows(place, cycleId, [epoch]);
    if (!row) throw Refused.notFound('epoch');
    return {
      head: headOf(cycleId, row),
      before: row.before,
      subtrees: split(row.subtrees).map(toBase64Url),
      leaves: (await this.leaves(place, cycleId, row.before, row.size)).map(toBase64Url),
    };
  }

  /** @throws Refused 404 for epochs that have not ended, or of which the first is the later. */
  async consistency(place: PlaceRef, year: number, first: number, second: number): Promise<ConsistencyProof> {
    const cycleId = await this.cycleId(place, year);
    const rows = await this.headRows(place, cycleId, [first, second]);
    const before = rows.find(({ epoch }) => epoch === first);
    const after = rows.find(({ epoch }) => epoch === second);
    if (!before || !after || first > second) throw Refused.notFound('epoch');
    const leaves = await this.leaves(place, cycleId, 0, after.size);
    return {
      first: headOf(cycleId, before),
      second: headOf(cycleId, after),
      proof: consistencyProof(leaves, before.size).map(toBase64Url),
    };
  }

  private cycleId(place: PlaceRef, year: number): Promise<string> {
    return this.cycleIds.get(
      `${place.id} ${year}`,
      async () => (await this.cycles.loadPublic(this.dataSource.manager, place.id, year)).id,
    );
  }

  private headRows(place: PlaceRef, cycleId: string, epochs: number[] | null = null): Promise<HeadRow[]> {
    return this.dataSource.query<HeadRow[]>(
      `SELECT epoch, before, subtrees, size, root, day::text, signature FROM vote_head
        WHERE municipality_id = $1 AND cycle_id = $2 AND ($3::int[] IS NULL OR epoch = ANY($3)) ORDER BY epoch`,
      [place.id, cycleId, epochs],
    );
  }

  private async leaves(place: PlaceRef, cycleId: string, from: number, to: number): Promise<Buffer[]> {
    const rows = await this.dataSource.query<{ leaf_hash: Buffer }[]>(
      `SELECT leaf_hash FROM vote_leaf
        WHERE municipality_id = $1 AND cycle_id = $2 AND position >= $3 AND position < $4 ORDER BY position`,
      [place.id, cycleId, from, to],
    );
    return rows.map(({ leaf_hash: hash }) => hash);
  }
}

/** A head as it is published. */
export function headOf(
  cycleId: string,
  { epoch, size, root, day, signature }: Omit<HeadRow, 'before' | 'subtrees'>,
): SignedHead {
  return { cycleId, epoch, size, root: toBase64Url(root), day, signature: toBase64Url(signature) };
}
