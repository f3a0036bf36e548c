import { sha256 } from '@noble/hashes/sha2.js';
import { votingUnits } from '#libs/budget-rules';
import { wholeRules, type BallotChoices, type SignedBallot } from '#libs/contracts';
import { boxesOf, checkBoxes } from './box-check.js';
import { toBase64Url, toHex } from './bytes.js';
import { FilesRead } from './file-list.js';
import { Findings, type VoteFinding } from './findings.js';
import { ballotProblems, type FrozenVote } from './frozen-vote.js';
import { LogCheck, type VoteChecks } from './log-check.js';
import type {
  AuditorSet,
  PublishedAuditor,
  PublishedPaper,
  PublishedRoll,
  PublishedSums,
  PublishedVoteKeys,
} from './published.js';
import { checkCounts, resultOf, type CheckedCount } from './result-check.js';
import { fieldsOf, isChoices, isText, isWhole, listOf } from './shapes.js';
import { ballotHash } from './statements.js';
import { BrokenFile, jsonFile, jsonLines, jsonOfBytes, wholeFile, type VoteFolder } from './vote-folder.js';
import { mostWithheld, sumsOf, type Withheld } from './withheld.js';

/** Ballots of a unit of voting, as they were found. */
export interface CheckedUnit {
  unitId: string;
  online: number;
  paper: number;
  inRoll: number;
  /** Which of its ballots are published as sums only. */
  withheld: Withheld | null;
}

/** What checking a published vote came to. */
export interface VoteReport {
  /** Whether nothing stands against the vote. */
  intact: boolean;
  findings: VoteFinding[];
  /** Entries of the log, and ballots that were replaced by a later one of the same voter. */
  leaves: number;
  replaced: number;
  epochs: number;
  /** Signed boxes of paper. */
  boxes: number;
  units: CheckedUnit[];
  /** The first count and its corrections; the last one is the result. */
  counts: CheckedCount[];
  /** Ballots of which only sums are published, and whether the auditor's set was checked with the rest. */
  withheld: { ballots: number; checked: boolean };
  /** Who may check what is withheld. */
  auditor: PublishedAuditor | null;
}

/** What a check may have besides the published files. */
export interface VerifyOptions {
  /** Lines of the log that were checked. */
  onProgress?: (checked: number) => void;
  /** The auditor's set, opened. */
  auditorSet?: AuditorSet;
}

/**
 * Checks a vote from its published files alone: rules, signed heads, every entry of the log, boxes of paper, ballots
 * against the roll, every result by counting again, and each byte by the signed list; with the auditor's set also what is
 * withheld from the public. See docs/verification.md for each step. What is wrong is told among the findings, also a file
 * that is no such file.
 *
 * @throws whatever the folder throws.
 */
export async function verifyVote(
  folder: VoteFolder,
  checks: VoteChecks,
  options: VerifyOptions = {},
): Promise<VoteReport> {
  let reading = '';
  const check = new VoteCheck(
    async function* (name) {
      reading = name;
      try {
        yield* folder(name);
      } catch (error) {
        throw new FolderFailed(error);
      }
    },
    checks,
    options,
  );
  try {
    await check.run();
  } catch (error) {
    if (error instanceof FolderFailed) throw error.why;
    // Whatever is not as the format says may also surface where it is used.
    const { file, reason, line } =
      error instanceof BrokenFile ? error : { file: reading, reason: 'another format', line: undefined };
    check.findings.add('file_broken', { file, reason, ...(line === undefined ? {} : { line }) });
  }
  return check.report();
}

class FolderFailed extends Error {
  constructor(readonly why: unknown) {
    super('A file could not be read.');
  }
}

class VoteCheck {
  readonly findings = new Findings();
  private readonly units: CheckedUnit[] = [];
  private readonly read = new FilesRead();
  private readonly folder: VoteFolder;
  private log: LogCheck | null = null;
  private boxes = 0;
  private counts: CheckedCount[] = [];
  private sums: PublishedSums[] = [];
  private auditor: PublishedAuditor | null = null;
  /** The auditor's set, where it belongs to this vote. */
  private set: AuditorSet | null = null;

