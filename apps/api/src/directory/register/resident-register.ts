import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay } from '#libs/contracts';

/** What the register says about a person: declared in the municipality, and born on. */
export interface Resident {
  declared: boolean;
  bornOn: LegalDay;
}

/**
 * The register of residents as the product asks it. The default answers from the municipality's own import; a service
 * of the state can take its place.
 */
export abstract class ResidentRegister {
  /** By the keyed hash of a personal code; null when the register does not know the person. */
  abstract find(personalCodeHash: Buffer, municipalityId: string): Promise<Resident | null>;
  /** By person, through any of their codes, former ones too. */
  abstract findPerson(personId: string, municipalityId: string): Promise<Resident | null>;
  /** Whether there is a register to ask. */
  abstract isLoaded(municipalityId: string): Promise<boolean>;
  /** How many people declared in the municipality are of this age on the day; null where no register is loaded. */
  abstract countOfAge(municipalityId: string, age: number, day: LegalDay): Promise<number | null>;
  /** Everybody declared in the municipality, for sums; null where no register is loaded. */
  abstract everybody(municipalityId: string): Promise<{ codeHash: Buffer; bornOn: LegalDay }[] | null>;
}

/** Answers from the municipality's last import: whoever is in it is declared there. */
@Injectable()
export class ImportedResidentRegister extends ResidentRegister {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async find(personalCodeHash: Buffer, municipalityId: string): Promise<Resident | null> {
    const [row] = await this.dataSource.query<{ born_on: LegalDay }[]>(
      `SELECT born_on::text FROM register_entry WHERE municipality_id = $1 AND code_hash = $2`,
      [municipalityId, personalCodeHash],
    );
    return row ? { declared: true, bornOn: row.born_on } : null;
  }

  override async findPerson(personId: string, municipalityId: string): Promise<Resident | null> {
    const [row] = await this.dataSource.query<{ born_on: LegalDay }[]>(
      `SELECT r.born_on::text
         FROM person_code c JOIN register_entry r ON r.municipality_id = $1 AND r.code_hash = c.code_hash
        WHERE c.person_id = $2 ORDER BY c.current DESC LIMIT 1`,
      [municipalityId, personId],
    );
    return row ? { declared: true, bornOn: row.born_on } : null;
  }

  override async isLoaded(municipalityId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ loaded: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM register_entry WHERE municipality_id = $1) AS loaded`,
      [municipalityId],
    );
    return row?.loaded ?? false;
  }

  override async countOfAge(municipalityId: string, age: number, day: LegalDay): Promise<number | null> {
    const [row] = await this.dataSource.query<{ entries: number; aged: number }[]>(
      `SELECT count(*)::int AS entries, count(*) FILTER (WHERE born_on::text <= $2)::int AS aged
         FROM register_entry WHERE municipality_id = $1`,
      [municipalityId, bornBy(day, age)],
    );
    return row && row.entries > 0 ? row.aged : null;
  }

  override async everybody(municipalityId: string): Promise<{ codeHash: Buffer; bornOn: LegalDay }[] | null> {
    const rows = await this.dataSource.query<{ codeHash: Buffer; bornOn: LegalDay }[]>(
      `SELECT code_hash AS "codeHash", born_on::text AS "bornOn" FROM register_entry WHERE municipality_id = $1`,
      [municipalityId],
    );
    return rows.length > 0 ? rows : null;
  }
}

/** Whoever was born up to this date is `age` on the day; compared as text, since it may be no date (29 February). */
function bornBy(day: LegalDay, age: number): string {
  return `${String(Number(day.slice(0, 4)) - age).padStart(4, '0')}${day.slice(4)}`;
}

/** Full years of age on the day. Somebody born on 29 February is a year older on 1 March of an ordinary year. */
export function ageOn(day: LegalDay, bornOn: LegalDay): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}
