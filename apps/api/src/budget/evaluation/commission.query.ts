import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  CommissionSittingView,
  CommissionView,
  EvaluationFile,
  MinutesDecision,
  PublishedMinutes,
  CommissionCounts,
} from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { isEvaluating } from './evaluating.js';
import { evaluationsOf } from './evaluations.query.js';

/** A sitting as it is kept. */
export type SittingRow = Omit<CommissionSittingView, 'decisions'> & {
  cycleId: string;
  decisions: MinutesDecision[] | null;
};

const SELECT = `SELECT id, cycle_id AS "cycleId", number, day::text, minutes_ref AS "minutesRef", chair, keeper, present,
    absent, decisions, published_on::text AS "publishedOn" FROM commission_sitting`;

/** Sittings of the evaluation commission, for those who evaluate and for everybody. */
@Injectable()
export class Commission {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 404. */
  async ofCycle(place: PlaceRef, cycleId: string): Promise<CommissionView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const rows = await manager.query<SittingRow[]>(
      `${SELECT} WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY day DESC, number DESC`,
      [place.id, cycleId],
    );
    const sittings: CommissionSittingView[] = [];
    for (const { cycleId: _cycle, ...row } of rows) {
      const decisions = row.decisions ?? (await decisionsOf(manager, place.id, row.id));
      sittings.push({ ...row, decisions });
    }
    return { sittings, waiting: await waiting(manager, cycle), open: isEvaluating(cycle) };
  }

  /** Minutes that everybody may read, the newest first. @throws Refused 404. */
  async published(place: PlaceRef, year: number): Promise<PublishedMinutes[]> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    return manager.query<PublishedMinutes[]>(
      `SELECT number, day::text, minutes_ref AS "minutesRef", published_on::text AS "publishedOn"
         FROM commission_sitting
        WHERE municipality_id = $1 AND cycle_id = $2 AND published_on IS NOT NULL ORDER BY day DESC, number DESC`,
      [place.id, cycle.id],
    );
  }
}

/** One sitting with its cycle. @throws Refused 404. */
export async function sittingById(
  manager: EntityManager,
  municipalityId: string,
  sittingId: string,
): Promise<SittingRow> {
  const [row] = await manager.query<SittingRow[]>(`${SELECT} WHERE municipality_id = $1 AND id = $2`, [
    municipalityId,
    sittingId,
  ]);
  if (!row) throw Refused.notFound('sitting');
  return row;
}

/** The published sitting of that number. @throws Refused 404, for one whose minutes are not published too. */
export async function publishedSitting(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
  number: number,
): Promise<SittingRow> {
  const [row] = await manager.query<SittingRow[]>(
    `${SELECT} WHERE municipality_id = $1 AND cycle_id = $2 AND number = $3 AND published_on IS NOT NULL`,
    [municipalityId, cycleId, number],
  );
  if (!row) throw Refused.notFound('sitting');
  return row;
}

/** A sitting of the cycle whose minutes are not published; the caller holds the lock of the cycle. @throws Refused 409, 422. */
export async function openSitting(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
  sittingId: string,
): Promise<SittingRow> {
  const [row] = await manager.query<SittingRow[]>(
    `${SELECT} WHERE municipality_id = $1 AND cycle_id = $2 AND id = $3`,
    [municipalityId, cycleId, sittingId],
  );
  if (!row) throw new Refused([{ code: 'commission_sitting_unknown', where: 'sittingId' }], 422);
  if (row.publishedOn !== null) {
    throw new Refused([{ code: 'commission_minutes_published', where: 'sittingId' }], 409);
  }
  return row;
}

/** Sittings of a cycle whose minutes are not published, the newest first. */
export function openSittings(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
): Promise<EvaluationFile['sittings']> {
  return manager.query(
    `SELECT id, day::text, minutes_ref AS "minutesRef", present FROM commission_sitting
      WHERE municipality_id = $1 AND cycle_id = $2 AND published_on IS NULL ORDER BY day DESC, number DESC`,
    [municipalityId, cycleId],
  );
}

/** How the commission voted in a sitting, by project, with the decisions as they stand. */
export async function decisionsOf(
  manager: EntityManager,
  municipalityId: string,
  sittingId: string,
): Promise<MinutesDecision[]> {
  const rows = await manager.query<
    (CommissionCounts & { projectId: string; nr: number; title: string; votedAgain: boolean })[]
  >(
    `SELECT DISTINCT ON (p.nr) v.project_id AS "projectId", p.nr, p.title, v.votes_for AS "votesFor",
            v.votes_against AS "votesAgainst", v.abstained, v.aside AS "steppedAside",
            EXISTS (SELECT 1 FROM project_commission_vote n WHERE n.municipality_id = v.municipality_id
              AND n.project_id = v.project_id AND n.number > v.number
              AND n.sitting_id <> v.sitting_id) AS "votedAgain"
       FROM project_commission_vote v
       JOIN budget_project p ON p.municipality_id = v.municipality_id AND p.id = v.project_id
      WHERE v.municipality_id = $1 AND v.sitting_id = $2 ORDER BY p.nr, v.number DESC`,
    [municipalityId, sittingId],
  );
  const evaluations = await evaluationsOf(
    manager,
    municipalityId,
    rows.map(({ projectId }) => projectId),
  );
  return rows.map(({ projectId, nr, title, votedAgain, votesFor, votesAgainst, abstained, steppedAside }) => {
    const found = votedAgain ? undefined : evaluations.get(projectId);
    const voted = votesFor > votesAgainst ? 'compliant' : 'not_compliant';
    const decision =
      found?.verdict === voted
        ? {
            verdict: found.verdict,
            reason: found.reason,
            article: found.article,
            statutesPoint: found.statutesPoint,
            verifiedCents: found.verifiedCents,
            costNote: found.costNote,
            appeal: found.appeal,
          }
        : null;
    return { nr, title, votesFor, votesAgainst, abstained, steppedAside, votedAgain, decision };
  });
}

/** Projects that wait for a verdict and that the commission has not voted on. */
function waiting(manager: EntityManager, cycle: CycleRow): Promise<CommissionView['waiting']> {
  if (!isEvaluating(cycle)) return Promise.resolve([]);
  return manager.query(
    `SELECT p.id, p.nr, p.title FROM budget_project p
      WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.state = 'submitted'
        AND NOT EXISTS (SELECT 1 FROM project_commission_vote v
              WHERE v.municipality_id = p.municipality_id AND v.project_id = p.id)
      ORDER BY p.nr`,
    [cycle.municipalityId, cycle.id],
  );
}
