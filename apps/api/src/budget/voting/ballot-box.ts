import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BallotChoices } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { BallotSeal, type SealedChoices } from './ballot-seal.js';
import { frozenBallot } from './frozen-ballot.js';
import type { VoteChannel } from './vote-rolls.js';

/** A ballot after the end of voting. */
export interface CastBallot extends BallotChoices {
  id: string;
  channel: VoteChannel;
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
    { unitId, ...choices }: BallotChoices,
    most: number,
  ): Promise<void> {
    const id = randomUUID();
    const sealed = this.seals.seal({ municipalityId, cycleId, unitId, id }, choices, most);
    await manager.query(
      `INSERT INTO ballot_intake (municipality_id, cycle_id, id, unit_id, sealed) VALUES ($1, $2, $3, $4, $5)`,
      [municipalityId, cycleId, id, unitId, sealed],
    );
  }

  /** Opens what waits and writes it in the order of new random ids, so that its order tells nothing. */
  async empty(manager: EntityManager, cycle: CycleRow): Promise<void> {
    const { municipalityId, id: cycleId } = cycle;
    const [waiting] = await manager.query<[WaitingBallot[], number]>(
      `DELETE FROM ballot_intake WHERE municipality_id = $1 AND cycle_id = $2 RETURNING id, unit_id, sealed`,
      [municipalityId, cycleId],
    );
    const opened = waiting.map(({ id, unit_id: unitId, sealed }) => ({
      unitId,
      ...this.seals.open({ municipalityId, cycleId, unitId, id }, sealed),
    }));
    await this.add(manager, cycle, 'online', opened);
  }

  /**
   * Adds ballots that may be counted as they are, under new random ids and in their order: paper that was typed, after
   * the end of voting, and what the counting key opened.
   */
  async add(
    manager: EntityManager,
    { municipalityId, id: cycleId }: CycleRow,
    channel: VoteChannel,
    ballots: readonly (SealedChoices & { unitId: string })[],
  ): Promise<void> {
    const rows = ballots
      .map(({ unitId, choices, points }) => ({ id: randomUUID(), unit_id: unitId, choices, points }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await manager.query(
        `INSERT INTO ballot (municipality_id, cycle_id, id, unit_id, choices, channel, points)
         SELECT $1, $2, id, unit_id, choices, $4, points
           FROM jsonb_to_recordset($3) AS b (id uuid, unit_id uuid, choices integer[], points integer[]) ORDER BY id`,
        [municipalityId, cycleId, JSON.stringify(rows.slice(at, at + CHUNK)), channel],
      );
    }
  }

  /**
   * All ballots of a cycle whose voting has ended, of every channel.
   *
   * @throws Refused 409 `ballots_sealed` while the holders of the counting key have not opened those of a verifiable vote.
   */
  async opened(manager: EntityManager, cycle: CycleRow): Promise<CastBallot[]> {
    if (frozenBallot(cycle).rules.secrecy === 'verifiable') {
      const [log] = await manager.query<{ open: boolean }[]>(
        `SELECT opened_on IS NOT NULL AS open FROM vote_log WHERE municipality_id = $1 AND cycle_id = $2`,
        [cycle.municipalityId, cycle.id],
      );
      if (!log?.open) throw new Refused([{ code: 'ballots_sealed' }], 409);
    }
    return manager.query<CastBallot[]>(
      `SELECT id, unit_id AS "unitId", choices, points, channel FROM ballot
        WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY id`,
      [cycle.municipalityId, cycle.id],
    );
  }
}