  constructor(
    folder: VoteFolder,
    private readonly checks: VoteChecks,
    private readonly options: VerifyOptions,
  ) {
    this.folder = this.read.watched(folder);
  }

  async run(): Promise<void> {
    const { folder, checks, findings } = this;
    const vote = voteOf(await jsonFile(folder, 'vote.json'));
    this.auditor = vote.auditor;
    const set = this.setOf(vote);
    this.set = set;
    const frozen = await this.frozen(vote);
    this.sums = sumsList(await jsonFile(folder, 'sums.json'));
    const opened = set && new Map(set.ballots.map((one): [string, SignedBallot] => [leafOf(one), one]));
    const log = new LogCheck(vote, frozen, { units: this.withheldUnits('online'), opened }, checks, findings);
    this.log = log;
    await log.heads(jsonLines(folder, 'heads.ndjson'));
    await log.leaves(jsonLines(folder, 'log.ndjson'), this.options.onProgress);
    const boxes = boxesOf(await jsonFile(folder, 'boxes.json'));
    this.boxes = boxes.batches.length;
    const shown = listOf<PublishedPaper>('paper.json', await jsonFile(folder, 'paper.json'), isChoices);
    const paper = [...shown, ...(set?.paper ?? [])];
    for (const { unitId } of paper.filter((one) => ballotProblems(frozen, one).length > 0)) {
      findings.add('paper_unlawful', { unitId });
    }
    const texts = new Map(set?.boxes.map(({ number, text }): [number, string] => [number, text]));
    const held = await checkBoxes(boxes, { vote, paper, opened: texts, checks, findings });
    const roll = rollOf(await jsonFile(folder, 'roll.json'));
    const online = log.counted();
    for (const { id } of votingUnits(frozen.units, frozen.rules)) {
      const found = { online: online.filter(inUnit(id)), paper: paper.filter(inUnit(id)) };
      this.unit(id, found, held.get(id) ?? 0, roll, frozen.rules.smallCell);
    }
    this.counts = checkCounts(resultOf(await jsonFile(folder, 'result.json')), {
      ...{ frozen, online, paper, units: this.units, roll, findings },
      unseen: set ? [] : this.sums,
      corrections: set?.corrections ?? null,
    });
    await this.read.compare(folder, vote, checks, findings);
  }

  report(): VoteReport {
    const findings = this.findings.all();
    return {
      intact: findings.every(({ harmless }) => harmless === true),
      findings,
      leaves: this.log?.size ?? 0,
      replaced: this.log?.replaced ?? 0,
      epochs: this.log?.epochs ?? 0,
      boxes: this.boxes,
      units: this.units,
      counts: this.counts,
      withheld: {
        ballots: this.sums.reduce((all, { ballots }) => all + ballots, 0),
        checked: this.set !== null,
      },
      auditor: this.auditor,
    };
  }

  private async frozen({ rulesDigest }: PublishedVoteKeys): Promise<FrozenVote> {
    const bytes = await wholeFile(this.folder, 'rules.json');
    if (toHex(sha256(bytes)) !== rulesDigest) this.findings.add('rules_differ');
    const stored = jsonOfBytes('rules.json', bytes) as FrozenVote;
    return { ...stored, rules: wholeRules(stored.rules) };
  }

  /** The auditor's set, where it belongs to this vote. */
  private setOf({ cycleId, rulesDigest }: PublishedVoteKeys): AuditorSet | null {
    const { auditorSet: set } = this.options;
    if (!set) return null;
    if (set.cycleId === cycleId && set.rulesDigest === rulesDigest) return set;
    this.findings.add('withheld_elsewhere');
    return null;
  }

