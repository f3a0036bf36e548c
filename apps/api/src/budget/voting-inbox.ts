import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import { KEY_HOLDERS_NEEDED } from '#libs/budget-rules';
import type { InboxItem, LegalDay } from '#libs/contracts';
import { InboxSources } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { taskItem, type BudgetTask, type TaskCycle } from './budget-task.js';

const TERM_OF_VOTING = 'LB.VOTE';
const BEFORE_VOTING: readonly string[] = ['submission', 'evaluation', 'ballot_ready'];

/** What a cycle waits for from one of two people; the figures are those of the reader. */
interface VotingCycle extends TaskCycle {
  votingFrom: LegalDay;
  votingTo: LegalDay;
  verifiable: boolean;
  keyHolders: number;
  holdsKey: boolean;
  /** The reader holds the key and has not given the passphrase yet, and the ballots are not open. */
  keyWaits: boolean;
  countStarted: boolean;
  countStartedByMe: boolean;
  /** A correction that somebody else proposed. */
  corrections: number;
  /** Marks in the roll that a colleague calls mistakes. */
  undone: number;
  envelopes: number;
  toType: number;
  toSign: number;
}

/** What waits for clerks and for those who count: nearly always the second of two people. */
@Injectable()
export class VotingInbox implements OnModuleInit {
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
    const today = this.clock.legalToday();
    for (const municipalityId of new Set(
      actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? []),
    )) {
      const counts = can(actor, 'budget.count', { municipalityId });
      const serves = can(actor, 'budget.serve', { municipalityId });
      if (!counts && !serves) continue;
      const manages = can(actor, 'budget.manage', { municipalityId });
      const role = manages ? 'budget_coordinator' : counts ? 'council_secretary' : 'clerk';
      for (const cycle of await this.cycles(municipalityId, actor.personId)) {
        const tasks = [...(counts ? counting(cycle) : []), ...(serves ? serving(cycle) : [])];
        items.push(...tasks.map((task) => taskItem(cycle, role, task, today)));
      }
    }
    return items;
  }

  private cycles(municipalityId: string, personId: string): Promise<VotingCycle[]> {
    const of = (table: string, where: string): string =>
      `(SELECT count(*)::int FROM ${table} t
         WHERE t.municipality_id = c.municipality_id AND t.cycle_id = c.id AND ${where})`;
    return this.dataSource.query<VotingCycle[]>(
      `SELECT c.id, m.slug, m.name AS "placeName", c.year, c.title, c.state,
              c.voting_from::text AS "votingFrom", c.voting_to::text AS "votingTo",
              c.rules ->> 'secrecy' = 'verifiable' AS verifiable,
              ${of('counting_key_holder', 'true')} AS "keyHolders",
              ${of('counting_key_holder', 't.person_id = $2')} > 0 AS "holdsKey",
              ${of('counting_key_holder', 't.person_id = $2 AND NOT t.unlocked')} > 0
                AND ${of('vote_log', 't.opened_on IS NULL')} > 0 AS "keyWaits",
              ${of('budget_count_start', 'true')} > 0 AS "countStarted",
              ${of('budget_count_start', 't.started_by = $2')} > 0 AS "countStartedByMe",
              ${of('budget_correction_proposal', 't.proposed_by <> $2')} AS corrections,
              ${of('undone_mark', `t.state = 'waiting' AND t.asked_by <> $2`)} AS undone,
              ${of('vote_envelope', `t.state = 'waiting'`)} AS envelopes,
              ${of(
                'paper_box',
                `NOT (t.first_done AND t.second_done)
                   AND ((t.first_by = $2 AND NOT t.first_done) OR (t.second_by = $2 AND NOT t.second_done)
                     OR (t.first_by IS DISTINCT FROM $2 AND t.second_by IS NULL))`,
              )} AS "toType",
              ${of(
                'paper_box',
                't.first_done AND t.second_done AND t.signed_on IS NULL AND t.first_signed IS DISTINCT FROM $2',
              )} AS "toSign"
         FROM budget_cycle c JOIN municipality m ON m.id = c.municipality_id
        WHERE c.municipality_id = $1 AND c.state NOT IN ('preparing', 'closed', 'cancelled')
        ORDER BY c.year`,
      [municipalityId, personId],
    );
  }
}

/** Two people hold the key, count and correct; each step waits for the one who has not done it. */
function counting(cycle: VotingCycle): BudgetTask[] {
  const page = 'skaitisana';
  if (BEFORE_VOTING.includes(cycle.state)) {
    if (!cycle.verifiable || cycle.holdsKey || cycle.keyHolders >= KEY_HOLDERS_NEEDED) return [];
    return [{ event: 'holdCountingKey', page, deadline: { code: TERM_OF_VOTING, day: cycle.votingFrom } }];
  }
  if (cycle.state === 'voting_ended') {
    if (cycle.keyWaits) return [{ event: 'openBallots', page }];
    if (cycle.countStartedByMe) return [];
    return [{ event: cycle.countStarted ? 'count' : 'startCount', page }];
  }
  return cycle.corrections > 0 ? [{ event: 'confirmCorrection', page }] : [];
}

function serving(cycle: VotingCycle): BudgetTask[] {
  const page = 'klatiene';
  const tasks: BudgetTask[] = [];
  if (cycle.state === 'voting' && cycle.undone > 0)
    tasks.push({
      ...{ event: 'decideUndoneMarks', page, missing: cycle.undone },
      deadline: { code: TERM_OF_VOTING, day: cycle.votingTo },
    });
  if (!['voting', 'voting_ended'].includes(cycle.state)) return tasks;
  if (cycle.envelopes > 0) tasks.push({ event: 'reconcileEnvelopes', page, missing: cycle.envelopes });
  if (cycle.toType > 0) tasks.push({ event: 'typeBoxes', page, missing: cycle.toType });
  if (cycle.toSign > 0) tasks.push({ event: 'signBoxes', page, missing: cycle.toSign });
  return tasks;
}
