import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { countCycle } from '#libs/budget-count';
import { RULE_DEFAULTS, type BallotChoices, type CorrectedBallots, type SignedBallot } from '#libs/contracts';
import { toBase64Url, toHex } from '../bytes.js';
import { correctedVote } from '../corrected-vote.js';
import { fileListBytes, fileListText } from '../file-list.js';
import type { FrozenVote } from '../frozen-vote.js';
import { grown, NO_LEAVES, rootOf } from '../merkle.js';
import {
  LISTED_FILES,
  type AuditorSet,
  type ListedFileName,
  type PublishedAuditor,
  type PublishedCorrection,
  type PublishedCount,
  type PublishedFileName,
} from '../published.js';
import { ballotBytes, ballotHash, credentialBytes, headBytes } from '../statements.js';
import { sumsOf } from '../withheld.js';
import { countedBytes } from './unit-signer.js';

/** A vote as it would be published, with every key made here, and the auditor's set of what it withholds. */
export interface PretendVote {
  files: Record<PublishedFileName, string>;
  set: AuditorSet;
  /** Signs as the log, to make what only the operator could. */
  asLog(bytes: Uint8Array): string;
  rules: FrozenVote;
}

interface RsaPair {
  publicKey: unknown;
  privateKey: unknown;
}

