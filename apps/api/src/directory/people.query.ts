import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { permissionsOf, type Assignment } from '#libs/access-policy';
import type { SessionAssignment, SessionMunicipality, SessionPerson } from '#libs/contracts';
import { AccessDirectory } from '../platform/access/access-directory.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { ProvenIdentity } from '../platform/identity/identity-provider.js';
import { People } from '../platform/identity/people.js';
import { RecognisePerson } from './recognise-person.js';

interface MunicipalityRow extends SessionMunicipality {
  id: string;
}

/** People as logging in and the frame of every page need them. */
@Injectable()
export class DirectoryPeople extends People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessDirectory,
    private readonly recognisePerson: RecognisePerson,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override recognise(identity: ProvenIdentity): Promise<string> {
    return this.recognisePerson.run(identity);
  }

  override async municipalities(): Promise<SessionMunicipality[]> {
    return (await this.municipalityRows()).map(withoutId);
  }

  override async describe(personId: string): Promise<SessionPerson | null> {
    const [person] = await this.dataSource.query<{ name: string }[]>(
      `SELECT name FROM person WHERE id = $1`,
      [personId],
    );
    if (!person) return null;
    const assignments = await this.access.assignmentsOf(personId);
    const municipalities = await this.municipalityRows();
    return {
      id: personId,
      name: person.name,
      assignments: await this.named(assignments, municipalities),
      permissions: this.permissions(personId, assignments, municipalities),
    };
  }

  private municipalityRows(): Promise<MunicipalityRow[]> {
    return this.dataSource.query<MunicipalityRow[]>(
      `SELECT id, slug, name, colour, short_code AS code, settings->'lint_rules' AS "lintRules"
         FROM municipality ORDER BY name COLLATE "lv-x-icu"`,
    );
  }

  private async named(
    assignments: Assignment[],
    municipalities: MunicipalityRow[],
  ): Promise<SessionAssignment[]> {
    const names = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT id, name FROM institution WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT id, name FROM person WHERE id = ANY ($2::uuid[])`,
      [assignments.map((a) => a.institutionId), assignments.flatMap((a) => a.onBehalfOf ?? [])],
    );
    const nameOf = new Map(names.map((row) => [row.id, row.name]));
    return assignments.map((assignment) => {
      const municipality = municipalities.find((row) => row.id === assignment.municipalityId);
      const substituted = assignment.onBehalfOf && nameOf.get(assignment.onBehalfOf);
      return {
        id: assignment.id,
        role: assignment.role,
        institutionName: nameOf.get(assignment.institutionId) ?? '',
        municipality: municipality ? withoutId(municipality) : null,
        ...(substituted ? { onBehalfOfName: substituted } : {}),
      };
    });
  }

  private permissions(
    personId: string,
    assignments: Assignment[],
    municipalities: MunicipalityRow[],
  ): Record<string, string[]> {
    const ofState = assignments.some((a) => a.municipalityId === null);
    const concerned = municipalities.filter(
      (row) => ofState || assignments.some((a) => a.municipalityId === row.id),
    );
    return Object.fromEntries(
      concerned.map((row) => [
        row.slug,
        permissionsOf({ kind: 'person', personId, assignments }, { municipalityId: row.id }).filter(
          (permission) => permission !== 'demo.control' || this.config.mode === 'demo',
        ),
      ]),
    );
  }
}

function withoutId({ slug, name, colour, code, lintRules }: MunicipalityRow): SessionMunicipality {
  return { slug, name, colour, code, ...(lintRules?.length ? { lintRules } : {}) };
}
