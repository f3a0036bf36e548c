import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PublicResults } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { FileRecord } from '../../platform/files/stored-files.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { csv, euro } from '../public/csv.js';
import { PublicCycles } from '../public/public-cycles.query.js';
import { PublicProjects } from '../public/public-projects.query.js';
import { Counts, type StoredCount } from './counts.js';

const HEAD = [
  'unit',
  'rank',
  'nr',
  'title',
  'votes',
  'cost_eur',
  'won',
  'reason',
  'left_before_eur',
  'missing_eur',
  'votes_needed',
  'tied_with',
] as const;

/** The result as open data: what it was counted from can be checked by the digests. */
export interface ResultsExport {
  municipality: string;
  results: PublicResults;
  /** What was in force when voting opened, word for word, and its SHA-256. */
  rules: { text: string; digest: string };
  /** SHA-256 over all ballots. */
  ballotsDigest: string;
}

interface Announced {
  cycle: CycleRow & { announcedOn: string; minutesRef: string };
  stored: StoredCount;
}

/** What a vote came to, for everybody; until it is announced, nothing of it to anybody. */
@Injectable()
export class Results {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly counts: Counts,
    private readonly publicCycles: PublicCycles,
    private readonly projects: PublicProjects,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 404 `results_hidden` before the announcement. */
  async of(place: PlaceRef, year: number): Promise<PublicResults> {
    const { manager } = this.dataSource;
    return this.view(manager, place, await this.announced(manager, place, year));
  }

  /** The same with everything that was digested. */
  async export(place: PlaceRef, year: number): Promise<ResultsExport> {
    const { manager } = this.dataSource;
    const announced = await this.announced(manager, place, year);
    return {
      municipality: place.slug,
      results: await this.view(manager, place, announced),
      rules: { text: announced.cycle.frozenRules ?? '', digest: announced.stored.rulesDigest },
      ballotsDigest: announced.stored.ballotsDigest,
    };
  }

  /** One line for each project, unit by unit in the order of the count. */
  async table(place: PlaceRef, year: number): Promise<string> {
    const { manager } = this.dataSource;
    const { cycle, stored } = await this.announced(manager, place, year);
    const units = await this.cycles.units(manager, place.id, cycle.id);
    const titles = new Map((await this.projects.list(manager, cycle)).map(({ nr, title }) => [nr, title]));
    return csv(
      HEAD,
      stored.count.units.flatMap(({ unitId, outcomes }) =>
        outcomes.map((one) => [
          units.find(({ id }) => id === unitId)?.name ?? '',
          one.rank,
          one.nr,
          titles.get(one.nr) ?? '',
          one.votes,
          euro(one.costCents),
          one.won,
          one.reason,
          euro(one.leftBeforeCents),
          euro(one.missingCents),
          one.votesNeeded,
          one.tiedWith.join(' '),
        ]),
      ),
    );
  }

  /** @throws Refused 404 before the announcement, and when the minutes came without a file. */
  async minutes(place: PlaceRef, year: number): Promise<FileRecord> {
    const { manager } = this.dataSource;
    const { cycle } = await this.announced(manager, place, year);
    if (cycle.minutesFileId === null) throw Refused.notFound('file');
    return this.files.find(manager, place.id, cycle.minutesFileId);
  }

  private async announced(manager: EntityManager, place: PlaceRef, year: number): Promise<Announced> {
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const { announcedOn, minutesRef } = cycle;
    const stored = RESULT_PUBLIC.includes(cycle.state) ? await this.counts.stored(manager, cycle) : null;
    if (!stored || announcedOn === null || minutesRef === null) {
      throw new Refused([{ code: 'results_hidden' }], 404);
    }
    return { cycle: { ...cycle, announcedOn, minutesRef }, stored };
  }

  private async view(
    manager: EntityManager,
    place: PlaceRef,
    { cycle, stored }: Announced,
  ): Promise<PublicResults> {
    const { count, ballots, online, inPerson, eligible } = stored;
    const onBallot = new Set(count.units.flatMap((unit) => unit.outcomes.map(({ nr }) => nr)));
    return {
      cycle: await this.publicCycles.view(manager, cycle),
      count,
      projects: (await this.projects.list(manager, cycle)).filter(({ nr }) => onBallot.has(nr)),
      voters: ballots,
      eligible,
      byChannel: { online, inPerson },
      announcedOn: cycle.announcedOn,
      minutesRef: cycle.minutesRef,
      minutesFileUrl: cycle.minutesFileId && `/api/m/${place.slug}/budget/${cycle.year}/minutes`,
      allocation: await this.counts.allocation(manager, cycle),
    };
  }
}
