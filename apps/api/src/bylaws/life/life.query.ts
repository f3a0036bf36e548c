import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { entryIntoForceDay, stepsOf, type DossierFacts } from '#libs/bylaw-procedure';
import type { CommitteeOpinionView, DossierLifeView, ExPostReviewView } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';

/** The municipality's own steps for a dossier, and the by-law's later life, as its page shows them. */
@Injectable()
export class DossierLife {
  /** Reads inside the caller's view of the database. */
  async of(
    manager: EntityManager,
    actor: Actor,
    place: { id: string; dossierId: string },
    facts: DossierFacts,
  ): Promise<DossierLifeView> {
    const { endorsers, endorseInOrder, committees, exPostMonths } = stepsOf(facts);
    const person = actor.kind === 'person' ? actor.personId : null;
    const inForce = entryIntoForceDay(facts);
    const exPost = await this.exPost(manager, place);
    return {
      steps: {
        endorsers: endorsers.map((step) => ({
          ...step,
          people: [...step.people],
          mine: person !== null && step.people.includes(person),
        })),
        endorseInOrder,
        committees: [...committees],
      },
      committeeOpinions: await this.opinions(manager, place),
      exPost,
      exPostProposed:
        exPost.length === 0 && exPostMonths !== null && inForce !== null
          ? addUnits(inForce, exPostMonths, 'month')
          : null,
      end: facts.end,
      planningUrl: facts.dossier.planningUrl ?? null,
    };
  }

  private opinions(
    manager: EntityManager,
    { id, dossierId }: { id: string; dossierId: string },
  ): Promise<CommitteeOpinionView[]> {
    return manager.query<CommitteeOpinionView[]>(
      `SELECT id, code, name, outcome, day::text AS day, reference, note FROM committee_opinion
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY at, id`,
      [id, dossierId],
    );
  }

  private exPost(
    manager: EntityManager,
    { id, dossierId }: { id: string; dossierId: string },
  ): Promise<ExPostReviewView[]> {
    return manager.query<ExPostReviewView[]>(
      `SELECT round, due_on::text AS "dueOn", done_on::text AS "doneOn", outcome, conclusion FROM ex_post_review
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY round`,
      [id, dossierId],
    );
  }
}
