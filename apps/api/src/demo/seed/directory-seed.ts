import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addUnits, proposeHolidays, yearOf } from '#libs/legal-calendar';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';
import {
  DEMO_PEOPLE,
  demoCouncillors,
  type DemoPersonPlan,
  SECTOR_MINISTRY,
  type DemoMinistry,
} from './demo-people.js';
import { DEMO_PLACES, type DemoPlace } from './demo-places.js';

interface SeededPlace {
  id: string;
  plan: DemoPlace;
  institutions: Map<string, string>;
}

/** Roles have been held for long enough that the demo's past can be told. */
const HELD_FOR_YEARS = 3;

/** Fills an empty database with the demo's municipalities, institutions, people and holidays. */
@Injectable()
export class DirectorySeed {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Writes everything at once, or nothing where there is a municipality already; returns whether it wrote. */
  run(): Promise<boolean> {
    return this.unitOfWork.run({ kind: 'system' }, async ({ manager }) => {
      await manager.query('LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE');
      const [known] = await manager.query<unknown[]>('SELECT 1 FROM municipality LIMIT 1');
      if (known) return false;
      await this.calendar(manager);
      const ministries: Record<DemoMinistry, string> = {
        ministry: await this.institution(manager, null, 'ministry', this.config.ministryName),
        finance: await this.institution(manager, null, 'ministry', SECTOR_MINISTRY),
      };
      const places: SeededPlace[] = [];
      for (const plan of DEMO_PLACES) places.push(await this.place(manager, plan));
      const people = [...DEMO_PEOPLE, ...DEMO_PLACES.flatMap((place) => demoCouncillors(place.slug))];
      for (const [index, person] of people.entries()) {
        await this.person(manager, person, index + 1, places, ministries);
      }
      return true;
    });
  }

  private async calendar(manager: EntityManager): Promise<void> {
    const year = yearOf(this.clock.legalToday());
    for (const row of [year - 1, year, year + 1].flatMap((each) => proposeHolidays(each))) {
      await manager.query(
        `INSERT INTO calendar_day (id, municipality_id, day, kind, name, source)
         VALUES ($1, NULL, $2, $3, $4, 'Demonstrācijas priekšlikums')`,
        [randomUUID(), row.day, row.kind, row.name],
      );
    }
  }

  private async place(manager: EntityManager, plan: DemoPlace): Promise<SeededPlace> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO municipality (id, slug, code, short_code, name, name_genitive, council_name, council_size, seat, kind,
         population, official_domain, contact_email, address, colour, number_pattern)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        id,
        plan.slug,
        plan.code,
        plan.shortCode,
        plan.name,
        plan.nameGenitive,
        plan.councilName,
        plan.councilSize,
        plan.seat,
        plan.kind,
        plan.population,
        plan.officialDomain,
        plan.contactEmail,
        plan.address,
        plan.colour,
        plan.numberPattern,
      ],
    );
    const { administration, council, development, legal, association } = plan.institutions;
    const institutions = new Map([
      ['administration', await this.institution(manager, id, 'administration', administration)],
      ['council', await this.institution(manager, id, 'council', council)],
      ['development', await this.institution(manager, id, 'department', development)],
      ['legal', await this.institution(manager, id, 'department', legal)],
      ['association', await this.institution(manager, id, 'ngo', association)],
    ]);
    // Invented like everything here; official messages are sent in its name.
    await manager.query(`UPDATE institution SET registration_no = $2 WHERE id = $1`, [
      institutions.get('administration'),
      `9${plan.code}000`,
    ]);
    return { id, plan, institutions };
  }

  private async institution(
    manager: EntityManager,
    municipalityId: string | null,
    kind: string,
    name: string,
  ): Promise<string> {
    const id = randomUUID();
    await manager.query(`INSERT INTO institution (id, municipality_id, kind, name) VALUES ($1, $2, $3, $4)`, [
      id,
      municipalityId,
      kind,
      name,
    ]);
    return id;
  }

  private async person(
    manager: EntityManager,
    plan: DemoPersonPlan,
    number: number,
    places: SeededPlace[],
    ministries: Record<DemoMinistry, string>,
  ): Promise<void> {
    const id = randomUUID();
    const place = places.find((each) => each.plan.slug === plan.place);
    const domain = place?.plan.officialDomain.replace('www.', '') ?? 'ministrija.example';
    const host = plan.resident ? 'pasts.example' : domain;
    await manager.query(`INSERT INTO person (id, name, email) VALUES ($1, $2, $3)`, [
      id,
      plan.name,
      `${asciiName(plan.name)}@${host}`,
    ]);
    const code = inventedCode(number);
    const hash = hashPersonalCode(code, this.config.personalCodeKey);
    await manager.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [hash, id]);
    await this.roles(manager, plan, id, place, ministries);
    await this.register(manager, plan, hash, place);
    await this.offer(manager, plan, id, number, code, place);
  }

  private async roles(
    manager: EntityManager,
    plan: DemoPersonPlan,
    personId: string,
    place: SeededPlace | undefined,
    ministries: Record<DemoMinistry, string>,
  ): Promise<void> {
    const since = addUnits(this.clock.legalToday(), -HELD_FOR_YEARS, 'year');
    for (const { role, institution } of plan.roles) {
      const ofState = institution === 'ministry' || institution === 'finance';
      await manager.query(
        `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          randomUUID(),
          ofState ? null : (place?.id ?? null),
          ofState ? ministries[institution] : place?.institutions.get(institution),
          personId,
          role,
          since,
        ],
      );
    }
  }

  private async register(
    manager: EntityManager,
    plan: DemoPersonPlan,
    hash: Buffer,
    place: SeededPlace | undefined,
  ): Promise<void> {
    if (!plan.resident || !place) return;
    // Half a year past the birthday, so that moving the clock a little changes nobody's age.
    const birthday = addUnits(addUnits(this.clock.legalToday(), -plan.resident.age, 'year'), -6, 'month');
    await manager.query(
      `INSERT INTO register_entry (municipality_id, code_hash, born_on, territory) VALUES ($1, $2, $3, $4)`,
      [place.id, hash, birthday, plan.resident.territory],
    );
  }

  private async offer(
    manager: EntityManager,
    plan: DemoPersonPlan,
    personId: string,
    position: number,
    code: string,
    place: SeededPlace | undefined,
  ): Promise<void> {
    const isMember = plan.roles.length === 1 && plan.roles[0]?.role === 'councillor';
    const [lv, en] = place
      ? isMember
        ? [`${place.plan.name}: deputāti`, `${place.plan.name}: councillors`]
        : [place.plan.name, place.plan.name]
      : ['Valsts', 'The state'];
    await manager.query(
      `INSERT INTO demo_person (person_id, position, heading_lv, heading_en, about_lv, about_en, personal_code)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [personId, position, lv, en, plan.about.lv, plan.about.en, code],
    );
  }
}

/** Codes beginning with 39 are formed like real ones, but the register issues none; the zeros say the rest. */
function inventedCode(number: number) {
  const code = parsePersonalCode(`390000-${String(number).padStart(5, '0')}`);
  if (!code) throw new Error(`No invented personal code for number ${number}.`);
  return code;
}

function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.');
}
