import type { Node } from 'prosemirror-model';
import { words } from '#libs/latvian-text';
import { numberDocument, printedNumber, type Numbering } from './numbering.js';
import { resolveReference } from './references.js';

/** What the text of a node depends on beyond the node: the numbers that its references show. */
export interface TextContext {
  numbering: Numbering;
  /** The annex the text stands in, `null` in the body. */
  annex: string | null;
}

/**
 * The running text of one text block: references resolved, line breaks as `\n`, footnotes in brackets at their place.
 */
export function inlineText(block: Node, context: TextContext): string {
  let out = '';
  block.forEach((child) => {
    if (child.isText) out += child.text ?? '';
    else if (child.type.name === 'hard_break') out += '\n';
    else if (child.type.name === 'footnote') out += ` [${child.textContent}]`;
    else if (child.type.name === 'reference')
      out += resolveReference(child, context.numbering, context.annex).text;
  });
  return out;
}

/**
 * The text of any block that is not a unit: a paragraph or heading as its line, a table with `\t` between cells and
 * `\n` between rows, a list with a line for every paragraph, a formula as its source, an image as its description.
 */
export function blockText(block: Node, context: TextContext): string {
  if (block.isTextblock) return inlineText(block, context);
  if (block.type.name === 'formula') return String(block.attrs['source']);
  if (block.type.name === 'figure') return String(block.attrs['alt']);
  const parts: string[] = [];
  block.forEach((child) => parts.push(blockText(child, context)));
  return parts.join(block.type.name === 'table_row' ? '\t' : '\n');
}

/**
 * The plain text of a whole document: one line per block, every unit with its number before its first line, blocks in
 * order. What a reader of the printed by-law would read.
 */
export function plainText(doc: Node, numbering: Numbering = numberDocument(doc)): string {
  const lines: string[] = [];
  const visit = (node: Node, annex: string | null, prefix: string): void => {
    let pending = prefix;
    node.forEach((child) => {
      const unit = numbering.get(String(child.attrs['id'] ?? ''));
      if (unit) {
        const number = printedNumber(unit);
        if (unit.kind === 'annex') lines.push(number);
        visit(child, unit.kind === 'annex' ? unit.id : annex, unit.kind === 'annex' ? '' : number);
        return;
      }
      if (!child.isTextblock && !child.isLeaf && isContainer(child)) {
        visit(child, annex, '');
        return;
      }
      const text = blockText(child, { numbering, annex });
      lines.push(pending === '' ? text : text === '' ? pending : `${pending} ${text}`);
      pending = '';
    });
  };
  visit(doc, null, '');
  return lines.join('\n');
}

/** The number of words in a document without its numbers: what a reader has to read. */
export function wordCount(doc: Node): number {
  const none: TextContext = { numbering: new Map(), annex: null };
  let count = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    count += words(inlineText(node, none)).length;
    return false;
  });
  return count;
}

function isContainer(node: Node): boolean {
  const { name } = node.type;
  return name === 'front' || name === 'body' || name === 'memorandum_part' || 'label' in node.attrs;
}
