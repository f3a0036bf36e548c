import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { InboxItem, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { InboxSources } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { taskItem, type BudgetTask, type TaskCycle } from './budget-task.js';

/** The municipality's own term, and those of the law that are named here. */
const EVALUATION = 'BUDGET.EVALUATION';
const TERM_OF_SUBMISSION = 'LB.SUBMIT';
const TERM_OF_VOTING = 'LB.VOTE';
/** So many days before a term of delivery ends it is put before the coordinator. */
const AHEAD_DAYS = 30;

interface CycleTasks extends TaskCycle {
  submissionFrom: LegalDay;
  evaluationUntil: LegalDay;
  votingFrom: LegalDay;
  /** Submitted projects of others that wait for a verdict, without those the person has an interest in. */
  toEvaluate: number;
  undecided: number;
  winners: number;
  undelivered: number;
  allocated: boolean;
  /** The nolikums has the list approved, and nobody has. */
  unapproved: boolean;
  /** Submitted projects that the commission, where it sits, has not voted on. */
  toVote: number;
  /** Sittings in which something was decided and whose minutes are not published. */
  unpublished: number;
}

/** What waits for coordinator and evaluator of the participatory budget. */
@Injectable()
export class BudgetInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    const places = new Set(actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? []));
    for (const municipalityId of places) {
      const evaluates = can(actor, 'budget.evaluate', { municipalityId });
      const manages = can(actor, 'budget.manage', { municipalityId });
      if (!evaluates && !manages) continue;
      for (const cycle of await this.cycles(municipalityId, actor.personId)) {
        if (evaluates)
          items.push(...this.evaluator(cycle).map((task) => this.item(cycle, 'evaluator', task)));
        if (!manages) continue;
        const tasks = [...this.coordinator(cycle), ...(await this.deliveries(municipalityId, cycle))];
        items.push(...tasks.map((task) => this.item(cycle, 'budget_coordinator', task)));
      }
    }
    return items;
  }

  private cycles(municipalityId: string, personId: string): Promise<CycleTasks[]> {
    return this.dataSource.query<CycleTasks[]>(
      `SELECT c.id, m.slug, m.name AS "placeName", c.year, c.title, c.state,
              c.submission_from::text AS "submissionFrom", c.evaluation_until::text AS "evaluationUntil",
              c.voting_from::text AS "votingFrom",
              count(*) FILTER (WHERE p.state = 'submitted' AND p.author_id IS DISTINCT FROM $2
                AND NOT EXISTS (SELECT 1 FROM project_specialist s
                  WHERE s.municipality_id = p.municipality_id AND s.project_id = p.id AND s.person_id = $2
                    AND s.interest))::int AS "toEvaluate",
              count(*) FILTER (WHERE p.state IN ('submitted', 'returned'))::int AS undecided,
              count(*) FILTER (WHERE p.state IN ('won', 'in_delivery', 'delivered'))::int AS winners,
              count(*) FILTER (WHERE p.state IN ('won', 'in_delivery'))::int AS undelivered,
              EXISTS (SELECT 1 FROM budget_allocation a
                WHERE a.municipality_id = c.municipality_id AND a.cycle_id = c.id) AS allocated,
              (c.rules ->> 'listApproval')::boolean IS TRUE AND NOT EXISTS (SELECT 1 FROM ballot_list_approval l
                WHERE l.municipality_id = c.municipality_id AND l.cycle_id = c.id) AS unapproved,
              (SELECT count(*)::int FROM commission_sitting s
                WHERE s.municipality_id = c.municipality_id AND s.cycle_id = c.id AND s.published_on IS NULL
                  AND EXISTS (SELECT 1 FROM project_commission_vote v
                        WHERE v.municipality_id = s.municipality_id AND v.sitting_id = s.id)) AS unpublished,
              CASE WHEN EXISTS (SELECT 1 FROM commission_sitting s
                     WHERE s.municipality_id = c.municipality_id AND s.cycle_id = c.id)
                   THEN count(*) FILTER (WHERE p.state = 'submitted' AND NOT EXISTS (
                     SELECT 1 FROM project_commission_vote v
                      WHERE v.municipality_id = p.municipality_id AND v.project_id = p.id))::int
                   ELSE 0 END AS "toVote"
         FROM budget_cycle c
         JOIN municipality m ON m.id = c.municipality_id
         LEFT JOIN budget_project p ON p.municipality_id = c.municipality_id AND p.cycle_id = c.id
        WHERE c.municipality_id = $1 AND c.state NOT IN ('closed', 'cancelled')
        GROUP BY c.municipality_id, c.id, m.slug, m.name ORDER BY c.year`,
      [municipalityId, personId],
    );
  }

  private evaluator({ state, toEvaluate, toVote, unpublished, evaluationUntil }: CycleTasks): BudgetTask[] {
    const tasks: BudgetTask[] = [];
    const deadline = { code: EVALUATION, day: evaluationUntil };
    if (['submission', 'evaluation'].includes(state)) {
      if (toEvaluate > 0)
        tasks.push({ event: 'evaluateProjects', page: 'projekti', deadline, missing: toEvaluate });
      if (toVote > 0)
        tasks.push({ event: 'recordCommissionVotes', page: 'komisija', deadline, missing: toVote });
    }
    if (unpublished > 0)
      tasks.push({ event: 'publishCommissionMinutes', page: 'komisija', missing: unpublished });
    return tasks;
  }

  private coordinator(cycle: CycleTasks): BudgetTask[] {
    const today = this.clock.legalToday();
    switch (cycle.state) {
      case 'preparing':
        return [
          {
            event: 'openSubmission',
            page: '',
            deadline: { code: TERM_OF_SUBMISSION, day: cycle.submissionFrom },
          },
        ];
      case 'evaluation':
        return cycle.undecided > 0
          ? []
          : [
              {
                event: 'finishEvaluation',
                page: '',
                deadline: { code: EVALUATION, day: cycle.evaluationUntil },
              },
            ];
      case 'ballot_ready':
        // The day itself opens voting; what the rules stopped is left to the coordinator.
        if (cycle.unapproved) {
          const deadline = { code: TERM_OF_VOTING, day: cycle.votingFrom };
          return [{ event: 'approveList', page: 'projekti', deadline }];
        }
        return cycle.votingFrom <= today
          ? [{ event: 'openVoting', page: '', deadline: { code: TERM_OF_VOTING, day: cycle.votingFrom } }]
          : [];
      case 'counted':
        return [{ event: 'announce', page: 'skaitisana' }];
      case 'announced':
        if (cycle.winners > 0 && !cycle.allocated) return [{ event: 'recordAllocation', page: 'skaitisana' }];
        return cycle.undelivered === 0 ? [{ event: 'close', page: '' }] : [];
      default:
        return [];
    }
  }

  /** The nearest term of the law that some winner has to keep, of each kind. */
  private async deliveries(municipalityId: string, cycle: CycleTasks): Promise<BudgetTask[]> {
    if (cycle.state !== 'announced') return [];
    const rows = await this.dataSource.query<{ kind: 'start' | 'done'; day: LegalDay; n: number }[]>(
      `SELECT b.kind, min(b.due_on)::text AS day, count(*)::int AS n FROM budget_milestone b
         JOIN budget_project p ON p.municipality_id = b.municipality_id AND p.id = b.project_id
        WHERE b.municipality_id = $1 AND p.cycle_id = $2 AND b.kind <> 'own' AND b.done_on IS NULL
          -- A correction may have stopped what was begun.
          AND b.due_on <= $3 AND p.state IN ('won', 'in_delivery')
        GROUP BY b.kind ORDER BY day`,
      [municipalityId, cycle.id, addUnits(this.clock.legalToday(), AHEAD_DAYS, 'day')],
    );
    return rows.map(({ kind, day, n }) => ({
      event: kind === 'start' ? 'startProjects' : 'finishProjects',
      page: 'istenosana',
      deadline: { code: kind === 'start' ? 'LB.START' : 'LB.DONE', day },
      missing: n,
    }));
  }

  private item(cycle: CycleTasks, role: string, task: BudgetTask): InboxItem {
    return taskItem(cycle, role, task, this.clock.legalToday());
  }
}
