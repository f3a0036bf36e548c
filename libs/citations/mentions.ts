import { monthName } from '#libs/latvian-text';
import { actOfTitle, regulationOf, type CitedAct } from './acts.js';

/** A place of the text that names another act. */
export interface Mention {
  act: CitedAct;
  from: number;
  to: number;
  /**
   * Names no law: `pointing` is "minētā likuma", the one named last; `bare` is "likuma" alone, the one named last in the
   * same text.
   */
  backward: false | 'pointing' | 'bare';
}

/** What the text called acts before: the last one, and short names given with "turpmāk –". */
export class ActMemory {
  private readonly shorts: { pattern: RegExp; act: CitedAct }[] = [];
  last: CitedAct | null = null;

  /** Keeps `(turpmāk – Likums)` behind a mention. */
  define(short: string, act: CitedAct): void {
    const words = short.trim().split(/\s+/);
    if (words.length > 5 || words.some((word) => !/^[\p{L}\d.-]+$/u.test(word))) return;
    const stems = words.map((word) => {
      const stem = /^\p{Lu}+$/u.test(word) ? word : word.replace(/(s|i|a|e)$/u, '');
      return `${stem.replaceAll('.', '\\.')}\\p{L}{0,4}`;
    });
    this.shorts.push({
      pattern: new RegExp(`(?<![\\p{L}\\d])${stems.join('\\s+')}(?![\\p{L}\\d])`, 'gu'),
      act,
    });
  }

  /** Places of the text that use such a short name. */
  used(text: string): Mention[] {
    return this.shorts.flatMap(({ pattern, act }) =>
      [...text.matchAll(pattern)].map((match) => ({
        act,
        from: match.index,
        to: match.index + match[0].length,
        backward: false,
      })),
    );
  }
}

const QUOTED = '\\s*["„“«](?<title>[^"„“”»«\\n]{2,300})["”“»]';
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const MONTH = MONTHS.map((month) => monthName(month, 'gen')).join('|');
const DAY = `(?:(?<year>\\d{4})\\.\\s*gada\\s+(?<day>\\d{1,2})\\.\\s*(?<month>${MONTH})\\s+)?`;
const LAW = new RegExp(`likum(?:s|a|am|u|ā)(?!\\p{L})(?:${QUOTED})?`, 'giu');
const REGULATION = new RegExp(
  `(?<cabinet>(?:Ministru kabineta|MK)\\s+)?${DAY}(?<kind>saistoš\\p{L}+\\s+)?noteikum(?:iem|us|os|u|i)(?!\\p{L})` +
    `(?:\\s+Nr\\.?\\s*(?<number>[\\p{L}\\d]+(?:[/-][\\p{L}\\d]+)*))?(?:${QUOTED})?`,
  'gu',
);
const OTHER =
  /(?<![\p{L}])(?:(?:Civillikum|Krimināllikum|Satversm|(?:\p{Lu}\p{Ll}+\s+(?:\p{Ll}+\s+){0,4})?kodeks)(?:s|e|a|as|es|am|ai|ei|u|i|ā|ē)(?!\p{L})|(?:[Rr]egul|[Dd]irektīv)(?:a|as|ai|u|ā)(?:\s*\((?:ES|EK|EEK)\))?\s*(?:Nr\.\s*)?\d+\/\d+(?:\/\p{Lu}+)?)/gu;

/** Words that no title of a law holds: what stands before them is the sentence. */
const SENTENCE =
  /(?:^|\s)(?:ar|no|uz|saskaņā|atbilstoši|pēc|kas|kā|ir|minētā|minēto|šā|šī|attiecīgā|ievērojot|pamatojoties|nosaka|paredz|ja|vai|citos|citu|iepriekš)(?=\s)/u;

/** Words before "likums" that point back to the law named last. */
const POINTING = /^(?:Minēt|Šā|Šī|Šajā|Attiecīg|Iepriekš)/u;

/** Every mention of another act in a text, in order. "noteikumi" alone are the text itself and no mention. */
export function mentionsIn(text: string, memory: ActMemory): Mention[] {
  // A short name that the text gave goes before what the word alone would mean.
  const found = [
    ...memory.used(text),
    ...(text.includes('ikum') ? laws(text) : []),
    ...(text.includes('oteikum') ? regulations(text) : []),
    ...others(text),
  ];
  found.sort((left, right) => left.from - right.from || right.to - left.to);
  const out: Mention[] = [];
  for (const mention of found) if (mention.from >= (out.at(-1)?.to ?? 0)) out.push(mention);
  return out;
}

function laws(text: string): Mention[] {
  return [...text.matchAll(LAW)].flatMap((match): Mention[] => {
    const to = match.index + match[0].length;
    const title = match.groups?.['title'];
    const before = /[\p{L}]$/u.test(text.slice(Math.max(0, match.index - 2), match.index));
    if (title !== undefined && !before)
      return [{ act: actOfTitle(`Likums "${title}"`, 'law'), from: match.index, to, backward: false }];
    if (title !== undefined || before) return [];
    const chain = /\p{Lu}[\p{Ll}\d-]+(?:\s+\p{Ll}[\p{Ll}-]*,?){0,14}\s+$/u.exec(
      text.slice(Math.max(0, match.index - 160), match.index),
    );
    const whole =
      chain && !POINTING.test(chain[0]) && !SENTENCE.test(chain[0].trimEnd().replace(/^\S+/, ''))
        ? chain[0]
        : '';
    if (whole === '') {
      const pointing = /(?:minēt|š|iepriekšēj)\p{L}{1,3}\s+$/iu.test(
        text.slice(Math.max(0, match.index - 40), match.index),
      );
      const backward = pointing ? 'pointing' : 'bare';
      return [{ act: actOfTitle('likums', 'law'), from: match.index, to, backward }];
    }
    const name = `${whole.replace(/\s+/g, ' ')}likums`;
    return [{ act: actOfTitle(name, 'law'), from: match.index - whole.length, to, backward: false }];
  });
}

function regulations(text: string): Mention[] {
  return [...text.matchAll(REGULATION)].flatMap((match): Mention[] => {
    const { cabinet, kind, number, title = '', year, day, month } = match.groups ?? {};
    const to = match.index + match[0].length;
    const at = { from: match.index, to, backward: false as const };
    if (cabinet === undefined && number === undefined) return [];
    if (kind !== undefined)
      return [{ act: { form: 'bylaw', act: `Nr. ${number ?? ''}`, title, likumi: null }, ...at }];
    if (cabinet === undefined)
      return [{ act: { form: 'other', act: `Nr. ${number ?? ''}`, title, likumi: null }, ...at }];
    const iso =
      year === undefined
        ? null
        : `${year}-${String(MONTHS.find((one) => monthName(one, 'gen') === month) ?? 0).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
    if (number === undefined) return [{ act: { form: 'regulation', act: 'MK', title, likumi: null }, ...at }];
    return [{ act: regulationOf(number, iso, title), ...at }];
  });
}

function others(text: string): Mention[] {
  return [...text.matchAll(OTHER)].map((match) => ({
    act: { form: 'other' as const, act: match[0].slice(0, 100), title: '', likumi: null },
    from: match.index,
    to: match.index + match[0].length,
    backward: false,
  }));
}
