import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { currentCycle, cycleAct, legalMinimum, type CycleAct } from '#libs/budget-rules';
import type { BuiltProject, LegalDay, OpenMatter, PublicBudget, PublicCycle } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { BudgetCycles, CYCLE_COLUMNS, type CycleRow } from '../cycles/budget-cycles.js';
import { CycleFactsReader } from '../cycles/cycle-facts.js';
import { PROJECT_COLUMNS } from '../projects/budget-projects.js';
import { PublicProjects, type SubmittedRow } from './public-projects.query.js';

const KINDS: Record<CycleAct, 'budget_ideas' | 'budget_submission' | 'budget_vote'> = {
  ideas: 'budget_ideas',
  submit: 'budget_submission',
  vote: 'budget_vote',
};

interface OpenRow extends CycleRow {
  place: string;
  placeName: string;
  colour: string;
  ideaCount: number;
  projectCount: number;
}

function openMatter(row: OpenRow, today: LegalDay): (OpenMatter & { until: LegalDay }) | null {
  const act = cycleAct(row, today);
  if (!act) return null;
  const { place, placeName, colour, year, title, rules, submission, voting } = row;
  const ideas = act === 'ideas';
  const term = ideas ? rules.ideas : act === 'vote' ? voting : submission;
  return {
    ...{ kind: KINDS[act], place, placeName, colour, title, question: null },
    path: `/${place}/budzets/${year}${ideas ? '/idejas' : ''}`,
    until: term?.to ?? today,
    opinions: ideas ? row.ideaCount : row.projectCount,
  };
}

/** Cycles as everybody sees them: nothing of one that is being prepared. */
@Injectable()
export class PublicCycles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly facts: CycleFactsReader,
    private readonly projects: PublicProjects,
  ) {}

  /** The running cycle, those before it, and what they built. */
  async overview(place: PlaceRef): Promise<PublicBudget> {
    const { manager } = this.dataSource;
    const rows = await manager.query<CycleRow[]>(
      `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c
        WHERE c.municipality_id = $1 AND c.state NOT IN ('preparing', 'cancelled') ORDER BY c.year DESC`,
      [place.id],
    );
    const running = rows.filter(({ state }) => state !== 'closed' && state !== 'announced').reverse();
    const current =
      currentCycle(running, this.clock.legalToday()) ?? rows.find(({ state }) => state !== 'closed') ?? null;
    const next = running.filter((row) => row !== current).map((row) => this.beside(row));
    const past: PublicBudget['past'] = [];
    const delivered: BuiltProject[] = [];
    for (const row of rows) {
      delivered.push(...(await this.built(manager, row)));
      if (row.id === current?.id || running.includes(row)) continue;
      const figures = await this.facts.figures(manager, row);
      past.push({
        year: row.year,
        title: row.title,
        amountCents: row.amountCents,
        projects: figures.submitted,
        won: figures.winners,
        delivered: figures.delivered,
        verifiable: row.rules.secrecy === 'verifiable',
      });
    }
    return { current: current && (await this.view(manager, current)), next, past, delivered };
  }

  private beside(row: CycleRow): PublicBudget['next'][number] {
    const { year, title, state, submission, evaluationUntil, voting, announcedOn, rules } = row;
    const dates = { submission, evaluationUntil, voting, announcedOn, today: this.clock.legalToday() };
    return { year, title, state, ...dates, rules: { ideas: rules.ideas } };
  }

  /** @throws Refused 404 for a year without a public cycle. */
  async one(place: PlaceRef, year: number): Promise<PublicCycle> {
    const { manager } = this.dataSource;
    return this.view(manager, await this.cycles.loadPublic(manager, place.id, year));
  }

  /** A cycle that the public may see. */
  async view(manager: EntityManager, cycle: CycleRow): Promise<PublicCycle> {
    const figures = await this.facts.figures(manager, cycle);
    const ballot = await this.facts.onBallot(manager, cycle.municipalityId, cycle.id);
    return {
      id: cycle.id,
      year: cycle.year,
      title: cycle.title,
      state: cycle.state,
      amountCents: cycle.amountCents,
      units: await this.cycles.units(manager, cycle.municipalityId, cycle.id),
      minimum: legalMinimum(cycle.year, cycle.revenues),
      statutes: cycle.statutes,
      programmeRef: cycle.programmeRef,
      budgetLine: cycle.budgetLine,
      submission: cycle.submission,
      evaluationUntil: cycle.evaluationUntil,
      voting: cycle.voting,
      rules: cycle.rules,
      carryOverCents: cycle.carryOverCents,
      extensions: cycle.extensions,
      today: this.clock.legalToday(),
      counts: { projects: figures.submitted, onBallot: ballot.length, voters: figures.voters },
      announcedOn: cycle.announcedOn,
      allocation: figures.allocation,
      cancelledReason: cycle.cancelledReason,
    };
  }

  /** What residents can do now, the soonest end first; of one municipality or of all. */
  async open(municipalityId: string | null): Promise<OpenMatter[]> {
    const today = this.clock.legalToday();
    const rows = await this.dataSource.query<OpenRow[]>(
      `SELECT ${CYCLE_COLUMNS}, m.slug AS place, m.name AS "placeName", m.colour,
              (SELECT count(*)::int FROM budget_idea i WHERE i.municipality_id = c.municipality_id
                AND i.cycle_id = c.id AND i.hidden_reason IS NULL) AS "ideaCount",
              (SELECT count(*)::int FROM budget_project p WHERE p.municipality_id = c.municipality_id
                AND p.cycle_id = c.id AND p.nr IS NOT NULL AND p.state NOT IN ('withdrawn', 'merged')
                AND (c.state <> 'voting' OR p.state = 'on_ballot')) AS "projectCount"
         FROM budget_cycle c JOIN municipality m ON m.id = c.municipality_id
        WHERE ($1::uuid IS NULL OR c.municipality_id = $1) AND c.state IN ('submission', 'voting')
        ORDER BY m.slug`,
      [municipalityId],
    );
    return rows
      .flatMap((row) => openMatter(row, today) ?? [])
      .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  }

  /** Winners of a cycle that are being built or stand, the newest first. */
  private async built(manager: EntityManager, cycle: CycleRow): Promise<BuiltProject[]> {
    const rows = await manager.query<(SubmittedRow & { doneBy: LegalDay | null })[]>(
      `SELECT ${PROJECT_COLUMNS}, u.name AS "unitName", d.due_on::text AS "doneBy" FROM budget_project p
         JOIN budget_unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
         LEFT JOIN budget_milestone d
           ON d.municipality_id = p.municipality_id AND d.project_id = p.id AND d.kind = 'done'
        WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.state IN ('in_delivery', 'delivered')
        ORDER BY coalesce(p.delivered_on, p.started_on) DESC, p.nr`,
      [cycle.municipalityId, cycle.id],
    );
    const views = await this.projects.views(manager, cycle, rows);
    return views.map((view, index) => ({
      ...view,
      year: cycle.year,
      doneBy: rows[index]?.doneBy ?? null,
      deliveredOn: rows[index]?.deliveredOn ?? null,
    }));
  }
}