  private withheldUnits(of: 'online' | 'paper'): Set<string> {
    return new Set(this.sums.filter((sum) => sum.of === 'all' || sum.of === of).map(({ unitId }) => unitId));
  }

  /** Whether a unit has no more ballots than people in the roll, its papers are in boxes, and its sums are right. */
  private unit(
    unitId: string,
    found: { online: BallotChoices[]; paper: BallotChoices[] },
    inBoxes: number,
    roll: readonly PublishedRoll[],
    smallCell: number,
  ): void {
    const { findings } = this;
    const sum = this.sums.find((one) => one.unitId === unitId);
    const entry = roll.find((one) => one.unitId === unitId) ?? { online: 0, inPerson: 0 };
    const unseen = this.log?.unseen(unitId) ?? 0;
    let [online, paper] = [found.online.length, found.paper.length];
    if (sum) {
      if (sum.ballots > mostWithheld(sum.of, smallCell)) findings.add('withheld_too_many', { unitId });
      if (sum.projects.some(({ votes }) => votes > sum.ballots)) findings.add('sums_differ', { unitId });
      if (!this.set) {
        if (sum.of !== 'online') paper = sum.of === 'paper' ? sum.ballots : inBoxes;
        if (sum.of !== 'paper') online = sum.ballots - (sum.of === 'all' ? paper : 0);
        if (sum.of !== 'paper' && (online > unseen || online < Math.min(unseen, 1))) {
          findings.add('sums_differ', { unitId });
        }
      } else {
        const { of } = sum;
        const own = [...(of === 'paper' ? [] : found.online), ...(of === 'online' ? [] : found.paper)];
        if (JSON.stringify(sumsOf(unitId, of, own)) !== JSON.stringify(sum)) {
          findings.add('sums_differ', { unitId });
        }
      }
    }
    if (paper !== inBoxes) findings.add('paper_differs', { unitId });
    if (online > entry.online || paper > entry.inPerson) {
      findings.add('more_ballots_than_voters', { unitId, online, paper });
    }
    const inRoll = entry.online + entry.inPerson;
    this.units.push({ unitId, online, paper, inRoll, withheld: sum?.of ?? null });
  }
}

const leafOf = (ballot: SignedBallot): string => toBase64Url(ballotHash(ballot));
const inUnit =
  (unitId: string) =>
  (ballot: BallotChoices): boolean =>
    ballot.unitId === unitId;

function voteOf(value: unknown): PublishedVoteKeys {
  const isAuditor = (auditor: unknown): boolean => {
    if (auditor === null) return true;
    const { name, key } = fieldsOf('vote.json', auditor, () => true);
    return isText(name) && isText(key);
  };
  const fields = fieldsOf('vote.json', value, ({ format, cycleId, rulesDigest, logKey, auditor }) => {
    return format === 'vietvara vote 2' && [cycleId, rulesDigest, logKey].every(isText) && isAuditor(auditor);
  });
  listOf('vote.json', fields['units'], ({ unitId, key }) => isText(unitId) && isText(key));
  return fields as unknown as PublishedVoteKeys;
}

function sumsList(value: unknown): PublishedSums[] {
  return listOf<PublishedSums>('sums.json', value, ({ unitId, of, ballots, projects }) => {
    if (!isText(unitId) || !['all', 'online', 'paper'].includes(String(of)) || !isWhole(ballots))
      return false;
    const right = listOf('sums.json', projects, (one) =>
      [one['nr'], one['votes'], one['points']].every(isWhole),
    );
    return Array.isArray(right);
  }).map(({ unitId, of, ballots, projects }) => ({
    ...{ unitId, of, ballots },
    projects: projects.map(({ nr, votes, points }) => ({ nr, votes, points })),
  }));
}

function rollOf(value: unknown): PublishedRoll[] {
  return listOf('roll.json', value, ({ unitId, online, inPerson }) => {
    return isText(unitId) && isWhole(online) && isWhole(inPerson);
  });
}
