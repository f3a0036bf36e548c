import { compareWords, type WordSegment } from '#libs/bylaw-diff';
import type { Change, Target } from './operations.js';
import { besides } from './insert.js';
import { sentencesOf } from './sentences.js';
import { countWords, foldText, replaceWords } from './wording.js';

/** Most places of one unit that are changed by words; above that the unit is restated. */
const MOST_PLACES = 3;
/** How many words to the left and right make a wording unique, the shortest first. */
const CONTEXTS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [2, 2],
  [4, 3],
] as const;

/**
 * Instructions that change the words of a unit, or `null` where restating it is clearer or the words to change cannot be
 * named without doubt.
 *
 * @param whole everything the instruction would search: the text and what stands below the unit
 * @param mostShare how much of both texts together may change
 */
export function wordChanges(
  before: string,
  after: string,
  whole: string,
  target: Target,
  mostShare = 0.6,
): Change[] | null {
  const regions = regionsOf(before, after);
  if (!regions || new Set(regions.map(({ from, to }) => `${from}>${to}`)).size > MOST_PLACES) return null;
  const changed = regions.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
  if (changed > (before.length + after.length) * mostShare) return null;
  const changes: Change[] = [];
  let text = before;
  let searched = whole;
  const done = new Set<Region>();
  for (const region of regions) {
    if (done.has(region)) continue;
    const same = regions.filter(({ from, to }) => from === region.from && to === region.to);
    const every = same.length > 1 && region.from !== '' && countWords(searched, region.from) === same.length;
    const change = every ? inEveryPlace(region, target) : nameRegion(region, searched, target);
    if (!change) return null;
    if (every) for (const other of same) done.add(other);
    text = applied(text, change);
    searched = applied(searched, change);
    changes.push(change);
  }
  return text === after ? changes : null;
}

function inEveryPlace({ from, to }: Region, target: Target): Change {
  return to === ''
    ? { kind: 'deleteWords', target, words: [from], inflected: false }
    : { kind: 'replaceWords', target, pairs: [{ from, to }], inflected: false };
}

interface Region {
  from: string;
  to: string;
  left: string[];
  right: string[];
}

function regionsOf(before: string, after: string): Region[] | null {
  const tokens = (text: string) => text.split(' ').map((word) => ({ key: word, text: `${word} ` }));
  const segments = compareWords(tokens(before), tokens(after));
  const regions: Region[] = [];
  const words = before.split(' ');
  let at = 0;
  let open: { start: number; to: string[] } | null = null;
  const close = (): void => {
    if (!open) return;
    const from = words.slice(open.start, at);
    regions.push(trimmed({ from, to: open.to, left: words.slice(0, open.start), right: words.slice(at) }));
    open = null;
  };
  for (const segment of segments) {
    const count = wordsIn(segment);
    if (segment.type === 'same') {
      close();
      at += count.length;
      continue;
    }
    open ??= { start: at, to: [] };
    if (segment.type === 'del') at += count.length;
    else open.to.push(...count);
  }
  close();
  return regions.length === 0 ? null : regions;
}

/** Without the sign that both wordings end with and the words that both begin with. */
function trimmed(change: { from: string[]; to: string[]; left: string[]; right: string[] }): Region {
  const { from, to, left } = change;
  let { right } = change;
  const sign = /[.,;:)]+$/.exec(from.at(-1) ?? '')?.[0];
  if (sign !== undefined && from.at(-1) !== sign && to.at(-1) !== sign && to.at(-1)?.endsWith(sign)) {
    from.push((from.pop() ?? '').slice(0, -sign.length));
    to.push((to.pop() ?? '').slice(0, -sign.length));
    right = [];
  }
  while (from.length > 0 && from[0] === to[0]) {
    left.push(from.shift() ?? '');
    to.shift();
  }
  return { from: from.join(' '), to: to.join(' '), left, right };
}

function wordsIn(segment: WordSegment): string[] {
  return segment.text.split(' ').filter((word) => word !== '');
}

/** The shortest wording of one change that stands only once in the searched text. */
function nameRegion(region: Region, searched: string, target: Target): Change | null {
  for (const [before, after] of CONTEXTS) {
    const left = before === 0 ? [] : region.left.slice(-before);
    const right = region.right.slice(0, after);
    const from = [...left, region.from, ...right].filter((word) => word !== '').join(' ');
    const to = [...left, region.to, ...right].filter((word) => word !== '').join(' ');
    if (from === '' || countWords(searched, from) !== 1) continue;
    if (region.from === '' && right.length === 0 && isSentence(region))
      return { kind: 'add', target, units: [{ kind: 'sentence', segments: [] }], lines: [region.to] };
    if (region.from === '' && right.length === 0)
      return { kind: 'addWords', target, where: 'after', anchor: from, words: region.to };
    if (to === '') return { kind: 'deleteWords', target, words: [from], inflected: false };
    return { kind: 'replaceWords', target, pairs: [{ from, to }], inflected: false };
  }
  return null;
}

/** Whether a whole sentence is added behind the last one of a unit. */
function isSentence({ left, right, to }: Region): boolean {
  return (
    right.length === 0 &&
    /[.!?]$/.test(left.at(-1) ?? '') &&
    /^\p{Lu}.*[.!?]$/u.test(to) &&
    sentencesOf(to).length === 1
  );
}

function applied(text: string, change: Change): string {
  if (change.kind === 'add') return `${text} ${change.lines.join(' ')}`;
  if (change.kind === 'addWords')
    return replaceWords(text, change.anchor, (found) => besides(found, change.words));
  if (change.kind === 'deleteWords') return replaceWords(text, change.words[0] ?? '', () => '');
  if (change.kind === 'replaceWords')
    return replaceWords(text, change.pairs[0]?.from ?? '', () => change.pairs[0]?.to ?? '');
  return foldText(text);
}
