import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { BallotChoices } from '#libs/contracts';
import { toHex } from './bytes.js';
import type { Findings } from './findings.js';
import type { VoteChecks } from './log-check.js';
import type { PublishedBoxes, PublishedPaper, PublishedVoteKeys } from './published.js';
import { fieldsOf, isChoices, isFields, isText, isWhole, listOf } from './shapes.js';

type Box = PublishedBoxes['batches'][number];

/** What a check of the boxes needs beside them. */
export interface BoxesGiven {
  vote: PublishedVoteKeys;
  /** `paper.json`, with what the auditor has besides. */
  paper: readonly PublishedPaper[];
  /** Texts that the auditor has, by the number of the box. */
  opened: ReadonlyMap<number, string>;
  checks: VoteChecks;
  findings: Findings;
}

/**
 * Checks signed boxes of paper against the papers that count: digest, signature and content of every text, and that the
 * boxes of a unit hold its papers and no others. Returns how many valid papers the boxes of each unit hold.
 */
export async function checkBoxes(boxes: PublishedBoxes, given: BoxesGiven): Promise<Map<string, number>> {
  const { findings, paper } = given;
  const rest = new Map<string, number>();
  for (const one of paper) rest.set(keyOf(one), (rest.get(keyOf(one)) ?? 0) + 1);
  const held = new Map<string, number>();
  const wrong = new Set<string>();
  let last = 0;
  for (const box of boxes.batches) {
    if (box.number <= last) findings.add('box_order', { box: box.number });
    last = box.number;
    held.set(box.unitId, (held.get(box.unitId) ?? 0) + box.papers);
    const text = box.text ?? given.opened.get(box.number);
    if (text === undefined) continue;
    for (const one of await papersOf(text, box, boxes.key, given)) {
      const left = (rest.get(keyOf(one)) ?? 0) - 1;
      rest.set(keyOf(one), left);
      if (left < 0) wrong.add(one.unitId);
    }
  }
  for (const unitId of wrong) findings.add('paper_differs', { unitId });
  return held;
}

/** The papers of a box whose text is known. */
async function papersOf(
  text: string,
  box: Box,
  key: string,
  { vote, checks, findings }: BoxesGiven,
): Promise<BallotChoices[]> {
  const bytes = utf8ToBytes(text);
  if (toHex(sha256(bytes)) !== box.digest) findings.add('box_differs', { box: box.number });
  if (!(await checks.isSigned(key, bytes, box.signature))) findings.add('box_forged', { box: box.number });
  const content = read(text);
  const named =
    content?.['cycleId'] === vote.cycleId &&
    content['rulesDigest'] === vote.rulesDigest &&
    content['number'] === box.number &&
    content['unitId'] === box.unitId &&
    content['pollingPlace'] === box.pollingPlace;
  const papers: unknown[] = Array.isArray(content?.['papers']) ? content['papers'] : [];
  const ballots = papers.map((paper) => isFields(paper) && { ...paper, unitId: box.unitId });
  const right = ballots.filter(isChoices);
  if (!named || right.length !== papers.length || right.length !== box.papers) {
    findings.add('box_differs', { box: box.number });
  }
  return right;
}

function read(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

const keyOf = ({ unitId, choices, points }: BallotChoices): string =>
  `${unitId} ${choices.join()} ${points?.join() ?? '-'}`;

/** `boxes.json`. @throws BrokenFile. */
export function boxesOf(value: unknown): PublishedBoxes {
  const { key, batches } = fieldsOf('boxes.json', value, (fields) => isText(fields['key']));
  const boxes = listOf<Box>('boxes.json', batches, (box) => {
    const { text, papers, digest, signature, number, unitId, pollingPlace } = box;
    return (
      (text === null || isText(text)) &&
      isWhole(papers) &&
      isWhole(number) &&
      [digest, signature, unitId, pollingPlace].every(isText)
    );
  });
  return { key: String(key), batches: boxes };
}
