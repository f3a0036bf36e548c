import type { Node } from 'prosemirror-model';
import { numberDocument, printedNumber, resolveReference, type Numbering } from '#libs/bylaw-document';

/** A run of text with one look. */
export interface PrintedRun {
  text: string;
  marks: readonly string[];
}

/** One block of a printed document, in reading order. */
export interface PrintedLine {
  kind: 'title' | 'heading' | 'text' | 'table';
  /** 1 for the title, 2 and more for chapters and annexes, levels of units for text. */
  level: number;
  /** The number of the unit that begins here, as printed; else empty. */
  number: string;
  runs: PrintedRun[];
  /** Cells of a table, row by row. */
  rows?: PrintedRun[][][];
}

interface Place {
  annex: string | null;
  level: number;
}

/** The document as the lines a reader sees, with derived numbers and resolved references. */
export function printedLines(doc: Node): PrintedLine[] {
  const numbering = numberDocument(doc);
  const lines: PrintedLine[] = [];
  walk(doc, { annex: null, level: 0 }, '', numbering, lines);
  return lines;
}

function walk(node: Node, place: Place, number: string, numbering: Numbering, lines: PrintedLine[]): void {
  let pending = number;
  node.forEach((child) => {
    const unit = numbering.get(String(child.attrs['id'] ?? ''));
    const name = child.type.name;
    if (unit) {
      const inner = { annex: unit.kind === 'annex' ? unit.id : place.annex, level: place.level + 1 };
      walk(child, inner, printedNumber(unit), numbering, lines);
    } else if (name === 'table') {
      lines.push({ ...lineOf(child, 'table', place, pending), rows: cells(child, place, numbering) });
      pending = '';
    } else if (child.isTextblock || child.isLeaf) {
      const kind =
        name === 'title' ? 'title' : name === 'heading' || name === 'subheading' ? 'heading' : 'text';
      lines.push({ ...lineOf(child, kind, place, pending), runs: runsOf(child, place, numbering) });
      pending = '';
    } else {
      walk(child, place, '', numbering, lines);
    }
  });
}

function lineOf(_node: Node, kind: PrintedLine['kind'], place: Place, number: string): PrintedLine {
  return { kind, level: kind === 'title' ? 1 : place.level + 1, number, runs: [] };
}

function cells(table: Node, place: Place, numbering: Numbering): PrintedRun[][][] {
  return table.children.map((row) =>
    row.children.map((cell) =>
      cell.children.flatMap((block, index) => [
        ...(index > 0 ? [{ text: '\n', marks: [] }] : []),
        ...runsOf(block, place, numbering),
      ]),
    ),
  );
}

function runsOf(block: Node, place: Place, numbering: Numbering): PrintedRun[] {
  if (block.isLeaf && !block.isTextblock) {
    return [{ text: String(block.attrs['source'] ?? block.attrs['alt'] ?? ''), marks: [] }];
  }
  return block.children.map((child) => {
    const marks = child.marks.map((mark) => mark.type.name);
    if (child.isText) return { text: child.text ?? '', marks };
    if (child.type.name === 'hard_break') return { text: '\n', marks };
    if (child.type.name === 'reference')
      return { text: resolveReference(child, numbering, place.annex).text, marks };
    return { text: ` [${child.textContent}]`, marks };
  });
}
