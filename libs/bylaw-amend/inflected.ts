import { declinePhrase, type DeclinedPhrase, type GrammaticalCase } from '#libs/latvian-text';
import { NotApplicable } from './not-applicable.js';
import { foldText, occurrences, type FoundWords } from './wording.js';

const CASES: readonly GrammaticalCase[] = ['nom', 'gen', 'dat', 'acc', 'loc'];
const ENDINGS =
  'ajam|ajā|ajiem|ajos|ajai|ajām|ajās|ais|iem|ie|am|im|um|ai|ei|ij|ām|ēm|īm|us|os|as|es|is|ās|ēs|īs|s|š|a|e|i|u|o|ā|ē|ī|ū';
const ENDING = new RegExp(`(?:${ENDINGS})$`, 'u');

/** Finds a wording in all its grammatical forms and says what stands for each. */
export interface InflectedWords {
  /**
   * The places of the wording in a text.
   *
   * @throws NotApplicable where a form may stand for several, or a word looks like a form that is not known
   */
  find(text: string): FoundWords[];
}

/**
 * Words that are replaced "in the corresponding case": every form of the first wording, with the same form of the second.
 * The number stays that of the quoted words where a form fits it; `anyNumber` gives both numbers the same weight.
 *
 * @param to the words in their place; empty where they are deleted
 * @throws NotApplicable where the forms of one of them cannot be derived
 */
export function inflectedWords(from: string, to: string, anyNumber: boolean): InflectedWords {
  const [sought, replaced] = [readingsOf(from), to === '' ? [] : readingsOf(to)];
  if (!sought || !replaced) throw new NotApplicable('amend.forms-not-derived', { words: sought ? to : from });
  const targets = targetsOf(sought, replaced, to, anyNumber);
  const alike = alikePattern(targets.keys());
  return {
    find(text) {
      const folded = foldText(text);
      const found = longest(
        [...targets].flatMap(([form, becomes]) =>
          bothCases(form).flatMap((variant) =>
            occurrences(folded, variant).map((at) => ({
              at,
              length: variant.length,
              becomes,
              form: variant,
            })),
          ),
        ),
      );
      for (const { at, form, becomes } of found)
        if (becomes.size !== 1 || becomes.has(undefined))
          throw new NotApplicable('amend.form-ambiguous', { words: form, text: around(folded, at) });
      for (const match of folded.matchAll(alike))
        if (!found.some(({ at, length }) => at <= match.index && match.index < at + length))
          throw new NotApplicable('amend.form-unknown', {
            words: match[0],
            text: around(folded, match.index),
          });
      return found.map(({ at, length, becomes, form }) => ({
        at,
        length,
        replaced: likewise(form, [...becomes][0] ?? ''),
      }));
    },
  };
}

/** What declines in no way stays as it is in every case: `euro`, abbreviations, figures. */
function readingsOf(words: string): DeclinedPhrase[] | null {
  const phrase = foldText(words).trim();
  const readings = declinePhrase(phrase);
  if (readings) return readings;
  if (!/(?:^|\s)(?:[\d.,%]+|\p{Lu}{2,}|euro|\p{Lu}\p{Ll}?)$/u.test(phrase)) return null;
  const forms = Object.fromEntries(CASES.map((one) => [one, phrase]));
  return [{ number: 'singular', forms: { singular: forms, plural: forms } }];
}

type Targets = Map<string, Set<string | undefined>>;

function targetsOf(
  sought: readonly DeclinedPhrase[],
  replaced: readonly DeclinedPhrase[],
  to: string,
  anyNumber: boolean,
): Targets {
  const own: Targets = new Map();
  const others: Targets = new Map();
  for (const from of sought)
    for (const count of ['singular', 'plural'] as const) {
      const table = anyNumber || count === from.number ? own : others;
      for (const one of CASES) {
        const form = from.forms[count][one];
        if (form === undefined) continue;
        const becomes = table.get(form) ?? new Set();
        if (to === '') becomes.add('');
        for (const reading of replaced) {
          const number =
            from.number === reading.number ? count : count === from.number ? reading.number : null;
          becomes.add(number === null ? undefined : reading.forms[number][one]);
        }
        table.set(form, becomes);
      }
    }
  return new Map([...others, ...own]);
}

function bothCases(form: string): string[] {
  const first = form.charAt(0);
  return [...new Set([first.toUpperCase(), first.toLowerCase()])].map((char) => char + form.slice(1));
}

/** The first letter is as large as it was. */
function likewise(found: string, words: string): string {
  const [was, is] = [found.charAt(0), words.charAt(0)];
  if (was === was.toLowerCase() || is === is.toUpperCase()) return words;
  return is.toUpperCase() + words.slice(1);
}

function longest<T extends { at: number; length: number }>(found: readonly T[]): T[] {
  const out: T[] = [];
  for (const one of [...found].sort((a, b) => a.at - b.at || b.length - a.length)) {
    const last = out.at(-1);
    if (!last || last.at + last.length <= one.at) out.push(one);
  }
  return out;
}

/** Everything that looks like a form of the wording: its stems with any ending. */
function alikePattern(forms: Iterable<string>): RegExp {
  const columns: Set<string>[] = [];
  for (const form of forms) form.split(' ').forEach((word, at) => (columns[at] ??= new Set()).add(word));
  const parts = columns.map((column) => {
    const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (column.size === 1) return escaped([...column][0] ?? '');
    const stems = new Set([...column].map((word) => word.replace(ENDING, '')));
    return `(?:${[...stems].map(escaped).join('|')})(?:${ENDINGS})`;
  });
  return new RegExp(`(?<![\\p{L}\\d])${parts.join(' ')}(?![\\p{L}\\d])`, 'giu');
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at + 50).trim();
}
