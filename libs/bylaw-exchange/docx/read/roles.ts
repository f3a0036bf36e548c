import { fromRoman } from '#libs/bylaw-document';
import { plainText, type LineHint } from '../../blocks.js';
import { readChapterLabel, readLabels } from '../../label.js';
import { opensMemorandum } from '../../memorandum.js';
import { isSignatureLine, readAnnexLabel } from '../../recognise.js';
import type { Paragraph, Part } from './model.js';

const BASIS = /^izdot[isa]*\s+(saskaņā|pamatojoties)|^izdot[isa]*\s.{0,80}kārtībā/i;
const TITLE = /^(par|grozījum\p{L}*|noteikumi)\s/iu;
const META =
  /^(reģ|tālr|e-past|nr\.|\(?prot|apstiprināt|precizēt|pieņemt|projekts|latvijas republika)|@|saistoš\p{L}+ noteikum\p{L}*(\s+nr\.?.*)?$|\b(19|20)\d\d\.?\s*gada\s+\d|nr\.\s*\S+\s*\)?$/iu;
const COUNCIL = /^\p{Lu}[\p{L} ]{2,80} (dome|padome|pašvaldība)s?$/iu;
const CLOSING = /^(noslēguma|pārejas)\s+(jautājum|noteikum)(s|i)\.?$/i;

/**
 * What the layout says a paragraph is: headings by style, outline level, Roman numbers and bold centred lines; before the
 * text, title and legal basis. Paragraphs about which it says nothing are left to the recognition by their words.
 */
export function rolesOf(parts: readonly Part[]): Map<Paragraph, LineHint> {
  const roles = new Map<Paragraph, LineHint>();
  const lines = parts.filter(
    (part): part is Paragraph => part.kind === 'paragraph' && part.runs.length > 0 && !part.contents,
  );
  const start = bodyStart(lines, parts);
  front(lines.slice(0, start), roles);
  let chapter = 0;
  let points = 0;
  for (const line of lines.slice(start)) {
    const text = lineText(line);
    if (isNumbered(line, text)) points += 1;
    if (opensMemorandum(text)) break;
    const annex = readAnnexLabel({ kind: 'line', runs: line.runs, line: line.line }) !== null;
    if (annex || isSignatureLine(text) || text.length > 250) {
      if (annex) chapter = 0;
      continue;
    }
    const label = readChapterLabel(text);
    const value = label?.roman ? (fromRoman(label.segments[0]?.base ?? '') ?? 0) : 0;
    const follows =
      value > 0 && (value === chapter + 1 || (value === chapter && label?.segments[0]?.sup !== ''));
    const ended = /[.;:,]$/.test(text);
    const styled = isHeading(line) && !(label && !label.roman && ended);
    const roman = value > 0 && !ended && (follows || line.align === 'center' || line.bold);
    const centred = line.align === 'center' && line.bold && !ended && points > 0 && !/^["„“«]/.test(text);
    if (!styled && !roman && !centred && !CLOSING.test(text)) continue;
    if (value > 0) chapter = value;
    roles.set(line, 'heading');
  }
  return roles;
}

/** The text of a paragraph with the number that Word shows before it. */
export function lineText(line: Paragraph): string {
  const number = line.number && !line.number.bullet ? `${line.number.text} ` : '';
  return number + plainText(line.runs).replace(/\s+/g, ' ');
}

/** Whether style or outline level makes it a heading; titles of documents are none. */
function isHeading(line: Paragraph): boolean {
  return line.outline !== null || /^(heading|virsraksts) ?\d/.test(line.styleName);
}

function isNumbered(line: Paragraph, text: string): boolean {
  return (line.number !== null && !line.number.bullet) || readLabels(text).length > 0;
}

/** In old acts the title stands below the legal basis. */
function isTitleBelow(line: Paragraph): boolean {
  return TITLE.test(lineText(line)) && (isHeading(line) || line.bold || line.align === 'center');
}

/** Where the text begins: the first numbered line or chapter heading after the heading of the act. */
function bodyStart(lines: readonly Paragraph[], parts: readonly Part[]): number {
  const basis = lines.findIndex((line, index) => index < 60 && BASIS.test(lineText(line)));
  const table = parts.findIndex(({ kind }) => kind === 'table');
  const beforeTable = table < 0 ? Infinity : countLines(parts.slice(0, table), lines);
  let at = lines.findIndex((line, index) => {
    if (index <= basis) return false;
    const text = lineText(line);
    const label = readChapterLabel(text);
    return isNumbered(line, text) || (label?.roman === true && !/[.;:,]$/.test(text)) || CLOSING.test(text);
  });
  if (at < 0) at = basis >= 0 ? basis + 1 : 0;
  if (basis < beforeTable) at = Math.min(at, beforeTable);
  // A heading without a number right before the first point.
  const before = lines[at - 1];
  const untitled = basis >= 0 && titleOf(lines.slice(0, basis)) < 0;
  if (before && untitled && isTitleBelow(before)) return at;
  const heading = before && at - 1 > Math.max(basis, 0) && isHeading(before) && before.styleName !== 'title';
  return heading && (basis >= 0 || lines.slice(0, at - 1).some((line) => TITLE.test(lineText(line))))
    ? at - 1
    : at;
}

function countLines(parts: readonly Part[], lines: readonly Paragraph[]): number {
  const before = new Set(parts);
  return lines.filter((line) => before.has(line)).length;
}

/** Title, legal basis, and the lines of issuer, day and number before and between them. */
function front(lines: readonly Paragraph[], roles: Map<Paragraph, LineHint>): void {
  const basis = lines.findIndex((line) => BASIS.test(lineText(line)));
  const heads = basis < 0 ? lines : lines.slice(0, basis);
  const above = titleOf(heads);
  const below =
    above < 0 && basis >= 0 ? lines.findIndex((line, at) => at > basis && isTitleBelow(line)) : -1;
  const titleAt = above >= 0 ? above : below;
  lines.forEach((line, index) => {
    const text = lineText(line);
    if (index === basis) roles.set(line, 'basis');
    else if (index === titleAt) roles.set(line, 'title');
    else if (basis >= 0 ? index < basis : index < titleAt) {
      if (!/^\(.*\)$/.test(text) && !/^(apstiprināt|precizēt)/i.test(text)) roles.set(line, 'issuer');
    }
  });
}

/** The title: by its style, by the word it begins with, else the last line that is neither day, number nor address. */
function titleOf(lines: readonly Paragraph[]): number {
  const styled = lines.findIndex((line) => line.styleName === 'title' && !META.test(lineText(line)));
  if (styled >= 0) return styled;
  const worded = lines.findIndex((line) => TITLE.test(lineText(line)));
  if (worded >= 0) return worded;
  const headed = lines.findIndex((line) => isHeading(line) && !META.test(lineText(line)));
  if (headed >= 0) return headed;
  const usual = lines.map((line) => !META.test(lineText(line)) && (line.bold || line.align === 'center'));
  const last = usual.lastIndexOf(true);
  const first = lines[last];
  return first && !COUNCIL.test(lineText(first)) ? last : -1;
}
