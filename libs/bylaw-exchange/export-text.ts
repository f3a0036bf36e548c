import {
  blockText,
  memorandumPartHeading,
  numberDocument,
  toSuperscript,
  type Numbering,
  type TextContext,
} from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { shownNumber } from './export-number.js';

/**
 * The by-law, and its memorandum if given, as plain text in the layout of Latvian acts: heading lines, chapters set
 * apart by empty lines, every point and sub-point on its own line with its number, superscripts as `5.¹`, table rows as
 * lines with cells divided by ` | `.
 */
export function exportText(doc: Node, memorandum?: Node | null): string {
  const writer = new TextWriter(numberDocument(doc));
  writer.document(doc);
  if (memorandum) writer.memorandum(memorandum);
  return `${writer.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

class TextWriter {
  readonly lines: string[] = [];
  private context: TextContext;

  constructor(private readonly numbering: Numbering) {
    this.context = { numbering, annex: null };
  }

  document(doc: Node): void {
    doc.forEach((part) => {
      if (part.type.name === 'annex') this.annex(part);
      else if (part.type.name === 'signature') this.lines.push('', this.text(part));
      else this.children(part, part.type.name === 'front');
      this.lines.push('');
    });
  }

  private annex(annex: Node): void {
    const unit = this.numbering.get(String(annex.attrs['id']));
    this.context = { numbering: this.numbering, annex: unit?.id ?? null };
    this.lines.push('', unit?.text ?? 'Pielikums');
    this.children(annex, false);
    this.context = { numbering: this.numbering, annex: null };
  }

  private children(parent: Node, close: boolean): void {
    parent.forEach((child) => {
      const { name } = child.type;
      if (name === 'chapter') this.chapter(child);
      else if (name === 'point' || name === 'subpoint') this.unit(child);
      else if (name === 'table') this.table(child);
      else if (name === 'heading' || name === 'subheading') this.lines.push('', this.text(child), '');
      else {
        const text = this.text(child);
        if (text !== '') this.lines.push(text);
      }
      if (!close && name === 'point') this.lines.push('');
    });
  }

  private chapter(chapter: Node): void {
    const unit = this.numbering.get(String(chapter.attrs['id']));
    const heading = chapter.firstChild ? this.text(chapter.firstChild) : '';
    this.lines.push('', join(shownNumber(unit), heading), '');
    chapter.forEach((child, _, index) => {
      if (index > 0) this.children(single(chapter, child), false);
    });
  }

  private unit(unit: Node): void {
    const number = shownNumber(this.numbering.get(String(unit.attrs['id'])));
    this.lines.push(join(number, unit.firstChild ? this.text(unit.firstChild) : ''));
    unit.forEach((child, _, index) => {
      if (index > 0) this.children(single(unit, child), true);
    });
  }

  private table(table: Node): void {
    table.forEach((row) => {
      const cells: string[] = [];
      row.forEach((cell) => cells.push(this.text(cell).replace(/\s*\n\s*/g, ' ')));
      this.lines.push(cells.join(' | '));
    });
  }

  memorandum(memorandum: Node): void {
    this.lines.push('', 'Paskaidrojuma raksts', '');
    memorandum.forEach((part) => {
      const number = Number(part.attrs['part']);
      this.lines.push(memorandumPartHeading(number));
      this.children(part, false);
      this.lines.push('');
    });
  }

  private text(block: Node): string {
    return blockText(raise(block), this.context);
  }
}

/** One child seen as the only child of its parent, so that a child is written as its siblings would be. */
function single(parent: Node, child: Node): Node {
  return parent.copy(parent.content.cut(0, 0).addToEnd(child));
}

/** Digits in superscript as superscript characters, so that they survive without markup. */
function raise(node: Node): Node {
  if (node.isText) {
    const raised =
      node.marks.some((mark) => mark.type.name === 'superscript') && /^\d+$/.test(node.text ?? '');
    return raised ? node.type.schema.text(toSuperscript(node.text ?? '')) : node;
  }
  if (node.isLeaf) return node;
  const children: Node[] = [];
  node.forEach((child) => children.push(raise(child)));
  return node.type.create(node.attrs, children, node.marks);
}

function join(number: string, text: string): string {
  return number === '' ? text : text === '' ? number : `${number} ${text}`;
}
