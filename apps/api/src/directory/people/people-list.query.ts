import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { termState, type Actor } from '#libs/access-policy';
import type { LegalDay, OwnRolesView, PersonView, RoleView, SubstitutionView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';

interface RoleRow {
  id: string;
  person_id: string;
  role: string;
  institution_id: string;
  institution_name: string;
  valid_from: LegalDay;
  valid_to: LegalDay | null;
  version: number;
}

interface SubstitutionRow {
  id: string;
  assignment_id: string;
  substitute_id: string;
  substitute_name: string;
  from_day: LegalDay;
  to_day: LegalDay;
  reason: string;
  version: number;
}

/** People, their roles and their substitutes in the municipality. */
@Injectable()
export class PeopleList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Everybody who has, had or will have a role here, by name. */
  async list(place: PlaceRef): Promise<PersonView[]> {
    const [people, roles] = await Promise.all([
      this.dataSource.query<Omit<PersonView, 'roles'>[]>(
        `SELECT p.id, p.name, p.email, p.version,
                EXISTS (SELECT 1 FROM person_identity i WHERE i.person_id = p.id) AS known
           FROM person p
          WHERE EXISTS (SELECT 1 FROM role_assignment a WHERE a.municipality_id = $1 AND a.person_id = p.id)`,
        [place.id],
      ),
      this.roles(place),
    ]);
    return people
      .map((person) => ({ ...person, roles: roles.get(person.id) ?? [] }))
      .sort((a, b) => a.name.localeCompare(b.name, 'lv'));
  }

  /** The actor's own roles here, and who can stand in. */
  async own(actor: Actor, place: PlaceRef): Promise<OwnRolesView> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const people = await this.list(place);
    const active = people.filter((person) => person.roles.some((role) => role.state !== 'past'));
    const mine = people.find((person) => person.id === personId)?.roles ?? [];
    return {
      roles: mine.filter((role) => role.state !== 'past'),
      colleagues: active.filter(({ id }) => id !== personId).map(({ id, name }) => ({ id, name })),
    };
  }

  private async roles(place: PlaceRef): Promise<Map<string, RoleView[]>> {
    const [roles, substitutions] = await Promise.all([
      this.dataSource.query<RoleRow[]>(
        `SELECT a.id, a.person_id, a.role, a.institution_id, i.name AS institution_name, a.valid_from::text,
                a.valid_to::text, a.version
           FROM role_assignment a JOIN institution i ON i.id = a.institution_id
          WHERE a.municipality_id = $1 ORDER BY a.valid_from DESC, a.role, a.id`,
        [place.id],
      ),
      this.dataSource.query<SubstitutionRow[]>(
        `SELECT s.id, s.assignment_id, s.substitute_id, p.name AS substitute_name, s.from_day::text, s.to_day::text,
                s.reason, s.version
           FROM substitution s JOIN person p ON p.id = s.substitute_id
          WHERE s.municipality_id = $1 ORDER BY s.from_day DESC, s.id`,
        [place.id],
      ),
    ]);
    const today = this.clock.legalToday();
    const byPerson = new Map<string, RoleView[]>();
    for (const row of roles) {
      const view = toRole(row, substitutions, today);
      byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), view]);
    }
    return byPerson;
  }
}

function toRole(row: RoleRow, substitutions: SubstitutionRow[], today: LegalDay): RoleView {
  return {
    id: row.id,
    role: row.role,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    state: termState({ from: row.valid_from, to: row.valid_to }, today),
    substitutions: substitutions
      .filter((one) => one.assignment_id === row.id)
      .map((one): SubstitutionView => ({
        id: one.id,
        substituteId: one.substitute_id,
        substituteName: one.substitute_name,
        fromDay: one.from_day,
        toDay: one.to_day,
        reason: one.reason,
        state: termState({ from: one.from_day, to: one.to_day }, today),
        version: one.version,
      })),
    version: row.version,
  };
}
