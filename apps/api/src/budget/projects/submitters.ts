import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { maySubmit } from '#libs/budget-rules';
import type { LegalDay, Violation } from '#libs/contracts';
import { ageOn, MunicipalityProfiles, PeopleNames, ResidentRegister } from '../../directory/index.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { projectInput, type ProjectRow } from './budget-projects.js';

/** From this age on somebody may decide alone to be named in public. */
const OF_AGE = 18;

/** What is known of the people who submit. */
@Injectable()
export class Submitters {
  constructor(
    private readonly register: ResidentRegister,
    private readonly municipalities: MunicipalityProfiles,
    private readonly people: PeopleNames,
  ) {}

  /** What stands against this author submitting on the day (PL 60(3)1). */
  async violations(
    manager: EntityManager,
    cycle: CycleRow,
    project: ProjectRow,
    day: LegalDay,
  ): Promise<Violation[]> {
    const { submitter } = projectInput(project);
    const { authorId } = project;
    if (authorId === null) throw new Refused([{ code: 'project_author_only' }], 403);
    const here = await this.register.findPerson(authorId, cycle.municipalityId);
    const decision = maySubmit(
      {
        submitter,
        bornOn: submitter.kind === 'person' ? await this.bornOn(cycle.municipalityId, authorId) : null,
        declaredHere: here?.declared ?? false,
        alreadySubmitted: await this.submitted(manager, cycle, project),
      },
      cycle.rules,
      day,
    );
    return decision.allowed ? [] : decision.violations;
  }

  /** The name that everybody may read: an organisation's always, a person's who agreed and is of age; else null. */
  async publishedName(manager: EntityManager, project: ProjectRow, day: LegalDay): Promise<string | null> {
    if (project.submitterKind === 'organisation' || project.authorId === null) return project.organisation;
    return this.nameOf(manager, project.municipalityId, project.authorId, project.namePublic, day);
  }

  /** A person's name where they agreed to it and are of age on the day. */
  async nameOf(
    manager: EntityManager,
    municipalityId: string,
    personId: string,
    agreed: boolean,
    day: LegalDay,
  ): Promise<string | null> {
    if (!agreed) return null;
    const bornOn = await this.bornOn(municipalityId, personId);
    if (bornOn === null || ageOn(day, bornOn) < OF_AGE) return null;
    return (await this.people.of([personId], manager)).get(personId) ?? null;
  }

  /**
   * By this municipality's register, else by that of any other municipality of the installation: the law asks for an
   * age, not for a place, so whoever is declared elsewhere has to be found there.
   */
  private async bornOn(municipalityId: string, personId: string): Promise<LegalDay | null> {
    const here = await this.register.findPerson(personId, municipalityId);
    if (here) return here.bornOn;
    for (const { id } of await this.municipalities.all()) {
      const found = id === municipalityId ? null : await this.register.findPerson(personId, id);
      if (found) return found.bornOn;
    }
    return null;
  }

  private async submitted(manager: EntityManager, cycle: CycleRow, project: ProjectRow): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM budget_project
        WHERE municipality_id = $1 AND cycle_id = $2 AND id <> $3 AND nr IS NOT NULL AND state NOT IN ('withdrawn', 'merged')
          AND submitter_kind = $4
          AND CASE WHEN $4 = 'organisation' THEN registration_no = $5 ELSE author_id = $6 END`,
      [
        cycle.municipalityId,
        cycle.id,
        project.id,
        project.submitterKind,
        project.registrationNo,
        project.authorId,
      ],
    );
    return row?.n ?? 0;
  }
}
