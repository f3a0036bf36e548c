import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hideSmall, writePabulib } from '#libs/budget-count';
import type { AgeTurnout, PublicAgeTurnout, PublicResults } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { FileRecord } from '../../platform/files/stored-files.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { csv, euro } from '../public/csv.js';
import { PublicCycles } from '../public/public-cycles.query.js';
import { PublicProjects } from '../public/public-projects.query.js';
import { WithheldBallots } from '../voting/verifiable/withheld-ballots.query.js';
import { CountBallots } from './count-ballots.js';
import { Counts, type StoredCount } from './counts.js';

const HEAD = [
  'unit',
  'rank',
  'place',
  'nr',
  'title',
  'votes',
  'supporters',
  'cost_eur',
  'granted_eur',
  'won',
  'reason',
  'available_eur',
  'missing_eur',
  'votes_needed',
  'cost_needed_eur',
  'excluded_by',
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
    private readonly ballots: CountBallots,
    private readonly withheld: WithheldBallots,
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
      stored.count.units.flatMap(({ outcomes }) =>
        outcomes.map((one) => [
          units.find(({ id }) => id === one.unitId)?.name ?? '',
          ...[one.rank, one.place, one.nr, titles.get(one.nr) ?? '', one.votes, one.supporters],
          ...[euro(one.costCents), euro(one.grantedCents), one.won, one.reason],
          ...[euro(one.leftBeforeCents), euro(one.missingCents)],
          one.won ? 0 : (one.wouldWin?.votes ?? null),
          one.wouldWin?.costCents ? euro(one.wouldWin.costCents) : null,
          ...[one.excludedBy, one.tiedWith.join(' ')],
        ]),
      ),
    );
  }

  /**
   * The ballots of a unit in the Pabulib format, from which everybody can count again.
   *
   * @throws Refused 404 before the announcement, and where the unit has so few ballots that only sums are told.
   */
  async ballotFile(place: PlaceRef, year: number, unitId: string): Promise<string> {
    const { manager } = this.dataSource;
    const { cycle, stored } = await this.announced(manager, place, year);
    // Of a vote at GeoLatvija.lv only sums are known.
    if (cycle.rules.votingVenue === 'geolatvija') throw Refused.notFound('file');
    const { input } = await this.ballots.open(manager, cycle, {
      ...{ seed: stored.count.lot?.seed ?? null, correction: stored.correction },
    });
    const count = stored.count.units.find((unit) => unit.unitId === unitId);
    const titles = new Map((await this.projects.list(manager, cycle)).map(({ nr, title }) => [nr, title]));
    const [municipality] = await manager.query<{ name: string }[]>(
      `SELECT name FROM municipality WHERE id = $1`,
      [place.id],
    );
    const hidden = await this.hidden(manager, cycle);
    const written =
      count &&
      !count.unitIds.some((id) => hidden.has(id)) &&
      writePabulib({
        ...{
          municipality: municipality?.name ?? place.slug,
          year,
          description: cycle.title,
          voting: cycle.voting,
        },
        unit: count.unitIds.length === 1 ? (input.units.find(({ id }) => id === unitId)?.name ?? null) : null,
        rules: { ...input.rules, smallCell: cycle.rules.smallCell },
        ...{ count, titles },
        ballots: input.ballots.filter((ballot) => count.unitIds.includes(ballot.unitId)),
      });
    if (!written) throw Refused.notFound('file');
    return written;
  }

  /** @throws Refused 404 before the announcement, and when the minutes came without a file. */
  async minutes(place: PlaceRef, year: number): Promise<FileRecord> {
    const { manager } = this.dataSource;
    const { cycle } = await this.announced(manager, place, year);
    if (cycle.minutesFileId === null) throw Refused.notFound('file');
    return this.files.find(manager, place.id, cycle.minutesFileId);
  }

  /** Units of which a verifiable vote publishes some ballots as sums: beside its log, all ballots would tell them. */
  private async hidden(manager: EntityManager, cycle: CycleRow): Promise<ReadonlySet<string>> {
    if (cycle.rules.secrecy !== 'verifiable') return new Set();
    return new Set((await this.withheld.units(manager, cycle)).keys());
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
    const { count, ballots, online, inPerson, eligible, turnout, deliveries, by } = stored;
    const told = await this.withheld.teller(manager, cycle);
    const hidden = await this.hidden(manager, cycle);
    const { smallCell } = cycle.rules;
    const [byWeb = null, byPaper = null] = hideSmall([online, inPerson], smallCell);
    const all = await this.counts.all(manager, cycle);
    // What a correction left out stands in the count before it.
    const onBallot = new Set(
      all.flatMap((one) => one.count.units.flatMap(({ outcomes }) => outcomes.map(({ nr }) => nr))),
    );
    return {
      cycle: await this.publicCycles.view(manager, cycle),
      count,
      projects: (await this.projects.list(manager, cycle)).filter(({ nr }) => onBallot.has(nr)),
      voters: ballots,
      eligible,
      byChannel: { online: byWeb, inPerson: byPaper },
      byAge: turnout && publicAges(turnout, smallCell),
      earlier: all.slice(0, -1).map((one) => ({
        ...{ number: one.number, countedOn: one.countedOn, correction: told(one.correction) },
        ...{ deliveries: one.deliveries, by: one.by, count: one.count },
      })),
      ...{ correction: told(stored.correction), correctedBy: by, deliveries },
      ballotFiles: count.units
        .filter((unit) => unit.ballots >= smallCell && cycle.rules.votingVenue !== 'geolatvija')
        .filter((unit) => !unit.unitIds.some((id) => hidden.has(id)))
        .map(({ unitId }) => {
          return { unitId, url: `/api/m/${place.slug}/budget/${cycle.year}/ballots/${unitId}.pb` };
        }),
      announcedOn: cycle.announcedOn,
      minutesRef: cycle.minutesRef,
      minutesFileUrl: cycle.minutesFileId && `/api/m/${place.slug}/budget/${cycle.year}/minutes`,
      allocation: await this.counts.allocation(manager, cycle),
    };
  }
}

function publicAges(turnout: readonly AgeTurnout[], smallCell: number): PublicAgeTurnout[] {
  const people = turnout.map((band) => band.eligible);
  const eligible = hideSmall(people, smallCell);
  const voters = hideSmall(
    turnout.map((band) => band.voters),
    smallCell,
    people,
  );
  return turnout.map(({ from }, at) => ({
    from,
    voters: voters[at] ?? null,
    eligible: eligible[at] ?? null,
  }));
}
