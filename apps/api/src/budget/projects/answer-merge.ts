import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { mergeViolations } from '#libs/budget-rules';
import { addUnits, rigaDayEnd } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { CORRECTION_ENDS } from './author-terms.js';
import { BudgetProjects, type ProjectRow } from './budget-projects.js';
import { mergeById, type MergeRow } from './merges.query.js';
import { TellAuthors } from './tell-authors.js';

/** An author's answer to a proposal to join projects; with the second consent they are one. */
@Injectable()
export class AnswerMerge {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly authors: TellAuthors,
    private readonly pages: Pages,
  ) {}

  /** Whoever is the author of both answers for both. @throws Refused 404 for everybody else, 409 when it is over. */
  async run(actor: Actor, place: PlaceRef, mergeId: string, agree: boolean): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const first = await mergeById(manager, place.id, mergeId);
      if (!first) throw Refused.notFound('merge');
      const { cycleId } = await this.projects.load(manager, place.id, first.intoId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const merge = (await mergeById(manager, place.id, mergeId)) ?? first;
      const project = await this.projects.load(manager, place.id, merge.projectId, true);
      const into = await this.projects.load(manager, place.id, merge.intoId, true);
      const personId = actor.kind === 'person' ? actor.personId : null;
      const speaks = { project: project.authorId === personId, into: into.authorId === personId };
      if (!speaks.project && !speaks.into) throw Refused.notFound('merge');
      if (merge.state !== 'proposed') throw new Refused([{ code: 'merge_over' }], 409);
      const agreed = {
        project: speaks.project ? agree : merge.projectAgreed,
        into: speaks.into ? agree : merge.intoAgreed,
      };
      const today = this.clock.legalToday();
      // Who proposed it and has another thought takes it back; anybody else refuses.
      const back = merge.proposedBy === personId ? 'withdrawn' : 'refused';
      const state = !agree ? back : agreed.project && agreed.into ? 'accepted' : 'proposed';
      await manager.query(
        `UPDATE project_merge SET state = $3, project_agreed = $4, into_agreed = $5, ended_on = $6
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, mergeId, state, agreed.project, agreed.into, state === 'proposed' ? null : today],
      );
      if (state === 'accepted') await this.join(tx, cycle, merge, project, into);
      else if (state !== 'proposed') await this.tellBoth(tx, place.id, merge, 'mergeRefused');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.answerMerge',
        subjectType: 'budgetProject',
        subjectId: merge.projectId,
        details: { agreed: agree, into: merge.intoNr, state },
      });
    });
    this.pages.forget();
  }

  /**
   * The first ends and leads to the second. Its author and co-authors write on together with the second's, and so that
   * its text can tell of both, it is given back to them for the municipality's own term of corrections.
   */
  private async join(
    tx: Transaction,
    cycle: CycleRow,
    merge: MergeRow,
    project: ProjectRow,
    into: ProjectRow,
  ): Promise<void> {
    const { manager } = tx;
    const { municipalityId } = project;
    const violations = mergeViolations(project, into, cycle.state);
    if (violations.length > 0) throw new Refused(violations, 409);
    const today = this.clock.legalToday();
    const until = addUnits(today, cycle.rules.correctionDays, 'day');
    await manager.query(
      `UPDATE budget_project SET state = 'merged', merged_into = $3, returned_reason = NULL, returned_until = NULL,
              version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, project.id, into.id],
    );
    await manager.query(
      `UPDATE budget_project SET state = 'returned', returned_reason = $3, returned_until = $4, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, into.id, merge.note, until],
    );
    await manager.query(
      `INSERT INTO project_coauthor (municipality_id, id, project_id, email, person_id, state, name_public,
         published_name, invited_on, answered_on)
       SELECT $1::uuid, $4::uuid, $2::uuid, p.email, p.author_id, 'accepted', p.name_public,
              CASE WHEN p.submitter_kind = 'organisation' THEN p.organisation ELSE p.published_author END, $5::date, $5::date
         FROM budget_project p WHERE p.municipality_id = $1 AND p.id = $3 AND p.author_id <> $6
       UNION ALL
       SELECT $1::uuid, gen_random_uuid(), $2::uuid, a.email, a.person_id, 'accepted', a.name_public, a.published_name, $5::date, $5::date
         FROM project_coauthor a
        WHERE a.municipality_id = $1 AND a.project_id = $3 AND a.state = 'accepted' AND a.person_id <> $6
       ON CONFLICT ON CONSTRAINT project_coauthor_once_uq DO NOTHING`,
      [municipalityId, into.id, project.id, randomUUID(), today, into.authorId],
    );
    await this.projects.log(manager, municipalityId, project.id, 'merged', `${into.nr}. ${into.title}`);
    await this.projects.log(manager, municipalityId, into.id, 'tookIn', `${project.nr}. ${project.title}`);
    await tx.due({
      municipalityId,
      topic: CORRECTION_ENDS,
      subjectId: into.id,
      dueAt: new Date(rigaDayEnd(until)),
    });
    await this.tellBoth(tx, municipalityId, merge, 'merged');
    tx.emit('budget.projectsMerged', { municipalityId, cycleId: cycle.id, projectId: project.id });
  }

  private async tellBoth(
    tx: Transaction,
    municipalityId: string,
    merge: MergeRow,
    kind: 'merged' | 'mergeRefused',
  ): Promise<void> {
    const reason = `${merge.projectNr}. ${merge.projectTitle} + ${merge.intoNr}. ${merge.intoTitle}`;
    for (const id of [merge.projectId, merge.intoId]) {
      await this.authors.tell(tx, municipalityId, id, { kind, reason }, merge.id);
    }
  }
}
