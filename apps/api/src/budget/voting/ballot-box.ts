import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { BallotSeal } from './ballot-seal.js';

/** What somebody chose. */
export interface Choice {
  unitId: string;
  choices: number[];
}

/** A ballot after the end of voting. */
export interface CastBallot extends Choice {
  id: string;
}

interface WaitingBallot {
  id: string;
  unit_id: string;
  sealed: Buffer;
}

/** Most ballots written by one statement. */
const CHUNK = 5_000;

/** The ballots: the only place that writes them. */
@Injectable()
export class BallotBox {
  constructor(private readonly seals: BallotSeal) {}

  /** Puts a sealed ballot among those that wait. */
  async put(
    manager: EntityManager,
    { municipalityId, id: cycleId }: CycleRow,
    { unitId, choices }: Choice,
    most: number,
  ): Promise<void> {
    const id = randomUUID();
    const ascending = [...choices].sort((a, b) => a - b);
    const sealed = this.seals.seal({ municipalityId, cycleId, unitId, id }, ascending, most);
    await manager.query(
      `INSERT INTO ballot_intake (municipality_id, cycle_id, id, unit_id, sealed) VALUES ($1, $2, $3, $4, $5)`,
      [municipalityId, cycleId, id, unitId, sealed],
    );
  }

  /**
   * Opens what waits and writes it in the order of new random ids, and writes the roll anew in the order of its hashes:
   * neither the order of rows nor transaction numbers tell who voted before whom.
   */
  async empty(manager: EntityManager, { municipalityId, id: cycleId }: CycleRow): Promise<void> {
    const [waiting] = await manager.query<[WaitingBallot[], number]>(
      `DELETE FROM ballot_intake WHERE municipality_id = $1 AND cycle_id = $2 RETURNING id, unit_id, sealed`,
      [municipalityId, cycleId],
    );
    const ballots = waiting
      .map(({ id, unit_id: unitId, sealed }) => ({
        id: randomUUID(),
        unit_id: unitId,
        choices: this.seals.open({ municipalityId, cycleId, unitId, id }, sealed),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let at = 0; at < ballots.length; at += CHUNK) {
      await manager.query(
        `INSERT INTO ballot (municipality_id, cycle_id, id, unit_id, choices)
         SELECT $1, $2, id, unit_id, choices
           FROM jsonb_to_recordset($3) AS b (id uuid, unit_id uuid, choices integer[]) ORDER BY id`,
        [municipalityId, cycleId, JSON.stringify(ballots.slice(at, at + CHUNK))],
      );
    }
    await manager.query(
      `WITH old AS (DELETE FROM vote_roll WHERE municipality_id = $1 AND cycle_id = $2 RETURNING *)
       INSERT INTO vote_roll (municipality_id, cycle_id, person_hash, unit_id, channel, voted_on)
       SELECT municipality_id, cycle_id, person_hash, unit_id, channel, voted_on FROM old ORDER BY person_hash`,
      [municipalityId, cycleId],
    );
  }

  /** All ballots of a cycle whose voting has ended. */
  opened(manager: EntityManager, cycle: CycleRow): Promise<CastBallot[]> {
    return manager.query<CastBallot[]>(
      `SELECT id, unit_id AS "unitId", choices FROM ballot WHERE municipality_id = $1 AND cycle_id = $2
        ORDER BY id`,
      [cycle.municipalityId, cycle.id],
    );
  }
}
