import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, VotingChannel } from '#libs/contracts';
import { ageBand } from '#libs/paper-voting';
import { ageOn } from '../../directory/index.js';

/** Somebody who entered the roll, as far as the counters learn of it. */
export interface RollArrival {
  municipalityId: string;
  cycleId: string;
  at: Date;
  day: LegalDay;
  channel: VotingChannel;
  pollingPlace: string | null;
  clerkId: string | null;
  bornOn: LegalDay | null;
}

const RIGA_HOUR = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Riga',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The hour of an instant in Riga, `YYYY-MM-DDTHH`. */
export const rigaHour = (at: Date): string => RIGA_HOUR.format(at).slice(0, 13).replace(' ', 'T');

/** Counters of the roll by hours and ages: all that the watch ever sees of voters. */
@Injectable()
export class RollWatch {
  /** Counts somebody in the open transaction. */
  async count(manager: EntityManager, arrival: RollArrival): Promise<void> {
    await this.add(manager, arrival, 1);
  }

  /** Adds so many people who are alike in everything that is counted. */
  async add(manager: EntityManager, arrival: RollArrival, voters: number): Promise<void> {
    const { municipalityId, cycleId, channel, pollingPlace, clerkId, bornOn, day } = arrival;
    const counted = [municipalityId, cycleId, rigaHour(arrival.at), channel, pollingPlace ?? '', clerkId];
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('roll hours of ' || $1, 0))`, [
      cycleId,
    ]);
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE roll_hour SET voters = voters + $7
        WHERE municipality_id = $1 AND cycle_id = $2 AND hour = $3 AND channel = $4 AND polling_place = $5
          AND clerk_id IS NOT DISTINCT FROM $6`,
      [...counted, voters],
    );
    if (changed === 0) {
      await manager.query(
        `INSERT INTO roll_hour (municipality_id, cycle_id, hour, channel, polling_place, clerk_id, voters, id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [...counted, voters, randomUUID()],
      );
    }
    if (bornOn === null) return;
    await manager.query(
      `INSERT INTO roll_age (municipality_id, cycle_id, day, channel, band, voters) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT roll_age_pk DO UPDATE SET voters = roll_age.voters + EXCLUDED.voters`,
      [municipalityId, cycleId, day, channel, ageBand(ageOn(day, bornOn)), voters],
    );
  }
}
