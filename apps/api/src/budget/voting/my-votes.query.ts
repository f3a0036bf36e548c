import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { votingTermViolations, votingVenueViolations } from '#libs/budget-rules';
import type { LegalDay, MyVote } from '#libs/contracts';
import { PersonCodes } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { CYCLE_COLUMNS, type CycleRow } from '../cycles/budget-cycles.js';
import { RollHashes } from './roll-hashes.js';
import type { VoteChannel } from './vote-rolls.js';
import { Voters } from './voters.js';

type PlacedCycle = CycleRow & { slug: string; name: string };

interface Entry {
  cycleId: string;
  channel: VoteChannel;
  votedOn: LegalDay;
}

/** What the rolls say of somebody: that they voted, where, how and on which day; never what for. */
@Injectable()
export class MyVotes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly codes: PersonCodes,
    private readonly hashes: RollHashes,
    private readonly voters: Voters,
  ) {}

  /** Votes given, and those that the person may give today; the newest first. */
  async all(actor: Actor): Promise<MyVote[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const cycles = await manager.query<PlacedCycle[]>(
      `SELECT ${CYCLE_COLUMNS}, m.slug, m.name FROM budget_cycle c JOIN municipality m ON m.id = c.municipality_id
        WHERE c.state IN ('voting', 'voting_ended', 'counted', 'announced', 'closed')
        ORDER BY c.voting_to DESC, m.slug`,
    );
    const entries = await this.entries(manager, cycles, await this.codes.of(actor.personId));
    const votes: MyVote[] = [];
    for (const cycle of cycles) {
      const entry = entries.get(cycle.id) ?? null;
      const open =
        votingVenueViolations(cycle.rules).length === 0 &&
        votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday()).length === 0;
      if (!entry && !(open && (await this.voters.of(actor.personId, cycle)).may.allowed)) continue;
      votes.push({
        place: { slug: cycle.slug, name: cycle.name },
        cycle: {
          year: cycle.year,
          title: cycle.title,
          state: cycle.state,
          secrecy: cycle.rules.secrecy,
          voting: cycle.voting,
        },
        votedOn: entry?.votedOn ?? null,
        way: entry?.channel ?? null,
        open,
      });
    }
    return votes;
  }

  /** Every roll has its own hashes of the person, so each is asked with its own. */
  private async entries(
    manager: EntityManager,
    cycles: readonly CycleRow[],
    codes: readonly Buffer[],
  ): Promise<Map<string, Entry>> {
    const keys = cycles.flatMap(({ municipalityId, id }) =>
      this.hashes.of(municipalityId, id, codes).map((hash) => ({ municipalityId, id, hash })),
    );
    const rows = await manager.query<Entry[]>(
      `SELECT r.cycle_id AS "cycleId", r.channel, r.voted_on::text AS "votedOn" FROM vote_roll r
         JOIN unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS own (municipality_id, cycle_id, person_hash)
        USING (municipality_id, cycle_id, person_hash)`,
      [
        keys.map(({ municipalityId }) => municipalityId),
        keys.map(({ id }) => id),
        keys.map(({ hash }) => hash),
      ],
    );
    return new Map(rows.map((row) => [row.cycleId, row]));
  }
}
