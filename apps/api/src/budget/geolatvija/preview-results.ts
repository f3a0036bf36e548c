import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CycleCountInput } from '#libs/budget-count';
import { votingUnits } from '#libs/budget-rules';
import type { GeolatvijaFinding, GeolatvijaResultsPreview, ProjectOutcome } from '#libs/contracts';
import { ballotsOfSums, readResults, saysWon, votesByUnit, type ReadResult } from '#libs/geolatvija-exchange';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { CountWork } from '../results/count-work.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { resultsTimeViolations } from './fitting-time.js';
import type { ImportedVotes } from './geolatvija.entity.js';
import { knownProjects, type TakenResults } from './imports.query.js';
import { leftOut, type SheetUpload } from './upload.js';

/** A file of results held against the ballot. */
export interface ReadResults {
  preview: GeolatvijaResultsPreview;
  votes: ImportedVotes[];
  voters: { unitId: string; voters: number }[];
  bars: GeolatvijaFinding[];
}

/** Shows what taking over a file of results would do, with what the rule of the cycle makes of it; writes nothing. */
@Injectable()
export class PreviewResults {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly work: CountWork,
  ) {}

  /** @throws Refused 404, 409 where results are not taken over now. */
  async run(place: PlaceRef, cycleId: string, upload: SheetUpload): Promise<GeolatvijaResultsPreview> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const { preview, votes, voters, bars } = await this.read(manager, cycle, upload);
    if (bars.length > 0) return preview;
    const outcomes = await this.count(cycle, { votes, voters });
    return {
      ...preview,
      rows: preview.rows.map((row) => {
        const outcome = outcomes.find(({ nr }) => nr === row.nr);
        if (!outcome) return row;
        const { won, reason, grantedCents } = outcome;
        const said = saysWon(row.state);
        return {
          ...row,
          outcome: { won, reason, grantedCents },
          agrees: said === null ? null : said === won,
        };
      }),
    };
  }

  /** The same with what would be written. */
  async read(manager: EntityManager, cycle: CycleRow, upload: SheetUpload): Promise<ReadResults> {
    const late = resultsTimeViolations(cycle);
    if (late.length > 0) throw new Refused(late, 409);
    const { units, projects, rules } = frozenBallot(cycle);
    const external = new Map((await knownProjects(manager, cycle)).map((one) => [one.nr, one.externalId]));
    const context = {
      projects: projects.map(({ nr, title, unitId }) => {
        return { nr, title, unitId, externalId: external.get(nr) ?? null };
      }),
      units: votingUnits(units, rules),
      ballot: rules.ballot,
      voters: Object.fromEntries(upload.options.voters.map(({ unitId, voters }) => [unitId, voters])),
    };
    const { results, findings } = readResults(upload.sheet, upload.mapping, context);
    const sums = votesByUnit(results, context);
    const all = [...findings, ...results.flatMap((one) => one.findings)];
    return {
      bars: all.filter(({ severity }) => severity === 'bar'),
      votes: results.flatMap(voteOf),
      voters: context.units.map(({ id }) => ({ unitId: id, voters: context.voters[id] ?? 0 })),
      preview: {
        fileDigest: upload.digest,
        columns: upload.sheet.columns,
        mapping: upload.mapping,
        leftOut: leftOut(upload),
        findings,
        rows: results.map((one) => ({ ...one, outcome: null, agrees: null })),
        units: context.units.map(({ id, name }) => {
          return { unitId: id, name, votes: sums.get(id) ?? 0, voters: context.voters[id] ?? null };
        }),
      },
    };
  }

  /** What the rules make of the sums; where they draw lots, equal votes stand in the order of submission until then. */
  private async count(
    cycle: CycleRow,
    taken: Pick<TakenResults, 'votes' | 'voters'>,
  ): Promise<ProjectOutcome[]> {
    const input = sumsInput(cycle, taken);
    const order = input.projects.map(({ nr }) => nr);
    const lot = input.rules.ties === 'lot' ? { seed: '', order } : null;
    const { units } = await this.work.count({ ...input, lot }, { countsPerLoser: 0 });
    return units.flatMap(({ outcomes }) => outcomes);
  }
}

/** Sums as ballots that have them, under the rules as they were frozen. */
export function sumsInput(
  cycle: CycleRow,
  { votes, voters }: Pick<TakenResults, 'votes' | 'voters'>,
): Omit<CycleCountInput, 'lot'> {
  const { units, projects, rules } = frozenBallot(cycle);
  const ballots = votingUnits(units, rules).flatMap(({ id, unitIds }) => {
    const own = new Set(projects.filter(({ unitId }) => unitIds.includes(unitId)).map(({ nr }) => nr));
    return ballotsOfSums({
      unitId: id,
      voters: voters.find(({ unitId }) => unitId === id)?.voters ?? 0,
      votes: votes.filter(({ nr }) => own.has(nr)),
    });
  });
  return { rules, units, projects, ballots };
}

function voteOf({ nr, votes, state }: ReadResult): ImportedVotes[] {
  return nr === null || votes === null ? [] : [{ nr, votes, state }];
}
