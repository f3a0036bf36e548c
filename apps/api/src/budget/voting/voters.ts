import { Injectable } from '@nestjs/common';
import { mayVote } from '#libs/budget-rules';
import type { Decision, LegalDay } from '#libs/contracts';
import { PersonCodes, ResidentRegister, type Resident } from '../../directory/index.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { RollHashes } from './roll-hashes.js';

/** A person as a voter of one cycle. */
export interface Voter {
  /** Declared here and old enough on the day of the rules (PL 60(4)). */
  may: Decision;
  /** How the person stands in the roll: by the current code first, then by former ones. */
  hashes: Buffer[];
  /** Null where the register does not name the person. */
  bornOn: LegalDay | null;
}

/** Who may vote, by the register of residents, and who has. */
@Injectable()
export class Voters {
  constructor(
    private readonly codes: PersonCodes,
    private readonly register: ResidentRegister,
    private readonly rollHashes: RollHashes,
  ) {}

  /** Whoever is logged in. */
  async of(personId: string, cycle: CycleRow): Promise<Voter> {
    const [resident, codes] = await Promise.all([
      this.register.findPerson(personId, cycle.municipalityId),
      this.codes.of(personId),
    ]);
    return this.voter(resident, codes, cycle);
  }

  /** Somebody who shows a document, by the keyed hash of their personal code. */
  async ofCode(codeHash: Buffer, cycle: CycleRow): Promise<Voter> {
    const codes = await this.codes.sameAs(codeHash);
    let resident: Resident | null = null;
    for (const code of codes) resident ??= await this.register.find(code, cycle.municipalityId);
    return this.voter(resident, codes, cycle);
  }

  private async voter(resident: Resident | null, codes: Buffer[], cycle: CycleRow): Promise<Voter> {
    const { municipalityId, id, rules } = cycle;
    const declared = resident?.declared ?? ((await this.register.isLoaded(municipalityId)) ? false : null);
    return {
      may: mayVote({ bornOn: resident?.bornOn ?? null, declared }, rules),
      hashes: this.rollHashes.of(municipalityId, id, codes),
      bornOn: resident?.bornOn ?? null,
    };
  }
}
