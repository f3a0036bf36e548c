import { plainText, type LineBlock, type LineHint, type ReadSource, type SourceBlock } from './blocks.js';

/** More lines than any letterhead, title and basis together. */
const MAX_HEAD = 40;

const ACT_ALONE =
  /^(?:saistošie noteikumi|saistošo noteikumu projekts|noteikumi|nolikums)(?:\s+\(?projekts\)?)?(?:\s+Nr\.?.{0,30})?$/iu;
const INSTITUTION =
  /^(?:latvijas republika|\p{Lu}[\p{L} -]{2,80}\s(?:dome|padome|pašvaldība|administrācija))s?$/iu;
const NUMBER_ALONE = /^Nr\.?\s*\S{1,20}$/iu;
const DATED = /\b(?:19|20)\d\d\.\s?gada\s+\d{1,2}\.\s?\p{L}/u;
const DAY = /^(?:\p{Lu}[\p{L} ]{2,40},?\s+)?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\.?(?:\s+Nr\.?\s*\S{1,20})?$/u;
const MINUTES = /^\(?prot(?:okol[sa]|\.)/iu;
const CONTACT = /@|\b(?:tālr(?:unis)?|fakss|e-pasts|reģ)\.?\s*(?:Nr)?|\bLV-\d{4}\b|^www\./iu;
const PROJECT = /^\(?projekts\)?$/iu;
/** `Ozolos`, `Ogres novadā, Ogrē`: the place of adoption stands in the locative. */
const PLACE = /^\p{Lu}[\p{L} ,]{1,40}(?:ā|ē|ī|ū|os|ās|ēs|īs|ūs)$/u;
const APPROVAL = /^(?:apstiprināt|precizēt|pieņemt[is])/iu;
const BASIS = /^izdot[isa]+\s/iu;
const TITLE =
  /^(?:par|grozījum\p{L}*|noteikumi|\p{L}+ noteikumi|.{3,200}(?:nolikums|kārtība|noteikumi))(?=\s|$)/iu;
const UNIT = /^(?:\d{1,3}[.)]|[IVXL]{1,6}\.?\s|izdarīt\s)/iu;

/**
 * Names the lines of a letterhead as word processors write it: the institution, `SAISTOŠIE NOTEIKUMI`, place, day and
 * number each on lines of their own, and a title that may take several. Sources that name these lines themselves, and
 * acts headed in the manner of likumi.lv, stay as they are.
 */
export function nameLetterhead(source: ReadSource): ReadSource {
  const { head, from } = headOf(source.blocks);
  const texts = head.map((line) => plainText(line.runs).trim());
  const alone = texts.findIndex((text) => ACT_ALONE.test(text) || INSTITUTION.test(text));
  if (alone < 0 || alone > 12 || head.some((line) => line.hint === 'issuer' || line.note !== undefined))
    return source;
  const basis = texts.findIndex((text) => BASIS.test(text));
  const kinds = texts.map((text) => (isLetter(text) ? 'letter' : 'open'));
  const hinted = head.findIndex((line) => line.hint === 'title');
  const title = hinted >= 0 ? hinted : titleAt(texts, kinds, alone, basis);
  if (title < 0) return source;
  const named: LineBlock[] = [];
  let approved = false;
  head.forEach((line, index) => {
    const text = texts[index] ?? '';
    const last = named.at(-1);
    const titleGoesOn =
      last?.hint === 'title' && line.afterGap !== true && kinds[index] === 'open' && goesOn(last, text);
    const beforeText = basis < 0 ? index <= title : index < basis;
    approved = APPROVAL.test(text) || (approved && line.afterGap !== true && index !== title);
    if (index === title) named.push({ ...line, hint: 'title' });
    else if (hinted < 0 && last && titleGoesOn)
      named[named.length - 1] = { ...last, runs: [...last.runs, { text: '\n', marks: [] }, ...line.runs] };
    else if (
      line.hint === undefined &&
      !APPROVAL.test(text) &&
      (kinds[index] === 'letter' || (beforeText && (approved || index < title)))
    )
      named.push({ ...line, hint: 'issuer' });
    else named.push(line);
  });
  return {
    ...source,
    blocks: [...source.blocks.slice(0, from), ...named, ...source.blocks.slice(from + head.length)],
  };
}

/** The lines before the first unit, chapter or table. */
function headOf(blocks: readonly SourceBlock[]): { head: LineBlock[]; from: number } {
  const from = blocks.findIndex((block) => block.kind === 'line');
  const head: LineBlock[] = [];
  if (from < 0) return { head, from: 0 };
  const UNHEADED: readonly (LineHint | undefined)[] = ['issuer', 'title', 'basis', undefined];
  for (const block of blocks.slice(from, from + MAX_HEAD)) {
    if (block.kind !== 'line' || !UNHEADED.includes(block.hint)) break;
    const text = plainText(block.runs).trim();
    if (text.length > 600 || (UNIT.test(text) && !DAY.test(text))) break;
    head.push(block);
  }
  return { head, from };
}

function isLetter(text: string): boolean {
  if (text.length > 200) return false;
  return (
    [ACT_ALONE, INSTITUTION, NUMBER_ALONE, DAY, MINUTES, PROJECT].some((line) => line.test(text)) ||
    CONTACT.test(text) ||
    (DATED.test(text) && text.length < 120 && !TITLE.test(text))
  );
}

/** The first line worded as a title, else the first that nothing else explains; -1 where there is none. */
function titleAt(texts: readonly string[], kinds: readonly string[], alone: number, basis: number): number {
  const open = texts.flatMap((text, index) =>
    kinds[index] === 'open' && !BASIS.test(text) && (basis < 0 || index < basis) && !/[.:;]$/.test(text)
      ? [{ text, index }]
      : [],
  );
  const worded = open.find(({ text }) => TITLE.test(text) && !APPROVAL.test(text));
  const other = open.find(({ text, index }) => index > alone && !PLACE.test(text) && !APPROVAL.test(text));
  return (worded ?? other)?.index ?? -1;
}

/** Whether a line goes on with the title of the line before it: in small letters, or both all in capitals. */
function goesOn(before: LineBlock, text: string): boolean {
  const capitals = (line: string): boolean => line === line.toUpperCase() && /\p{Lu}{2}/u.test(line);
  const title = plainText(before.runs);
  if (BASIS.test(text) || APPROVAL.test(text) || UNIT.test(text) || /[.:;]$/.test(text)) return false;
  return /^[\p{Ll}"“„”]/u.test(text) || (capitals(title) && capitals(text));
}
