import { declineAdjective, declineNoun, type Forms } from './declension.js';
import type { GrammaticalCase, GrammaticalNumber } from './inflection.js';

/** One reading of a phrase: its forms and the number in which it was given. */
export interface DeclinedPhrase {
  forms: Forms;
  number: GrammaticalNumber;
}

const CASES: readonly GrammaticalCase[] = ['nom', 'gen', 'dat', 'acc', 'loc'];
const NUMBERS: readonly GrammaticalNumber[] = ['singular', 'plural'];

/** What begins the part of a phrase that does not change: `persona | ar invaliditāti`. */
const TAIL =
  /^(?:ar|par|no|uz|pie|bez|pēc|līdz|ap|starp|zem|virs|pret|kas|kur\p{L}*|kam|ja|lai|(?:turpmāk)|[–(-].*)$/u;
/** Genitives that end like a nominative. */
const GENITIVES = new Set(['valsts', 'pils', 'nakts', 'uguns', 'zivs', 'govs', 'ūdens', 'sāls', 'tirgus']);
/** Endings by which an adjective in -a or -as is told from a noun in the genitive. */
const ADJECTIVAL = /(?:oš|īg|isk|ām|jam|amā|ot|ēt|āt|īt)as?$/;

/**
 * The forms of a phrase given in the nominative: its main noun and the adjectives that agree with it are declined,
 * genitives before it and what follows it stay (`Pilsonības un migrācijas lietu pārvalde`, `sociālais dienests`,
 * `persona ar invaliditāti`). Several readings where an adjective may belong to a genitive between it and the main noun;
 * `null` where the main noun cannot be declined.
 */
export function declinePhrase(phrase: string): DeclinedPhrase[] | null {
  const words = phrase.split(/\s+/).filter((word) => word !== '');
  const tailAt = words.findIndex((word, at) => at > 0 && TAIL.test(word.toLowerCase()));
  const head = tailAt < 0 ? words : words.slice(0, tailAt);
  const tail = tailAt < 0 ? [] : words.slice(tailAt);
  const parts = coordinated(head);
  if (!parts) return null;
  let readings: DeclinedPhrase[] | null = null;
  for (const { before, own } of parts) {
    const next = declineGroup(own);
    if (!next) return null;
    readings = readings ? readings.flatMap((left) => next.map((right) => joined(left, before, right))) : next;
  }
  if (!readings) return null;
  return tail.length === 0 ? readings : readings.map((one) => extended(one, tail.join(' ')));
}

/** `dome un izpilddirektors` are two groups, `Pilsonības un migrācijas lietu pārvalde` is one. */
function coordinated(words: readonly string[]): { before: string; own: string[] }[] | null {
  const at = words.findLastIndex((word) => word === 'un' || word === 'vai');
  if (at <= 0) return words.length === 0 ? null : [{ before: '', own: [...words] }];
  const right = words.slice(at + 1);
  const left = words.slice(0, at);
  const genitive = /(?:[aāou]|as|es|us|ās|ēs)$/.test(left.at(-1) ?? '') || GENITIVES.has(left.at(-1) ?? '');
  if (right.length > 1 && genitive) return [{ before: '', own: [...words] }];
  const parts = coordinated(left);
  return parts && [...parts, { before: words[at] ?? '', own: right }];
}

/** A noun with what stands before it. */
function declineGroup(words: readonly string[]): DeclinedPhrase[] | null {
  const noun = words.at(-1);
  const declined = noun === undefined ? null : declineNoun(noun);
  if (!declined) return null;
  const { gender, number } = declined;
  let readings: Forms[] = [declined.forms];
  let adjacent = true;
  for (let at = words.length - 2; at >= 0; at -= 1) {
    const word = words[at] ?? '';
    const agreeing = declineAdjective(word, gender, number);
    const kind = agreeing ? agreement(word, adjacent) : 'never';
    readings = readings.flatMap((forms) => [
      ...(kind === 'always' ? [] : [prefixed(forms, () => word)]),
      ...(kind === 'never' || !agreeing ? [] : [prefixed(forms, (one, of) => agreeing[of][one])]),
    ]);
    if (kind !== 'always') adjacent = false;
  }
  return readings.map((forms) => ({ forms, number }));
}

/** Whether a word that ends like an agreeing adjective is one. */
function agreement(word: string, adjacent: boolean): 'always' | 'maybe' | 'never' {
  const lower = word.toLowerCase();
  if (GENITIVES.has(lower)) return 'never';
  if (/(?:ais|ie|[^aeuā]s|š|i)$/.test(lower)) return 'always';
  if (/(?:ā|ās)$/.test(lower)) return adjacent ? 'always' : 'maybe';
  return ADJECTIVAL.test(lower) ? (adjacent ? 'always' : 'maybe') : 'never';
}

function prefixed(
  forms: Forms,
  word: (one: GrammaticalCase, of: GrammaticalNumber) => string | undefined,
): Forms {
  return mapped((one, of) => {
    const [before, own] = [word(one, of), forms[of][one]];
    return before === undefined || own === undefined ? undefined : `${before} ${own}`;
  });
}

function joined(left: DeclinedPhrase, conjunction: string, right: DeclinedPhrase): DeclinedPhrase {
  const forms = mapped((one, of) => {
    const [a, b] = [left.forms[of][one], right.forms[of][one]];
    return a === undefined || b === undefined ? undefined : `${a} ${conjunction} ${b}`;
  });
  if (left.number === right.number) return { forms, number: right.number };
  const mixed = Object.fromEntries(
    CASES.map((one) => [
      one,
      `${left.forms[left.number][one]} ${conjunction} ${right.forms[right.number][one]}`,
    ]),
  );
  return { forms: { singular: {}, plural: {}, [right.number]: mixed }, number: right.number };
}

function extended({ forms, number }: DeclinedPhrase, tail: string): DeclinedPhrase {
  return {
    number,
    forms: mapped((one, of) => {
      const own = forms[of][one];
      return own === undefined ? undefined : `${own} ${tail}`;
    }),
  };
}

function mapped(form: (one: GrammaticalCase, of: GrammaticalNumber) => string | undefined): Forms {
  const forms: Forms = { singular: {}, plural: {} };
  for (const count of NUMBERS)
    for (const one of CASES) {
      const text = form(one, count);
      if (text !== undefined) forms[count][one] = text;
    }
  return forms;
}
