import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AGE_BANDS, type AgeTurnout } from '#libs/contracts';
import { ageOn, ResidentRegister } from '../../directory/index.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { RollHashes } from '../voting/roll-hashes.js';

/** Who took part, by age: sums alone are kept, and only after the end of voting. */
@Injectable()
export class Turnout {
  constructor(
    private readonly hashes: RollHashes,
    private readonly register: ResidentRegister,
  ) {}

  /** Null where no register was loaded, and where nobody here knows who voted. */
  async byAge(manager: EntityManager, { municipalityId, id, rules }: CycleRow): Promise<AgeTurnout[] | null> {
    if (rules.votingVenue === 'geolatvija') return null;
    const residents = await this.register.everybody(municipalityId);
    if (!residents) return null;
    const roll = await manager.query<{ personHash: Buffer }[]>(
      `SELECT person_hash AS "personHash" FROM vote_roll WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, id],
    );
    const voted = new Set(roll.map(({ personHash }) => personHash.toString('hex')));
    const marks = this.hashes.of(
      municipalityId,
      id,
      residents.map(({ codeHash }) => codeHash),
    );
    const bands = AGE_BANDS.map((from): AgeTurnout => ({ from, voters: 0, eligible: 0 }));
    residents.forEach(({ bornOn }, at) => {
      const age = ageOn(rules.ageDay ?? rules.eligibilityDay, bornOn);
      const band = bands.findLast(({ from }) => age >= from);
      if (!band) return;
      band.eligible += 1;
      if (voted.has(marks[at]?.toString('hex') ?? '')) band.voters += 1;
    });
    return bands;
  }
}
