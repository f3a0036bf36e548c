import { words } from '#libs/latvian-text';
import type { TextBlock } from '#libs/bylaw-document';
import { sentencesOf, type Linted } from './linted.js';

/** A sentence with more words than this is long. */
export const LONG_SENTENCE = 60;

/** A sentence this short may well stand twice. */
const SHORT = 8;

/** Sentences against the rest of the act: the same norm twice (MK108 3.3), the long form of a defined term. */
export function sentences(linted: Linted): void {
  if (linted.memorandum || linted.amending) return;
  const seen = new Map<string, TextBlock>();
  for (const block of linted.norms) {
    if (block.name === 'heading' || block.name === 'subheading') continue;
    for (const { text, from, to } of sentencesOf(block.text)) {
      const all = words(text);
      if (block.region !== 'body') continue;
      if (all.length > LONG_SENTENCE && !/^Atzīt\s+par\s+spēku/u.test(text))
        linted.in('lint.long-sentence', block, from, to, { words: all.length, limit: LONG_SENTENCE });
      const aim =
        /^(?:šo\s+)?(?:saistošo\s+)?(?:noteikumu|nolikuma)\s+mērķis\s+ir\s+(?:veicināt|sekmēt|nodrošināt|uzlabot)/iu.exec(
          text,
        );
      if (aim) linted.in('lint.declarative', block, from, from + aim[0].length, { found: aim[0] });
      // Items of two enumerations may be the same words and yet two norms.
      if (all.length < SHORT || !/^\p{Lu}[^]*[.;]$/u.test(text)) continue;
      const key = all.join(' ').toLowerCase();
      const first = seen.get(key);
      if (!first) seen.set(key, block);
      else if (first !== block)
        linted.in('lint.duplicate-sentence', block, from, to, { first: first.unit?.text ?? '' });
    }
  }
  longForms(linted);
}

const DEFINED = /\(turpmāk(?:\s+tekstā)?\s*[–—-]\s*([^)"„“]{2,60})\)/gu;

/** What was given a short name is called by it from then on. */
function longForms(linted: Linted): void {
  const terms: { pattern: RegExp; short: string }[] = [];
  for (const block of linted.norms.filter(({ region }) => region === 'body')) {
    for (const { pattern, short } of terms)
      for (const match of block.text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        if (isName(block.text, match.index, end)) continue;
        linted.in('lint.long-form', block, match.index, end, { found: match[0], short });
      }
    if (block.name === 'heading') continue;
    for (const match of block.text.matchAll(DEFINED)) {
      const pattern = longForm(block.text.slice(0, match.index));
      const short = (match[1] ?? '').trim();
      if (pattern) terms.push({ pattern, short });
    }
  }
}

/** Where the long form is right: in a quoted title, before a date of an act, in another definition. */
function isName(text: string, from: number, to: number): boolean {
  const quoted = [...text.slice(0, from).matchAll(/["„“”«»]/gu)].length % 2 === 1;
  return quoted || /^\s+(?:\d{4}\.\s*gada|(?:\p{Ll}+\s+){0,3}\(turpmāk)|^\s*\(turpmāk/u.test(text.slice(to));
}

/** The words before a definition that name the term: from the last capital letter on, at least three words. */
function longForm(before: string): RegExp | null {
  const match = /(?<![\p{L}.])(\p{Lu}[\p{Ll}-]+(?:\s+[\p{L}-]+){2,7})\s*$/u.exec(before.slice(-250));
  const all = match?.[1]?.split(/\s+/) ?? [];
  const start = all.findLastIndex((word) => /^\p{Lu}/u.test(word));
  const named = all.slice(Math.max(0, start));
  const first = before.trimEnd().length === (match?.[1]?.length ?? -1);
  // A capital at the beginning of a sentence names nothing.
  if (named.length < 3 || (start === 0 && first)) return null;
  const stems = named.map((word) => {
    const stem = word.length > 4 ? word.slice(0, -2) : word;
    return `${stem.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&')}\\p{L}{0,4}`;
  });
  return new RegExp(`(?<!\\p{L})${stems.join('\\s+')}(?!\\p{L})`, 'gu');
}
