import type { Node } from 'prosemirror-model';
import { inflectedWords } from './inflected.js';
import { NotApplicable } from './not-applicable.js';
import type { Change, Target, WordPair } from './operations.js';
import { findUnit, TreeUnit } from './tree.js';
import { countWords, foldText } from './wording.js';

/** Fewest places for which an instruction speaks of the whole text. */
const FEWEST = 3;
/** Most wordings for which a common base form is looked for. */
const MOST_FORMS = 30;

interface Found {
  change: Change;
  pair: WordPair;
}

/**
 * The same changes with those replacements drawn together that change a wording everywhere: `Aizstāt visā tekstā vārdu "a"
 * ar vārdu "b"`, also through its cases where its base form stands in the texts. `null` where there are none.
 */
export function drawTogether(changes: readonly Change[], base: TreeUnit, edited: TreeUnit): Change[] | null {
  const texts = textsOf(base);
  const words = changes.flatMap((change): Found[] =>
    change.kind === 'replaceWords' && !change.inflected && change.pairs[0] && change.target.length > 0
      ? [{ change, pair: core(change.pairs[0]) }]
      : [],
  );
  const taken = new Set<Change>();
  const whole: Change[] = [];
  for (const same of byPair(words)) {
    const [first] = same;
    if (!first || same.length < FEWEST || !isEverywhere(same, texts, base)) continue;
    for (const { change } of same) taken.add(change);
    whole.push({ kind: 'replaceWords', target: [], pairs: [first.pair], inflected: false });
  }
  const left = words.filter(({ change }) => !taken.has(change));
  const inflected = commonForm(left, texts, textsOf(edited));
  if (inflected) {
    for (const { change } of inflected.covered) taken.add(change);
    whole.push({ kind: 'replaceWords', target: [], pairs: [inflected.pair], inflected: true });
  }
  return whole.length === 0 ? null : [...whole, ...changes.filter((change) => !taken.has(change))];
}

function byPair(words: readonly Found[]): Found[][] {
  const groups = new Map<string, Found[]>();
  for (const found of words) {
    const key = JSON.stringify(found.pair);
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return [...groups.values()];
}

/** A pair without the words that only say where it stands. */
function core({ from, to }: WordPair): WordPair {
  const [a, b] = [from.split(' '), to.split(' ')];
  while (a.length > 1 && b.length > 1 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return { from: a.join(' '), to: b.join(' ') };
}

function isEverywhere(same: readonly Found[], texts: readonly string[], base: TreeUnit): boolean {
  const [first] = same;
  if (!first) return false;
  const all = texts.reduce((sum, text) => sum + countWords(text, first.pair.from), 0);
  const changed = same.reduce((sum, { change }) => {
    const target = 'target' in change ? change.target : [];
    return sum + countWords(textAt(base, target), first.pair.from);
  }, 0);
  return all === changed;
}

function textAt(base: TreeUnit, target: Target): string {
  const inner = target.at(-1)?.kind === 'introduction';
  const unit = findUnit(base, inner ? target.slice(0, -1) : target)?.unit;
  if (!unit) return '';
  const texts = textsOf(unit);
  return (inner ? texts.slice(0, 1) : texts).join('\n');
}

interface CommonForm {
  pair: WordPair;
  covered: Found[];
}

/** The base forms of which all these pairs are cases, where they account for every form in the text. */
function commonForm(
  words: readonly Found[],
  before: readonly string[],
  after: readonly string[],
): CommonForm | null {
  const distinct = new Set(words.map(({ pair }) => `${pair.from}>${pair.to}`));
  if (words.length < FEWEST || distinct.size < 2 || distinct.size > MOST_FORMS) return null;
  let best: CommonForm | null = null;
  const [old, now] = [vocabulary(before), vocabulary(after)];
  const tried = new Set<string>();
  for (const { pair } of words.slice(0, MOST_FORMS)) {
    const alike = words.filter((found) => alikeWords(found.pair, pair));
    if (alike.length < FEWEST) continue;
    for (const from of baseForms(pair.from, old))
      for (const to of baseForms(pair.to, now)) {
        if (tried.has(`${from}>${to}`)) continue;
        tried.add(`${from}>${to}`);
        const covered = alike.filter((found) => turnsInto(found.pair, from, to));
        if (covered.length < FEWEST || covered.length <= (best?.covered.length ?? 0)) continue;
        if (coversAll(covered, from, to, before)) best = { pair: { from, to }, covered };
      }
  }
  return best;
}

/** Whether both pairs may be cases of one: they begin alike. */
function alikeWords(one: WordPair, other: WordPair): boolean {
  const begin = (text: string): string => text.slice(0, 2).toLowerCase();
  return begin(one.from) === begin(other.from) && begin(one.to) === begin(other.to);
}

/** Nominatives that a form may belong to and that stand in the text themselves. */
function baseForms(form: string, known: ReadonlySet<string>): string[] {
  const at = form.lastIndexOf(' ') + 1;
  const [before, last] = [form.slice(0, at).toLowerCase(), form.slice(at).toLowerCase()];
  const stem = last.replace(/(?:iem|am|im|um|ai|ei|ij|ām|ēm|īm|us|os|as|es|is|ās|ēs|īs|[sšaeiuoāēīū])$/u, '');
  const stems = [stem, stem.replace('ņ', 'n').replace('ļ', 'l').replace('š', 't').replace('ž', 'd')];
  const forms = stems.flatMap((one) =>
    ['s', 'is', 'š', 'us', 'a', 'e', 'i', 'as', 'es'].map((end) => one + end),
  );
  return [...new Set(forms)].filter((one) => known.has(one)).map((one) => before + one);
}

function vocabulary(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
}

function turnsInto({ from, to }: WordPair, baseFrom: string, baseTo: string): boolean {
  const found = forms(from, baseFrom, baseTo);
  return found?.length === 1 && found[0]?.length === foldText(from).length && found[0].replaced === to;
}

function coversAll(covered: readonly Found[], from: string, to: string, texts: readonly string[]): boolean {
  const wanted = new Set(covered.map(({ pair }) => pair.from));
  return texts.every((text) => {
    const found = forms(foldText(text), from, to);
    return found?.every(({ at, length }) => wanted.has(foldText(text).slice(at, at + length))) === true;
  });
}

function forms(text: string, from: string, to: string) {
  try {
    return inflectedWords(from, to, false).find(text);
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    return null;
  }
}

/** The text blocks of body and annexes, or of one unit, notes left out. */
function textsOf(unit: TreeUnit): string[] {
  return unit.children.flatMap((child) => {
    if (child instanceof TreeUnit) return child.type === 'front' ? [] : textsOf(child);
    return child.type.name === 'remark' || child.type.name === 'signature' ? [] : blockTexts(child);
  });
}

function blockTexts(block: Node): string[] {
  return block.isTextblock ? [block.textContent] : block.children.flatMap(blockTexts);
}
