import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { evaluationStepViolations, evaluationViolations, projectLimit } from '#libs/budget-rules';
import type { EvaluateProject, ProjectState } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { ensureEvaluating } from './evaluating.js';
import { evaluationSteps } from './evaluation-file.query.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { wrote } from '../projects/co-authors.query.js';
import { TellAuthors } from '../projects/tell-authors.js';

/** What keeps this person from deciding at all. */
const BARRED: ReadonlySet<string> = new Set(['evaluation_own_project', 'evaluation_interest']);

/** Decides whether a project keeps to the law and the nolikums; all that do are voted on (PL 60(4)). */
@Injectable()
export class EvaluateProjectCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly authors: TellAuthors,
  ) {}

  /** A verdict may be corrected until evaluation is finished; every one stays. @throws Refused 409, 422. */
  run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    { version, checklist: answers, noInterest, appeal, ...verdict }: EvaluateProject,
  ): Promise<{ state: ProjectState; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const { cycleId } = await this.projects.load(manager, place.id, projectId);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.load(manager, place.id, projectId, true);
      if (project.state === 'draft') throw Refused.notFound('project');
      ensureEvaluating(cycle);
      if (project.version !== version) throw Refused.stale('project');
      const steps = await evaluationSteps(manager, cycle, projectId, actor.personId);
      const violations = evaluationViolations(verdict, {
        state: project.state,
        ownProject: await wrote(manager, project, actor.personId),
        submittedCents: project.totalCents,
        limitCents: projectLimit(
          project.unitId,
          await this.cycles.units(manager, place.id, cycleId),
          cycle.rules,
        ),
      });
      violations.push(
        ...evaluationStepViolations(verdict.verdict, { ...steps, answers, noInterest, appeal }),
      );
      if (violations.length > 0) {
        const notTheirs = violations.some(({ code }) => BARRED.has(code));
        const notNow = violations.some(({ code }) => code === 'evaluation_wrong_state');
        throw new Refused(violations, notTheirs ? 403 : notNow ? 409 : 422);
      }
      await manager.query(
        `INSERT INTO project_evaluation (municipality_id, project_id, number, verdict, reason, act, ref,
           statutes_point, verified_cents, cost_note, evaluated_by, day, checklist, appeal)
         SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 FROM project_evaluation
          WHERE municipality_id = $1 AND project_id = $2`,
        [
          place.id,
          projectId,
          verdict.verdict,
          verdict.reason,
          verdict.article?.act ?? null,
          verdict.article?.ref ?? null,
          verdict.statutesPoint,
          verdict.verifiedCents,
          verdict.costNote,
          actor.personId,
          this.clock.legalToday(),
          JSON.stringify(steps.checklist.map((item, at) => ({ ...item, ...answers[at] }))),
          appeal,
        ],
      );
      await manager.query(
        `UPDATE budget_project SET state = $3, verified_cents = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, projectId, verdict.verdict, verdict.verifiedCents],
      );
      await this.projects.log(manager, place.id, projectId, verdict.verdict, verdict.reason);
      const { reason, article, statutesPoint } = verdict;
      await this.authors.tell(
        tx,
        place.id,
        projectId,
        verdict.verdict === 'compliant'
          ? { kind: 'compliant', reason }
          : { kind: 'not_compliant', reason, article, statutesPoint: statutesPoint ?? '', appeal },
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.evaluate',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.evaluate',
        details: {
          verdict: verdict.verdict,
          article: verdict.article && `${verdict.article.act} ${verdict.article.ref}`,
          verifiedCents: verdict.verifiedCents,
        },
      });
      tx.emit('budget.projectEvaluated', { municipalityId: place.id, cycleId, projectId });
      return { state: verdict.verdict, version: version + 1 };
    });
  }
}
