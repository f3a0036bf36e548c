import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CoAuthorInvitation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetProjects } from './budget-projects.js';
import { invitationHash, wrote } from './co-authors.query.js';
import { Submitters } from './submitters.js';

/** What somebody does with an invitation to write a project together. */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly projects: BudgetProjects,
    private readonly submitters: Submitters,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404 for a link that does not (any more) lead anywhere. */
  async show(place: PlaceRef, projectId: string, token: string): Promise<CoAuthorInvitation> {
    const [row] = await this.dataSource.query<
      { name: string; year: number; cycle: string; title: string; summary: string; inviter: string }[]
    >(
      `SELECT m.name, c.year, c.title AS cycle, p.title, p.summary, w.name AS inviter
         FROM project_coauthor a
         JOIN budget_project p ON p.municipality_id = a.municipality_id AND p.id = a.project_id
         JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
         JOIN municipality m ON m.id = p.municipality_id
         JOIN person w ON w.id = p.author_id
        WHERE a.municipality_id = $1 AND a.project_id = $2 AND a.token_hash = $3`,
      [place.id, projectId, invitationHash(token)],
    );
    if (!row) throw Refused.notFound('invitation');
    const { name, year, cycle, ...rest } = row;
    return { place: { slug: place.slug, name }, cycle: { year, title: cycle }, ...rest };
  }

  /** A name becomes public only where the person agrees and is of age. @throws Refused 404, 409 for the author. */
  async run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    answer: { token: string; accept: boolean; namePublic: boolean },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const project = await this.projects.load(manager, place.id, projectId, true);
      const [invited] = await manager.query<{ id: string }[]>(
        `SELECT id FROM project_coauthor WHERE municipality_id = $1 AND project_id = $2 AND token_hash = $3
            FOR UPDATE`,
        [place.id, projectId, invitationHash(answer.token)],
      );
      if (!invited) throw Refused.notFound('invitation');
      const today = this.clock.legalToday();
      if (!answer.accept) {
        await manager.query(`DELETE FROM project_coauthor WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          invited.id,
        ]);
      } else {
        if (await wrote(manager, project, actor.personId)) {
          throw new Refused([{ code: 'co_author_already' }], 409);
        }
        await manager.query(
          // Whoever followed the link need not be who was invited; letters go to their own address.
          `UPDATE project_coauthor SET state = 'accepted', person_id = $3, token_hash = NULL,
                  email = coalesce((SELECT email FROM person WHERE id = $3), ''),
                  name_public = $4, published_name = $5, answered_on = $6
            WHERE municipality_id = $1 AND id = $2`,
          [
            place.id,
            invited.id,
            actor.personId,
            answer.namePublic,
            await this.submitters.nameOf(manager, place.id, actor.personId, answer.namePublic, today),
            today,
          ],
        );
        if (project.nr !== null) await this.projects.log(manager, place.id, projectId, 'coAuthor');
      }
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.answerInvitation',
        subjectType: 'budgetProject',
        subjectId: projectId,
        details: { accepted: answer.accept },
      });
    });
    this.pages.forget();
  }
}
