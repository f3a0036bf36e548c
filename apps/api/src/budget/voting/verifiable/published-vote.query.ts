import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, PublishedFile, PublishedFolder } from '#libs/contracts';
import {
  FILE_LIST,
  fileListBytes,
  fileListText,
  LISTED_FILES,
  toBase64Url,
  type ListedFileName,
  type PublishedFileList,
  type PublishedResult,
  type PublishedRoll,
  type PublishedVoteKeys,
} from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../../cycles/cycle-facts.js';
import { Counts } from '../../results/counts.js';
import { VoteRolls } from '../vote-rolls.js';
import { PublishedAuditors } from './published-auditor.query.js';
import { signAsLog, VoteKeys } from './vote-keys.js';
import { headOf } from './vote-log.query.js';
import { WithheldBallots } from './withheld-ballots.query.js';

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
  private readonly lists = new Map<string, Promise<PublishedFileList>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly keys: VoteKeys,
    private readonly rolls: VoteRolls,
    private readonly counts: Counts,
    private readonly auditors: PublishedAuditors,
    private readonly withheld: WithheldBallots,
  ) {}

  /** @throws Refused 404 `results_hidden` before the announcement, 409 for a cycle that voted in another way. */
  async folder(place: PlaceRef, year: number): Promise<PublishedFolder> {
    const list = await this.list(await this.announced(place, year));
    return { files: [...list.files, await digestOf(FILE_LIST, [fileListText(list)])] };
  }

  /** The file in pieces of text. @throws Refused 404 for a file that is none of them. */
  async file(place: PlaceRef, year: number, name: string): Promise<AsyncIterable<string> | string[]> {
    const cycle = await this.announced(place, year);
    if (name === FILE_LIST) return [fileListText(await this.list(cycle))];
    const known = LISTED_FILES.find((one) => one === name);
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

  private async list(cycle: CycleRow): Promise<PublishedFileList> {
    // A correction is a new count, and an auditor may still be named.
    const stored = await this.counts.stored(this.dataSource.manager, cycle);
    const auditor = await this.auditors.of(this.dataSource.manager, cycle);
    const key = `${cycle.id} ${stored?.number ?? 0} ${auditor?.key ?? ''}`;
    const known = this.lists.get(key);
    if (known) return known;
    const made = this.signedList(cycle);
    this.lists.set(key, made);
    made.catch(() => this.lists.delete(key));
    return made;
  }

  private async signedList(cycle: CycleRow): Promise<PublishedFileList> {
    const files: PublishedFile[] = [];
    for (const name of LISTED_FILES) files.push(await digestOf(name, this.text(cycle, name)));
    const keys = await this.keys.of(this.dataSource.manager, cycle.municipalityId, cycle.id);
    const list = { cycleId: cycle.id, files };
    const signature = toBase64Url(signAsLog(keys, fileListBytes(list)));
    return { format: 'vietvara files 1', ...list, signature };
  }

  private async *text(cycle: CycleRow, name: ListedFileName): AsyncIterable<string> {
    const { manager } = this.dataSource;
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
      case 'boxes.json':
        yield json(await this.withheld.published(manager, cycle));
        return;
      case 'paper.json':
        yield json(await this.withheld.paper(manager, cycle, false));
        return;
      case 'sums.json':
        yield json(await this.withheld.sums(manager, cycle));
        return;
      case 'result.json':
        yield json({
          counts: await this.withheld.publishedCounts(manager, cycle),
        } satisfies PublishedResult);
    }
  }

  private async vote(cycle: CycleRow): Promise<PublishedVoteKeys> {
    const { manager } = this.dataSource;
    const keys = await this.keys.of(manager, cycle.municipalityId, cycle.id);
    return {
      format: 'vietvara vote 2',
      cycleId: cycle.id,
      year: cycle.year,
      title: cycle.title,
      rulesDigest: cycle.rulesDigest ?? '',
      logKey: toBase64Url(keys.logKey),
      units: [...keys.units].map(([unitId, { spki }]) => ({ unitId, key: toBase64Url(spki) })),
      auditor: await this.auditors.of(manager, cycle),
    };
  }

  private async roll(cycle: CycleRow): Promise<PublishedRoll[]> {
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
    const withheld = await this.withheld.units(this.dataSource.manager, cycle);
    for (let from = 0; ; from += CHUNK) {
      const rows = await this.dataSource.query<LeafRow[]>(
        `SELECT position, leaf_hash, unit_id, epoch, ballot FROM vote_leaf
          WHERE municipality_id = $1 AND cycle_id = $2 AND position >= $3 AND position < $4 ORDER BY position`,
        [cycle.municipalityId, cycle.id, from, from + CHUNK],
      );
      if (rows.length === 0) return;
      yield rows
        .map(({ leaf_hash: hash, unit_id: unitId, epoch, ballot }) => {
          const shown = ['all', 'online'].includes(withheld.get(unitId) ?? '') ? 'null' : ballot;
          return `{"leafHash":"${toBase64Url(hash)}","epoch":${epoch},"unitId":"${unitId}","ballot":${shown}}\n`;
        })
        .join('');
    }
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

async function digestOf(name: string, text: AsyncIterable<string> | string[]): Promise<PublishedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of text) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
  }
  return { name, bytes, sha256: hash.digest('hex') };
}
