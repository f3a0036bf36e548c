import { plainText, type Run } from '../../blocks.js';
import { readLabels } from '../../label.js';
import { isSignatureLine } from '../../recognise.js';
import type { Paragraph, Part, Row, Table } from './model.js';

const OPENING = /^(izdot[isa]*\s+(saskaņā|pamatojoties)|(par|grozījum\p{L}*|noteikumi)\s)/iu;

/** How far from the beginning the heading of an act may end. */
const HEAD = 80;

/**
 * Takes apart the tables that only lay out lines: letterheads before the title or the legal basis, and signatures with the
 * office on the left and the name on the right.
 */
export function unfoldLayout(parts: readonly Part[]): Part[] {
  const opening = parts.slice(0, HEAD).findLastIndex((part) => part.kind === 'paragraph' && opens(part));
  const first = parts.findIndex((part) => part.kind === 'paragraph' && isNumbered(part));
  const head = first >= 0 && first < opening ? first : opening;
  return parts.flatMap((part, index): Part[] => {
    if (part.kind !== 'table') return [part];
    if (index < head) return paragraphsOf(part);
    const signature = signatureOf(part);
    return signature ?? [part];
  });
}

function opens(part: Paragraph): boolean {
  return !isNumbered(part) && OPENING.test(plainText(part.runs));
}

function isNumbered({ number, runs }: Paragraph): boolean {
  return (number !== null && !number.bullet) || readLabels(plainText(runs)).length > 0;
}

function paragraphsOf(table: Table): Paragraph[] {
  return table.rows.flatMap((row) => row.cells.flatMap(({ content }) => content.flatMap(linesOf)));
}

function linesOf(part: Part): Paragraph[] {
  return part.kind === 'table' ? paragraphsOf(part) : [part];
}

/** The lines of a table that holds nothing but signatures. */
function signatureOf(table: Table): Paragraph[] | null {
  const rows = table.rows.map(rowLine).filter((line) => line !== null);
  const texts = rows.map(({ runs }) => plainText(runs));
  const signed = rows.length > 0 && rows.length <= 3 && rows.every(({ figures }) => figures.length === 0);
  return signed && texts.some(isSignatureLine) && texts.every((text) => text.length < 250) ? rows : null;
}

/** The cells of a row as one line; `null` for an empty row. */
function rowLine(row: Row): Paragraph | null {
  const lines = row.cells
    .flatMap(({ content }) => content.flatMap(linesOf))
    .filter(({ runs }) => runs.length > 0);
  const [first] = lines;
  if (!first) return null;
  const runs = lines.flatMap((line, index): Run[] => [
    ...(index > 0 ? [{ text: ' ', marks: [] }] : []),
    ...line.runs,
  ]);
  return { ...first, runs, figures: lines.flatMap(({ figures }) => figures) };
}
