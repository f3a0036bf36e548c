import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, PublishedFile, PublishedFolder } from '#libs/contracts';
import { PUBLISHED_FILES, toBase64Url, type PublishedFileName } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../../cycles/cycle-facts.js';
import { Counts } from '../../results/counts.js';
import { BallotBox, type CastBallot } from '../ballot-box.js';
import { frozenBallot } from '../frozen-ballot.js';
import { VoteRolls } from '../vote-rolls.js';
import { VoteKeys } from './vote-keys.js';
import { headOf } from './vote-log.query.js';

interface LeafRow {
  position: number;
  leaf_hash: Buffer;
  unit_id: string;
  epoch: number;
  ballot: string | null;
}

const CHUNK = 2_000;

/** The files from which everybody can check a vote, after its announcement; see docs/verification.md. */
@Injectable()
export class PublishedVote {
  private readonly digests = new Map<string, Promise<PublishedFolder>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly keys: VoteKeys,
    private readonly rolls: VoteRolls,
    private readonly box: BallotBox,
    private readonly counts: Counts,
  ) {}

  /** @throws Refused 404 `results_hidden` before the announcement, 409 for a cycle that voted in another way. */
  async folder(place: PlaceRef, year: number): Promise<PublishedFolder> {
    const cycle = await this.announced(place, year);
    // A correction is a new count.
    const stored = await this.counts.stored(this.dataSource.manager, cycle);
    const key = `${cycle.id} ${stored?.number ?? 0}`;
    const known = this.digests.get(key);
    if (known) return known;
    const digesting = this.digest(place, year);
    this.digests.set(key, digesting);
    digesting.catch(() => this.digests.delete(key));
    return digesting;
  }

  /** The file in pieces of text. @throws Refused 404 for a file that is none of them. */
  async file(place: PlaceRef, year: number, name: string): Promise<AsyncIterable<string>> {
    const cycle = await this.announced(place, year);
    const known = PUBLISHED_FILES.find((one) => one === name);
    if (!known) throw Refused.notFound('file');
    return this.text(cycle, known);
  }

  private async announced(place: PlaceRef, year: number): Promise<CycleRow> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    await this.keys.of(manager, place.id, cycle.id);
    if (!RESULT_PUBLIC.includes(cycle.state)) throw new Refused([{ code: 'results_hidden' }], 404);
    return cycle;
  }

  private async digest(place: PlaceRef, year: number): Promise<PublishedFolder> {
    const files: PublishedFile[] = [];
    for (const name of PUBLISHED_FILES) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of await this.file(place, year, name)) {
        hash.update(piece);
        bytes += Buffer.byteLength(piece);
      }
      files.push({ name, bytes, sha256: hash.digest('hex') });
    }
    return { files };
  }

  private async *text(cycle: CycleRow, name: PublishedFileName): AsyncIterable<string> {
    switch (name) {
      case 'vote.json':
        yield json(await this.vote(cycle));
        return;
      case 'rules.json':
        yield cycle.frozenRules ?? '';
        return;
      case 'roll.json':
        yield json(await this.roll(cycle));
        return;
      case 'heads.ndjson':
        yield* this.headLines(cycle);
        return;
      case 'log.ndjson':
        yield* this.logLines(cycle);
        return;
      case 'paper.json':
        yield json(await this.paper(cycle));
        return;
      case 'sums.json':
        yield json(await this.sums(cycle));
        return;
      case 'result.json':
        yield json(await this.result(cycle));
    }
  }

  private async vote(cycle: CycleRow): Promise<object> {
    const keys = await this.keys.of(this.dataSource.manager, cycle.municipalityId, cycle.id);
    return {
      format: 'vietvara vote 1',
      cycleId: cycle.id,
      year: cycle.year,
      title: cycle.title,
      rulesDigest: cycle.rulesDigest,
      logKey: toBase64Url(keys.logKey),
      units: [...keys.units].map(([unitId, { spki }]) => ({ unitId, key: toBase64Url(spki) })),
    };
  }

  private async result(cycle: CycleRow): Promise<object> {
    const stored = await this.counts.stored(this.dataSource.manager, cycle);
    return { count: stored?.count ?? null, corrected: Boolean(stored?.correction) };
  }

  private async roll(cycle: CycleRow): Promise<object[]> {
    const rows = await this.rolls.voters(this.dataSource.manager, cycle);
    return [...new Set(rows.map(({ unitId }) => unitId))].map((unitId) => {
      const of = (channel: string): number =>
        rows.find((row) => row.unitId === unitId && row.channel === channel)?.voters ?? 0;
      return { unitId, online: of('online'), inPerson: of('in_person') };
    });
  }

  private async *headLines(cycle: CycleRow): AsyncIterable<string> {
    const rows = await this.dataSource.query<
      { epoch: number; size: number; root: Buffer; day: LegalDay; signature: Buffer }[]
    >(
      `SELECT epoch, size, root, day::text, signature FROM vote_head
        WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY epoch`,
      [cycle.municipalityId, cycle.id],
    );
    for (const row of rows) yield `${JSON.stringify(headOf(cycle.id, row))}\n`;
  }

  private async *logLines(cycle: CycleRow): AsyncIterable<string> {
    const small = await this.smallUnits(cycle);
    for (let from = 0; ; from += CHUNK) {
      const rows = await this.dataSource.query<LeafRow[]>(
        `SELECT position, leaf_hash, unit_id, epoch, ballot FROM vote_leaf
          WHERE municipality_id = $1 AND cycle_id = $2 AND position >= $3 AND position < $4 ORDER BY position`,
        [cycle.municipalityId, cycle.id, from, from + CHUNK],
      );
      if (rows.length === 0) return;
      yield rows
        .map(({ leaf_hash: hash, unit_id: unitId, epoch, ballot }) => {
          const shown = small.has(unitId) ? 'null' : ballot;
          return `{"leafHash":"${toBase64Url(hash)}","epoch":${epoch},"unitId":"${unitId}","ballot":${shown}}\n`;
        })
        .join('');
    }
  }

  /** Units of which only sums are published: so few ballots could tell who cast them. */
  private async smallUnits(cycle: CycleRow): Promise<Set<string>> {
    const { smallCell } = frozenBallot(cycle).rules;
    const rows = await this.dataSource.query<{ unit_id: string; n: number }[]>(
      `SELECT unit_id, count(*)::int AS n FROM ballot WHERE municipality_id = $1 AND cycle_id = $2 GROUP BY unit_id`,
      [cycle.municipalityId, cycle.id],
    );
    return new Set(rows.filter(({ n }) => n < smallCell).map(({ unit_id: unitId }) => unitId));
  }

  private async paper(cycle: CycleRow): Promise<object[]> {
    const small = await this.smallUnits(cycle);
    return (await this.box.opened(this.dataSource.manager, cycle))
      .filter(({ channel, unitId }) => channel === 'in_person' && !small.has(unitId))
      .map(({ unitId, choices, points }) => ({ unitId, choices, points }));
  }

  private async sums(cycle: CycleRow): Promise<object[]> {
    const small = await this.smallUnits(cycle);
    const ballots = await this.box.opened(this.dataSource.manager, cycle);
    return [...small].sort().map((unitId) => sumsOf(unitId, ballots));
  }
}

function sumsOf(unitId: string, ballots: readonly CastBallot[]): object {
  const own = ballots.filter((ballot) => ballot.unitId === unitId);
  const votes = new Map<number, { votes: number; points: number }>();
  for (const { choices, points } of own) {
    for (const [at, nr] of choices.entries()) {
      const sum = votes.get(nr) ?? { votes: 0, points: 0 };
      votes.set(nr, { votes: sum.votes + 1, points: sum.points + (points?.[at] ?? 0) });
    }
  }
  const projects = [...votes].sort(([a], [b]) => a - b).map(([nr, sum]) => ({ nr, ...sum }));
  return { unitId, ballots: own.length, projects };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
