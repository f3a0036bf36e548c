import type { Node } from 'prosemirror-model';
import { blockText, numberDocument, regularLabel, toSuperscript, type Numbering } from '#libs/bylaw-document';

/** Writes the lines of units and blocks of one document, superscripts as `5.¹` and tables as Markdown. */
export class LineWriter {
  constructor(
    readonly numbering: Numbering,
    private readonly annex: string | null = null,
  ) {}

  /** The whole number before a unit's text. */
  number(unit: Node): string {
    const number = this.numbering.get(String(unit.attrs['id']));
    if (!number) return '';
    return number.kind === 'chapter' && number.label ? regularLabel(number.label) : number.text;
  }

  /** A unit with everything in it, or a block: a line for every block, notes of amendments left out. */
  lines(node: Node, withNotes = false): string[] {
    const { name } = node.type;
    if (node.attrs['deleted'] === true && !withNotes) return [`${this.number(node)} (Svītrots)`];
    if (name === 'annex') {
      const inner = new LineWriter(this.numbering, String(node.attrs['id']));
      return [this.number(node), ...inner.children(node, '', withNotes)];
    }
    if (name === 'chapter' || name === 'point' || name === 'subpoint')
      return this.children(node, this.number(node), withNotes);
    if (name === 'front' || name === 'body') return this.children(node, '', withNotes);
    const lines = this.block(node);
    return lines;
  }

  /** The lines of one block that is not a unit. */
  block(node: Node): string[] {
    const { name } = node.type;
    if (name === 'table') return this.table(node);
    if (name === 'figure') return [`![${String(node.attrs['alt'])}](sha256:${String(node.attrs['digest'])})`];
    if (name === 'formula') return [`$$${String(node.attrs['source'])}$$`];
    const text = oneLine(blockText(raise(node), { numbering: this.numbering, annex: this.annex }));
    return text === '' ? [] : [text];
  }

  private children(node: Node, number: string, withNotes: boolean): string[] {
    const out: string[] = [];
    let pending = number;
    node.forEach((child) => {
      if (isNote(child) && !withNotes) return;
      const inUnit =
        child.type.name === 'point' || child.type.name === 'subpoint' || child.type.name === 'chapter';
      const lines = inUnit ? this.lines(child, withNotes) : this.block(child);
      if (pending !== '' && !inUnit) {
        out.push(lines.length > 0 ? `${pending} ${lines[0] ?? ''}` : pending, ...lines.slice(1));
        pending = '';
      } else out.push(...lines);
    });
    if (pending !== '') out.push(pending);
    return out;
  }

  /**
   * A table as Markdown, the form in which it travels through an amending act: a cell that spans several is written once
   * and comes back as one, its paragraphs come back as one paragraph.
   */
  private table(table: Node): string[] {
    const rows: string[] = [];
    table.forEach((row, _offset, index) => {
      const cells: string[] = [];
      row.forEach((cell) => {
        const text: string[] = [];
        cell.forEach((block) => text.push(...this.block(block)));
        cells.push(text.join(' ').replaceAll('|', '\\|'));
      });
      rows.push(`| ${cells.join(' | ')} |`);
      if (index === 0) rows.push(`|${' --- |'.repeat(cells.length)}`);
    });
    return rows;
  }
}

/** A whole document as the lines that `parseAmendments` reads. */
export function documentText(doc: Node): string {
  const writer = new LineWriter(numberDocument(doc));
  const lines: string[] = [];
  doc.forEach((part) => lines.push(...writer.lines(part, true), ''));
  return `${lines.join('\n').trim()}\n`;
}

/** Whether a block is a note of an amendment: `(Grozīts ar …)`, `(… redakcijā)`. */
export function isNote(node: Node): boolean {
  return (
    node.type.name === 'remark' &&
    /^\(.*(grozīt|svītrot|redakcijā|papildināt).*\)?\.?$/i.test(node.textContent)
  );
}

/** Text in one line with single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Digits in superscript as superscript characters, so that they survive in plain text. */
export function raise(node: Node): Node {
  if (node.isText) {
    const raised =
      node.marks.some((mark) => mark.type.name === 'superscript') && /^\d+$/.test(node.text ?? '');
    return raised ? node.type.schema.text(toSuperscript(node.text ?? '')) : node;
  }
  if (node.isLeaf) return node;
  const children = node.children.map(raise);
  const same = children.every((child, at) => child === node.child(at));
  return same ? node : node.type.create(node.attrs, children, node.marks);
}

/**
 * What must be equal when the loop closes: the lines of title, legal basis, body and annexes with all numbers, without
 * notes of amendments; kinds of quotation marks and white space do not matter, deleted units count as deleted.
 */
export function comparableLines(doc: Node): string[] {
  const writer = new LineWriter(numberDocument(doc));
  const lines: string[] = [];
  doc.forEach((part) => {
    if (part.type.name === 'front') {
      for (const name of ['title', 'basis'])
        for (const block of part.children) if (block.type.name === name) lines.push(...writer.block(block));
    } else if (part.type.name !== 'signature') lines.push(...writer.lines(part));
  });
  return lines.map((line) => oneLine(line.replace(/[„“”«»]|''/g, '"'))).filter((line) => line !== '');
}

/** The lines of body and annexes without numbers, deleted units and notes: what somebody wrote. */
export function writtenLines(doc: Node): string[] {
  const writer = new LineWriter(new Map());
  const lines: string[] = [];
  const visit = (node: Node): void => {
    if (node.attrs['deleted'] === true || isNote(node)) return;
    const holds = node.type.name === 'body' || 'label' in node.attrs;
    if (holds) node.forEach(visit);
    else lines.push(...writer.block(node));
  };
  doc.forEach((part) => {
    if (part.type.name === 'body' || part.type.name === 'annex') visit(part);
  });
  return lines.map((line) => oneLine(line.replace(/[„“”«»]|''/g, '"'))).filter((line) => line !== '');
}
