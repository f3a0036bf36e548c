import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonicalRules, type CycleFacts, type FrozenProject } from '#libs/budget-rules';
import type { BudgetUnit, CycleInput, CycleState, LegalDay } from '#libs/contracts';
import { BudgetCycles, type CycleRow } from './budget-cycles.js';
import { StatutesWordings } from './statutes-wording.query.js';

/** States in which it may be said how many people have voted (never before the end of voting). */
export const VOTE_OVER: readonly CycleState[] = ['voting_ended', 'counted', 'announced', 'closed'];
/** States whose next event looks whether the nolikums is in force. */
const CITED_FOR: readonly CycleState[] = ['preparing', 'ballot_ready'];
/** States in which votes per project and the winners are public. */
export const RESULT_PUBLIC: readonly CycleState[] = ['announced', 'closed'];

/** What an event brings with it. */
export interface EventData {
  minutesRef?: string | null;
  allocation?: { decisionNumber: string; decisionDay: LegalDay };
  reason?: string | null;
}

/** Numbers of a cycle that do not stand in its row. */
export interface CycleFigures {
  submitted: number;
  waiting: number;
  compliant: number;
  notCompliant: number;
  winners: number;
  delivered: number;
  counted: boolean;
  listApproved: boolean;
  keyHolders: number;
  resultsTakenOver: boolean;
  paper: CycleFacts['paper'];
  /** People who have voted; null until voting has ended. */
  voters: number | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
}

/** Gathers what the rules of a cycle look at. */
@Injectable()
export class CycleFactsReader {
  constructor(
    private readonly cycles: BudgetCycles,
    private readonly statutes: StatutesWordings,
  ) {}

  /** The facts as they would be with the event's own data. */
  async gather(manager: EntityManager, cycle: CycleRow, data: EventData = {}): Promise<CycleFacts> {
    const { municipalityId, id } = cycle;
    const units = await this.cycles.units(manager, municipalityId, id);
    const figures = await this.figures(manager, cycle);
    return {
      state: cycle.state,
      cycle: cycleInput(cycle, units),
      projects: figures,
      listApproved: figures.listApproved,
      keyHolders: figures.keyHolders,
      resultsTakenOver: figures.resultsTakenOver,
      paper: figures.paper,
      statutesInForce: CITED_FOR.includes(cycle.state)
        ? await this.statutes.inForce(manager, municipalityId, cycle.statutes.number)
        : null,
      numbered: cycle.rules.exclusive?.length ? await this.numbered(manager, cycle) : [],
      frozenDigest: cycle.rulesDigest,
      currentDigest: cycle.rulesDigest && digestOf(await this.canonical(manager, cycle, units)),
      counted: figures.counted,
      minutesRef: data.minutesRef ?? cycle.minutesRef,
      allocation: data.allocation ?? figures.allocation,
      delivery: figures,
      reason: data.reason ?? null,
    };
  }

  /** The text that binds votes to rules, units and the projects on the ballot, as they stand now. */
  async canonical(manager: EntityManager, cycle: CycleRow, units: readonly BudgetUnit[]): Promise<string> {
    const projects = await this.onBallot(manager, cycle.municipalityId, cycle.id);
    return canonicalRules({ cycle: { ...cycle, voting: announcedVoting(cycle) }, units, projects });
  }

  /** Projects that are or were voted on, by number. */
  onBallot(manager: EntityManager, municipalityId: string, cycleId: string): Promise<FrozenProject[]> {
    return manager.query<FrozenProject[]>(
      `SELECT nr, unit_id AS "unitId", title, verified_cents::float8 AS "costCents", part_allowed AS "inPart"
         FROM budget_project
        WHERE municipality_id = $1 AND cycle_id = $2
          AND state IN ('on_ballot', 'won', 'lost', 'in_delivery', 'delivered')
        ORDER BY nr`,
      [municipalityId, cycleId],
    );
  }

  /** Projects by the number that they got when they were submitted. */
  private numbered(
    manager: EntityManager,
    { municipalityId, id }: CycleRow,
  ): Promise<CycleFacts['numbered']> {
    return manager.query<CycleFacts['numbered'][number][]>(
      `SELECT nr, unit_id AS "unitId", state IN ('compliant', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered')
                AS "onBallot"
         FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2 AND nr IS NOT NULL ORDER BY nr`,
      [municipalityId, id],
    );
  }

