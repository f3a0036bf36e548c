import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayVote } from '#libs/budget-rules';
import type { Decision, LegalDay } from '#libs/contracts';
import { PersonCodes, ResidentRegister } from '../../directory/index.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { RollHashes } from './roll-hashes.js';

/** A person as a voter of one cycle. */
export interface Voter {
  /** Declared here and old enough on the day of the rules (PL 60(4)). */
  may: Decision;
  /** How the person stands in the roll: by the current code first, then by former ones. */
  hashes: Buffer[];
}

/** Who may vote, by the register of residents, and who has. */
@Injectable()
export class Voters {
  constructor(
    private readonly codes: PersonCodes,
    private readonly register: ResidentRegister,
    private readonly rollHashes: RollHashes,
  ) {}

  async of(personId: string, cycle: CycleRow): Promise<Voter> {
    const { municipalityId, id, rules } = cycle;
    const resident = await this.register.findPerson(personId, municipalityId);
    const declared = resident?.declared ?? ((await this.register.isLoaded(municipalityId)) ? false : null);
    return {
      may: mayVote({ bornOn: resident?.bornOn ?? null, declared }, rules),
      hashes: this.rollHashes.of(municipalityId, id, await this.codes.of(personId)),
    };
  }

  /** The day on which the roll marks the voter, or null. */
  async votedOn(manager: EntityManager, cycle: CycleRow, voter: Voter): Promise<LegalDay | null> {
    const [row] = await manager.query<{ voted_on: LegalDay }[]>(
      `SELECT voted_on::text FROM vote_roll
        WHERE municipality_id = $1 AND cycle_id = $2 AND person_hash = ANY($3)`,
      [cycle.municipalityId, cycle.id, voter.hashes],
    );
    return row?.voted_on ?? null;
  }
}
