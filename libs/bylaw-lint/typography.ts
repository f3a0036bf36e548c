import { monthName } from '#libs/latvian-text';
import type { TextBlock } from '#libs/bylaw-document';
import type { Linted } from './linted.js';

const MONTH_STEMS = Array.from({ length: 12 }, (_, at) => monthName(at + 1, 'nom').replace(/i?s$/u, ''));
const WORD_DATE = new RegExp(
  `(?<year>\\d{4})\\.\\s*gada\\s+(?<day>\\d{1,2})\\.\\s*(?<month>${MONTH_STEMS.join('|')})\\p{Ll}{1,3}(?!\\p{L})`,
  'giu',
);
const NUMERIC_DATE = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?![\d])\.?/g;
const UNIT = 'punkt|apakšpunkt|pant|pielikum|nodaļ|daļ|gad';

/** Quotes, dates, numbers and spaces as promulgated by-laws write them. */
export function typography(linted: Linted): void {
  if (linted.memorandum) return;
  quotes(linted);
  for (const block of linted.norms) {
    if (!/\d/.test(block.text) && !block.text.includes('Nr.')) continue;
    dates(linted, block);
    numbers(linted, block);
    spaces(linted, block);
  }
}

function quotes(linted: Linted): void {
  const marks = (text: string) => [...text.matchAll(/["„“”«»]/gu)];
  if (linted.amending) {
    // The quoted new wording of a unit may go on over many lines.
    const all = linted.blocks.flatMap((block) =>
      marks(block.text).map((match) => ({ block, at: match.index })),
    );
    const last = all.at(-1);
    if (last && all.length % 2 === 1)
      linted.in('lint.quotes-unbalanced', last.block, last.at, last.at + 1, { count: all.length });
    return;
  }
  for (const block of linted.blocks) {
    if (!/["„“”«»]/u.test(block.text)) continue;
    const found = marks(block.text);
    const last = found.at(-1);
    // Degrees and inches are written with the same sign.
    const measures = [...block.text.matchAll(/\d["”]/gu)].length > 0 && !block.text.includes('„');
    const odd = found.length % 2 === 1;
    if (last && odd && !(measures && found.length === 1) && !continues(linted, block))
      linted.in('lint.quotes-unbalanced', block, last.index, last.index + 1, { count: found.length });
    if (odd || block.text.includes('"')) continue;
    for (const match of block.text.matchAll(/[„“«]([^„“”«»"]+)[“”»]/gu)) {
      const to = match.index + match[0].length;
      const finding = linted.in('lint.quote-style', block, match.index, to, { found: match[0] });
      linted.fix(finding, block, [
        { from: match.index, to: match.index + 1, insert: '"' },
        { from: to - 1, to, insert: '"' },
      ]);
    }
  }
}

/** A quotation may begin in one block of a title and end in the next. */
function continues(linted: Linted, block: TextBlock): boolean {
  if (block.region !== 'front') return false;
  const at = linted.blocks.indexOf(block);
  return [linted.blocks[at - 1], linted.blocks[at + 1]].some(
    (other) => other?.region === 'front' && [...other.text.matchAll(/["„“”«»]/gu)].length % 2 === 1,
  );
}

function dates(linted: Linted, block: TextBlock): void {
  const dated = block.text.includes('gada') ? block.text.matchAll(WORD_DATE) : [];
  for (const match of dated) {
    const { year, day, month = '' } = match.groups ?? {};
    const index = MONTH_STEMS.findIndex((stem) => month.toLowerCase() === stem);
    const last = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate();
    if (Number(day) >= 1 && Number(day) <= last) continue;
    linted.in('lint.date-invalid', block, match.index, match.index + match[0].length, { date: match[0] });
  }
  if (block.region !== 'body') return;
  for (const match of block.text.matchAll(NUMERIC_DATE)) {
    const [day, month] = [Number(match[1]), Number(match[2])];
    if (day < 1 || day > 31 || month < 1 || month > 12) continue;
    if (bracketed(block.text, match.index)) continue;
    linted.in('lint.date-format', block, match.index, match.index + match[0].length, {
      date: match[0],
      expected: `${match[3] ?? ''}. gada ${day}. ${monthName(month, 'nom')}`,
    });
  }
}

/** Notes of amendments and of publication stand in brackets and have short dates. */
function bracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function numbers(linted: Linted, block: TextBlock): void {
  for (const match of block.text.matchAll(
    /(?<![\d.,:/-])\d+(\.)\d{1,2}(?=\s?(?:%|procent|euro|eiro|EUR|metr|m²|km|ha(?!\p{L})|kg|litr|kWh))/gu,
  )) {
    const dot = match.index + match[0].indexOf('.');
    const finding = linted.in('lint.decimal-point', block, match.index, match.index + match[0].length, {
      found: match[0],
      expected: match[0].replace('.', ','),
    });
    linted.fix(finding, block, [{ from: dot, to: dot + 1, insert: ',' }]);
  }
}

function spaces(linted: Linted, block: TextBlock): void {
  const missing = new RegExp(
    `(?<![\\p{L}])Nr\\.(?=[\\p{L}\\d])|(?<=\\d)\\.(?=(?:${UNIT})\\p{Ll}{0,4}(?!\\p{L}))|(?<=\\d\\. gada \\d{1,2})\\.(?=(?:${MONTH_STEMS.join('|')})\\p{Ll})`,
    'gu',
  );
  for (const match of block.text.matchAll(missing)) {
    const to = match.index + match[0].length;
    const around = block.text.slice(Math.max(0, match.index - 6), to + 10);
    linted.in('lint.space-missing', block, match.index, to, { found: around.trim() }, `${match[0]}\u00a0`);
  }
  if (!linted.wanted('lint.no-break-space')) return;
  const breakable = new RegExp(
    `(?:(?<!\\p{L})Nr\\.( )(?=[\\p{L}\\d])|(?<=\\d\\.)( )(?=(?:${UNIT})\\p{Ll}))`,
    'gu',
  );
  for (const match of block.text.matchAll(breakable)) {
    const at = match.index + match[0].length - 1;
    linted.in('lint.no-break-space', block, at, at + 1, {}, '\u00a0');
  }
}