/** The little of WebCrypto that signs a credential directly: nobody has to be hidden here. */
interface Subtle {
  generateKey(algorithm: object, extractable: true, usages: string[]): Promise<RsaPair>;
  exportKey(format: 'spki', key: unknown): Promise<ArrayBuffer>;
  sign(algorithm: object, key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>;
}

const { subtle } = (globalThis as unknown as { crypto: { subtle: Subtle } }).crypto;
const RSA = {
  name: 'RSA-PSS',
  modulusLength: 3072,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-384',
};

const CYCLE_ID = 'cycle-2027';
const SMALL_CELL = 3;
const DAY = '2027-05-24';
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const digest = (text: string): string => toHex(sha256(utf8ToBytes(text)));

const RULES: FrozenVote = {
  rules: {
    ...RULE_DEFAULTS,
    ...{ submitters: 'law', submittersReason: null, maxPerSubmitter: 2, projectMaxCents: 3_000_000 },
    ...{ ballot: { kind: 'up_to', max: 3 }, eligibilityDay: '2027-05-09', correctionDays: 7 },
    ...{ whenNotFitting: 'take_next', ties: 'earlier_submission', smallCell: SMALL_CELL },
    secrecy: 'verifiable',
  },
  units: [
    { id: 'pilseta', name: 'Pilsēta', amountCents: 6_000_000 },
    { id: 'pagasts', name: 'Pagasts', amountCents: 4_000_000 },
  ],
  projects: [
    { nr: 1, unitId: 'pilseta', title: 'Soli', costCents: 2_900_000 },
    { nr: 2, unitId: 'pilseta', title: 'Taka', costCents: 2_500_000 },
    { nr: 3, unitId: 'pilseta', title: 'Laukums', costCents: 2_000_000 },
    { nr: 4, unitId: 'pagasts', title: 'Tilts', costCents: 2_500_000 },
    { nr: 5, unitId: 'pagasts', title: 'Avots', costCents: 2_400_000 },
  ],
};

/** Voter, sequence, choices; voter 2 changes the ballot. The parish has so few voters that only sums are published. */
const ONLINE: [epoch: 1 | 2, unitId: string, voter: number, sequence: number, choices: number[]][] = [
  [1, 'pilseta', 1, 1, [1, 2]],
  [1, 'pilseta', 2, 1, [3]],
  [1, 'pilseta', 3, 1, [1]],
  [1, 'pagasts', 7, 1, [4]],
  [2, 'pilseta', 2, 2, [1, 3]],
  [2, 'pilseta', 4, 1, [2]],
  [2, 'pilseta', 5, 1, [1]],
  [2, 'pagasts', 8, 1, [4, 5]],
];

/** Box 2 is small, and box 3 is hidden with it so that it cannot be found by what is missing. */
const BOXES: { number: number; unitId: string; papers: number[][]; hidden: boolean }[] = [
  { number: 1, unitId: 'pilseta', papers: [[1], [1, 2], [2], [3]], hidden: false },
  { number: 2, unitId: 'pilseta', papers: [[2, 3]], hidden: true },
  { number: 3, unitId: 'pilseta', papers: [[1], [1], [3]], hidden: true },
  { number: 4, unitId: 'pagasts', papers: [[5]], hidden: true },
];

/** Ballots of the city that were typed wrongly, and one of the parish that was left out. */
const CORRECTED: { added: CorrectedBallots[]; removed: CorrectedBallots[] } = {
  added: [{ unitId: 'pilseta', choices: [2], points: null, times: 3 }],
  removed: [{ unitId: 'pilseta', choices: [1], points: null, times: 3 }],
};
const WITHHELD: CorrectedBallots = { unitId: 'pagasts', choices: [5], points: null, times: 1 };

/** Makes the vote. `corrected` adds a correction of the result. */
export async function pretendVote({
  auditor = null,
  corrected = false,
}: { auditor?: PublishedAuditor | null; corrected?: boolean } = {}): Promise<PretendVote> {
  const random = countedBytes(27);
  const logSecret = random(32);
  const asLog = (bytes: Uint8Array): string => toBase64Url(ed25519.sign(bytes, logSecret));
  const rules = JSON.stringify(RULES);
  const units = new Map<string, RsaPair>();
  for (const { id } of RULES.units) units.set(id, await subtle.generateKey(RSA, true, ['sign', 'verify']));
  const ballots = await signedBallots(units, digest(rules), random);
  const { heads, log } = logOf(ballots, asLog);
  const paper = BOXES.flatMap(({ unitId, papers }) =>
    papers.map((choices): BallotChoices => ({ unitId, choices, points: null })),
  );
  const isSmall = ({ unitId }: { unitId: string }): boolean => unitId === 'pagasts';
  const counted = [...new Map(ballots.map(({ ballot }) => [ballot.credential.key, ballot])).values()].map(
    ({ unitId, choices, points }) => ({ unitId, choices, points }),
  );
  const { boxes, texts } = boxesOf(digest(rules), random(32));
  const keys = [];
  for (const [unitId, { publicKey }] of units) {
    keys.push({ unitId, key: toBase64Url(new Uint8Array(await subtle.exportKey('spki', publicKey))) });
  }
  const few = [...counted, ...paper].filter(isSmall);
  return {
    asLog,
    rules: RULES,
    files: listed(
      {
        'vote.json': json({
          ...{ format: 'vietvara vote 2', cycleId: CYCLE_ID, year: 2027, title: 'Līdzdalības budžets' },
          ...{ rulesDigest: digest(rules), logKey: toBase64Url(ed25519.getPublicKey(logSecret)) },
          ...{ units: keys, auditor },
        }),
        'rules.json': rules,
        'sums.json': json([sumsOf('pagasts', 'all', few)]),
        'heads.ndjson': heads,
        'log.ndjson': log,
        'boxes.json': json(boxes),
        'paper.json': json(paper.filter((one) => !isSmall(one))),
        'roll.json': json([
          { unitId: 'pilseta', online: 5, inPerson: 8 },
          { unitId: 'pagasts', online: 2, inPerson: 2 },
        ]),
        'result.json': json({ counts: countsOf(counted, paper, corrected) }),
      },
      asLog,
    ),
    set: {
      format: 'vietvara auditor set 1',
      cycleId: CYCLE_ID,
      rulesDigest: digest(rules),
      ballots: ballots.map(({ ballot }) => ballot).filter(isSmall),
      paper: paper.filter(isSmall),
      boxes: texts,
      corrections: corrected ? [{ number: 2, added: [WITHHELD], removed: [] }] : [],
    },
  };
}

/** The files with the list of them as they are. */
export function listed(
  files: Record<ListedFileName, string>,
  asLog: PretendVote['asLog'],
): PretendVote['files'] {
  const list = {
    cycleId: CYCLE_ID,
    files: LISTED_FILES.map((name) => ({
      name,
      bytes: utf8ToBytes(files[name]).length,
      sha256: digest(files[name]),
    })),
  };
  const signature = asLog(fileListBytes(list));
  return { ...files, 'files.json': fileListText({ ...list, signature }) };
}

type Cast = { epoch: number; ballot: SignedBallot };

async function signedBallots(
  units: ReadonlyMap<string, RsaPair>,
  rulesDigest: string,
  random: (length: number) => Uint8Array,
): Promise<Cast[]> {
  const credentials = new Map<number, { secret: Uint8Array; credential: SignedBallot['credential'] }>();
  const cast: Cast[] = [];
  for (const [epoch, unitId, voter, sequence, choices] of ONLINE) {
    let held = credentials.get(voter);
    if (!held) {
      const secret = random(32);
      const named = {
        key: toBase64Url(ed25519.getPublicKey(secret)),
        prefix: toBase64Url(random(32)),
      };
      const algorithm = { name: 'RSA-PSS', saltLength: 48 };
      const signed = await subtle.sign(algorithm, units.get(unitId)?.privateKey, credentialBytes(named));
      held = { secret, credential: { ...named, signature: toBase64Url(new Uint8Array(signed)) } };
      credentials.set(voter, held);
    }
    const { secret, credential } = held;
    const statement = { cycleId: CYCLE_ID, unitId, rulesDigest, sequence, choices, points: null, credential };
    const signature = toBase64Url(ed25519.sign(ballotBytes(statement), secret));
    cast.push({ epoch, ballot: { ...statement, signature } });
  }
  return cast;
}

function logOf(cast: readonly Cast[], asLog: PretendVote['asLog']): { heads: string; log: string } {
  let tree = { ...NO_LEAVES };
  let [heads, log] = ['', ''];
  for (const epoch of [1, 2]) {
    const leaves = cast
      .filter((one) => one.epoch === epoch)
      .map(({ ballot }) => ({ ballot, hash: ballotHash(ballot) }))
      .sort((a, b) => (toHex(a.hash) < toHex(b.hash) ? -1 : 1));
    tree = grown(
      tree,
      leaves.map(({ hash }) => hash),
    );
    const head = { cycleId: CYCLE_ID, epoch, size: tree.size, root: toBase64Url(rootOf(tree)), day: DAY };
    heads += `${JSON.stringify({ ...head, signature: asLog(headBytes(head)) })}\n`;
    for (const { ballot, hash } of leaves) {
      const { unitId } = ballot;
      const shown = unitId === 'pagasts' ? null : ballot;
      log += `${JSON.stringify({ leafHash: toBase64Url(hash), epoch, unitId, ballot: shown })}\n`;
    }
  }
  return { heads, log };
}

function boxesOf(
  rulesDigest: string,
  secret: Uint8Array,
): { boxes: object; texts: { number: number; text: string }[] } {
  const pollingPlace = 'Bibliotēka';
  const signed = BOXES.map(({ number, unitId, papers, hidden }) => {
    const text = JSON.stringify({
      ...{ cycleId: CYCLE_ID, rulesDigest, number, unitId, pollingPlace, counted: papers.length },
      ...{ papers: papers.map((choices) => ({ choices, points: null })), note: '', salt: String(number) },
    });
    const signature = toBase64Url(ed25519.sign(utf8ToBytes(text), secret));
    const entry = { papers: papers.length, digest: digest(text), signature, number, unitId, pollingPlace };
    return { hidden, text, entry: { text: hidden ? null : text, ...entry, signedOn: DAY } };
  });
  return {
    boxes: {
      key: toBase64Url(ed25519.getPublicKey(secret)),
      batches: signed.map(({ entry }) => entry),
    },
    texts: signed.filter(({ hidden }) => hidden).map(({ text, entry }) => ({ number: entry.number, text })),
  };
}

function countsOf(online: BallotChoices[], paper: BallotChoices[], corrected: boolean): PublishedCount[] {
  const { rules, units, projects } = RULES;
  const count = (ballots: readonly BallotChoices[]): PublishedCount['count'] =>
    countCycle({ rules, units, projects, ballots, lot: null });
  const first = { number: 1, count: count([...online, ...paper]), correction: null };
  if (!corrected) return [first];
  const { added, removed } = CORRECTED;
  const again = correctedVote(
    projects,
    { online, paper },
    { leftOut: [], added: [...added, WITHHELD], removed },
  );
  const correction: PublishedCorrection = {
    ...{ error: 'counting', reason: 'Nepareizi ierakstītas zīmes', minutesRef: '3', leftOut: [] },
    ...{ added, removed, withheld: [{ unitId: 'pagasts', added: 1, removed: 0 }] },
  };
  return [first, { number: 2, count: count((again?.ballots ?? []) as BallotChoices[]), correction }];
}
