import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { commissionVerdict, type EvaluationSteps } from '#libs/budget-rules';
import type {
  CommissionVote,
  EvaluationFile,
  ListApproval,
  PublicCommissionVote,
  SpecialistView,
} from '#libs/contracts';
import { RoleHolders } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { wrote } from '../projects/co-authors.query.js';
import { openSittings } from './commission.query.js';

/** Everything around a verdict: checklist, specialists, votes of the commission. */
@Injectable()
export class EvaluationFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly holders: RoleHolders,
  ) {}

  /** @throws Refused 404. */
  async one(actor: Actor, place: PlaceRef, projectId: string): Promise<EvaluationFile> {
    const { manager } = this.dataSource;
    const project = await this.projects.load(manager, place.id, projectId);
    const cycle = await this.cycles.load(manager, place.id, project.cycleId);
    const specialists = await specialistsOf(manager, place.id, projectId);
    const me = actor.kind === 'person' ? actor.personId : null;
    const evaluators = await this.holders.of(place.id, 'evaluator', { manager });
    const known = new Set(specialists.map(({ personId }) => personId));
    return {
      own: await wrote(manager, project, me),
      checklist: cycle.rules.checklist,
      specialists: specialists.map((one) => ({ ...one, me: one.personId === me })),
      colleagues: evaluators
        .filter(({ personId }) => !known.has(personId) && personId !== project.authorId)
        .map(({ personId, name }) => ({ personId, name })),
      votes: await commissionVotesOf(manager, place.id, projectId),
      sittings: await openSittings(manager, place.id, cycle.id),
    };
  }

  /** `null` where nobody has approved the list. @throws Refused 404. */
  async listApproval(place: PlaceRef, cycleId: string): Promise<ListApproval | null> {
    const { manager } = this.dataSource;
    await this.cycles.load(manager, place.id, cycleId);
    return listApprovalOf(manager, place.id, cycleId);
  }
}

/** Those who were asked about a project. */
export function specialistsOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<Omit<SpecialistView, 'me'>[]> {
  return manager.query(
    `SELECT s.person_id AS "personId", p.name, s.field, s.asked_on::text AS "askedOn", s.due_on::text AS "dueOn", s.interest,
            s.interest_note AS "interestNote", s.opinion, s.verified_cents::float8 AS "verifiedCents",
            s.cost_note AS "costNote", s.given_on::text AS "givenOn"
       FROM project_specialist s JOIN person p ON p.id = s.person_id
      WHERE s.municipality_id = $1 AND s.project_id = $2 ORDER BY s.asked_on, p.name`,
    [municipalityId, projectId],
  );
}

/** Votes of the commission on a project, the newest first. */
export function commissionVotesOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<CommissionVote[]> {
  return manager.query(
    `SELECT s.day::text, s.minutes_ref AS "minutesRef", s.number AS sitting, s.published_on IS NOT NULL AS published,
            v.votes_for AS "votesFor", v.votes_against AS "votesAgainst", v.abstained, v.aside AS "steppedAside"
       FROM project_commission_vote v
       JOIN commission_sitting s ON s.municipality_id = v.municipality_id AND s.id = v.sitting_id
      WHERE v.municipality_id = $1 AND v.project_id = $2 ORDER BY v.number DESC`,
    [municipalityId, projectId],
  );
}

/** What the commission voted last, as everybody may know it: people are named by published minutes alone. */
export async function publicCommissionVote(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<PublicCommissionVote | null> {
  const [last] = await commissionVotesOf(manager, municipalityId, projectId);
  return last ? { ...last, steppedAside: last.published ? last.steppedAside : null } : null;
}

/** The approval of a cycle's ballot list. */
export async function listApprovalOf(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
): Promise<ListApproval | null> {
  const [row] = await manager.query<ListApproval[]>(
    `SELECT body, decision_ref AS "decisionRef", decision_day::text AS "decisionDay", projects
       FROM ballot_list_approval WHERE municipality_id = $1 AND cycle_id = $2`,
    [municipalityId, cycleId],
  );
  return row ?? null;
}

/** What has gone before a person's verdict on a project; the caller holds the lock of the project. */
export async function evaluationSteps(
  manager: EntityManager,
  cycle: CycleRow,
  projectId: string,
  personId: string,
): Promise<Omit<EvaluationSteps, 'answers' | 'noInterest' | 'appeal'>> {
  const specialists = await specialistsOf(manager, cycle.municipalityId, projectId);
  const [last] = await commissionVotesOf(manager, cycle.municipalityId, projectId);
  return {
    checklist: cycle.rules.checklist,
    interested: specialists.some((one) => one.personId === personId && one.interest === true),
    waiting: specialists.filter(({ interest, givenOn }) => interest !== true && givenOn === null).length,
    commission: last ? commissionVerdict(last) : null,
  };
}
