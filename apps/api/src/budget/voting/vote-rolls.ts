import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { OnlineArrivals } from '../in-person/online-arrivals.js';
import type { Voter } from './voters.js';

/** How somebody votes; one person has one entry whichever way it is. */
export type VoteChannel = 'online' | 'in_person';

/** What the roll says of somebody. */
export interface RollEntry {
  unitId: string;
  channel: VoteChannel;
  votedOn: LegalDay;
}

/** The roll of a cycle: that somebody votes, once (PL 60(4)), whether on line or in person. */
@Injectable()
export class VoteRolls {
  constructor(private readonly arrivals: OnlineArrivals) {}

  /**
   * Enters the voter; false for somebody who stands there already, by whichever of their codes and whichever channel.
   * Requests at the same time wait for each other's transaction. Nothing else that names the person may be written in
   * this transaction. Arrivals on line are counted in memory: a transaction that fails later stays counted.
   */
  async enter(
    manager: EntityManager,
    cycle: CycleRow,
    voter: Pick<Voter, 'hashes'> & Partial<Pick<Voter, 'bornOn'>>,
    { unitId, channel, day }: { unitId: string; channel: VoteChannel; day: LegalDay },
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `INSERT INTO vote_roll (municipality_id, cycle_id, person_hash, unit_id, channel, voted_on)
       SELECT $1, $2, $3, $4, $5, $6
        WHERE NOT EXISTS (SELECT 1 FROM vote_roll
                           WHERE municipality_id = $1 AND cycle_id = $2 AND person_hash = ANY($7))
       ON CONFLICT ON CONSTRAINT vote_roll_pk DO NOTHING
       RETURNING 1`,
      [cycle.municipalityId, cycle.id, voter.hashes[0], unitId, channel, day, voter.hashes],
    );
    const entered = rows.length === 1;
    if (entered && channel === 'online') this.arrivals.seen(cycle, day, voter.bornOn ?? null);
    return entered;
  }

  /** Takes out somebody whom a clerk marked on the day; never whoever votes on line. False where nobody stands there. */
  async undo(
    manager: EntityManager,
    cycle: CycleRow,
    voter: Pick<Voter, 'hashes'>,
    day: LegalDay,
  ): Promise<boolean> {
    const [, removed] = await manager.query<[unknown, number]>(
      `DELETE FROM vote_roll
        WHERE municipality_id = $1 AND cycle_id = $2 AND person_hash = ANY($3) AND channel = 'in_person'
          AND voted_on = $4`,
      [cycle.municipalityId, cycle.id, voter.hashes, day],
    );
    return removed === 1;
  }

  /** What stands in the roll for the voter, or null. */
  async find(
    manager: EntityManager,
    cycle: CycleRow,
    voter: Pick<Voter, 'hashes'>,
  ): Promise<RollEntry | null> {
    const [row] = await manager.query<RollEntry[]>(
      `SELECT unit_id AS "unitId", channel, voted_on::text AS "votedOn" FROM vote_roll
        WHERE municipality_id = $1 AND cycle_id = $2 AND person_hash = ANY($3)`,
      [cycle.municipalityId, cycle.id, voter.hashes],
    );
    return row ?? null;
  }

  /** How many people the roll holds, by unit and channel; not for anybody's eyes before the end of voting. */
  voters(
    manager: EntityManager,
    cycle: CycleRow,
  ): Promise<{ unitId: string; channel: VoteChannel; voters: number }[]> {
    return manager.query(
      `SELECT unit_id AS "unitId", channel, count(*)::int AS voters FROM vote_roll
        WHERE municipality_id = $1 AND cycle_id = $2 GROUP BY unit_id, channel ORDER BY unit_id, channel`,
      [cycle.municipalityId, cycle.id],
    );
  }

  /**
   * Writes entries anew in the order of their hashes, in one transaction: neither the order of rows nor transaction
   * numbers tell who voted before whom.
   *
   * @param since only those of this day and later; the others were mixed before.
   */
  async mix(manager: EntityManager, cycle: CycleRow, since: LegalDay = '0001-01-01'): Promise<void> {
    await manager.query(
      `WITH old AS (DELETE FROM vote_roll WHERE municipality_id = $1 AND cycle_id = $2 AND voted_on >= $3 RETURNING *)
       INSERT INTO vote_roll (municipality_id, cycle_id, person_hash, unit_id, channel, voted_on)
       SELECT municipality_id, cycle_id, person_hash, unit_id, channel, voted_on FROM old ORDER BY person_hash`,
      [cycle.municipalityId, cycle.id, since],
    );
  }
}