  /** What is counted around the cycle. */
  async figures(manager: EntityManager, cycle: CycleRow): Promise<CycleFigures> {
    const [row] = await manager.query<CycleFigures[]>(
      `SELECT count(*) FILTER (WHERE nr IS NOT NULL AND state NOT IN ('withdrawn', 'merged'))::int AS submitted,
              count(*) FILTER (WHERE state IN ('submitted', 'returned'))::int AS waiting,
              count(*) FILTER (
                WHERE state IN ('compliant', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered'))::int AS compliant,
              count(*) FILTER (WHERE state = 'not_compliant')::int AS "notCompliant",
              count(*) FILTER (WHERE state IN ('won', 'in_delivery', 'delivered'))::int AS winners,
              count(*) FILTER (WHERE state = 'delivered')::int AS delivered,
              EXISTS (SELECT 1 FROM budget_count k WHERE k.municipality_id = $1 AND k.cycle_id = $2) AS counted,
              EXISTS (SELECT 1 FROM ballot_list_approval l
                WHERE l.municipality_id = $1 AND l.cycle_id = $2) AS "listApproved",
              (SELECT count(*)::int FROM counting_key_holder h
                WHERE h.municipality_id = $1 AND h.cycle_id = $2) AS "keyHolders",
              jsonb_build_object(
                'openBoxes', (SELECT count(*) FROM paper_box b
                  WHERE b.municipality_id = $1 AND b.cycle_id = $2 AND b.signed_on IS NULL),
                'waitingEnvelopes', (SELECT count(*) FROM vote_envelope e
                  WHERE e.municipality_id = $1 AND e.cycle_id = $2 AND e.state = 'waiting'),
                'marked', CASE WHEN $3 THEN (SELECT count(*) FROM vote_roll v
                  WHERE v.municipality_id = $1 AND v.cycle_id = $2 AND v.channel = 'in_person') ELSE 0 END,
                'inBoxes', (SELECT coalesce(sum(b.counted), 0) FROM paper_box b
                  WHERE b.municipality_id = $1 AND b.cycle_id = $2 AND b.signed_on IS NOT NULL)) AS paper,
              EXISTS (SELECT 1 FROM geolatvija_import i WHERE i.municipality_id = $1 AND i.cycle_id = $2
                AND i.kind = 'results') AS "resultsTakenOver",
              CASE WHEN $3 THEN coalesce((SELECT (SELECT sum((one ->> 'voters')::int)::int
                    FROM jsonb_array_elements(i.voters) one) FROM geolatvija_import i
                WHERE i.municipality_id = $1 AND i.cycle_id = $2 AND i.kind = 'results'
                ORDER BY i.number DESC LIMIT 1), (SELECT count(*)::int FROM vote_roll v
                WHERE v.municipality_id = $1 AND v.cycle_id = $2)) END AS voters,
              (SELECT jsonb_build_object('decisionNumber', a.decision_number, 'decisionDay', a.decision_day)
                 FROM budget_allocation a WHERE a.municipality_id = $1 AND a.cycle_id = $2
                ORDER BY a.number DESC LIMIT 1) AS allocation
         FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2`,
      [cycle.municipalityId, cycle.id, VOTE_OVER.includes(cycle.state)],
    );
    if (!row) throw new Error('An aggregate answered nothing.');
    return row;
  }
}

/** The term of voting as it was when voting opened: an extension changes neither the rules nor their digest. */
function announcedVoting({ voting, extensions }: CycleRow): CycleRow['voting'] {
  const first = extensions.find(({ term }) => term === 'voting');
  return first ? { ...voting, to: first.before } : voting;
}

/** SHA-256, hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The cycle as it was set up. */
export function cycleInput(cycle: CycleRow, units: readonly BudgetUnit[]): CycleInput {
  return {
    year: cycle.year,
    title: cycle.title,
    statutes: cycle.statutes,
    programmeRef: cycle.programmeRef,
    budgetLine: cycle.budgetLine,
    revenues: cycle.revenues,
    amountCents: cycle.amountCents,
    carryOverCents: cycle.carryOverCents,
    division: cycle.division,
    units: [...units],
    submission: cycle.submission,
    evaluationUntil: cycle.evaluationUntil,
    voting: cycle.voting,
    rules: cycle.rules,
  };
}
