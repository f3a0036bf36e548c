import type { TextualModification } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { CONTAINER_NAMES } from '../vocabulary.js';
import { block, escapeXml, tag, type XmlAttributes } from '../xml.js';
import { spaceOf, type InlineWriter, type StructureAttributes } from './inline.js';
import { ModificationWriter, type WrittenModification } from './modifications.js';

/** Writes everything that is neither unit nor part of the document: paragraphs, tables, lists, images, formulas. */
export class BlockWriter {
  private readonly changes: ModificationWriter;

  constructor(
    private readonly inline: InlineWriter,
    private readonly attributes: StructureAttributes,
    modifications: readonly TextualModification[],
  ) {
    this.changes = new ModificationWriter(inline, attributes, modifications);
  }

  /** The amendments written so far. */
  get modifications(): readonly WrittenModification[] {
    return this.changes.written;
  }

  /** Blocks that follow one another; quoted text goes into the instruction that brings it. */
  blocks(nodes: readonly Node[]): string[] {
    const out: string[] = [];
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at];
      if (!node) continue;
      const instruction = this.changes.instruction(node, nodes.slice(at + 1), (inner) => this.block(inner));
      if (instruction) {
        out.push(instruction.xml);
        at += instruction.taken;
      } else out.push(this.block(node));
    }
    return out;
  }

  block(node: Node): string {
    const { name } = node.type;
    const own = this.attributes(node);
    if (name === 'table') return this.table(node, own);
    if (name === 'bullet_list') return this.list(node, own);
    if (name === 'formula') {
      const source = String(node.attrs['source']);
      const attributes = { name: CONTAINER_NAMES.formula, 'xml:space': 'preserve' };
      return tag('block', { ...own, ...attributes }, escapeXml(source));
    }
    if (name === 'figure') return tag('block', { ...own, name: CONTAINER_NAMES.figure }, image(node));
    const text = this.inline.content(node);
    if (name === 'subheading')
      return tag('block', { ...own, ...spaceOf(node), name: CONTAINER_NAMES.subheading }, text);
    const kind = name === 'paragraph' ? null : name;
    const inner = name === 'remark' ? tag('remark', {}, text) : text;
    return tag('p', { ...own, ...spaceOf(node), 'vv:node': kind }, inner);
  }

  private table(table: Node, own: XmlAttributes): string {
    const rows = table.children.map((row) => {
      // A row whose cells all belong to the rows above still is a row, and every row must have a cell.
      const cells = row.childCount === 0 ? ['<td/>'] : row.children.map((cell) => this.cell(cell));
      const attributes = { ...this.attributes(row), 'vv:empty': row.childCount === 0 ? 'true' : null };
      return block('tr', attributes, cells);
    });
    return block('table', own, rows);
  }

  private cell(cell: Node): string {
    const span = (name: string) => (cell.attrs[name] === 1 ? null : Number(cell.attrs[name]));
    const widths = cell.attrs['colwidth'] as number[] | null;
    const attributes = {
      ...this.attributes(cell),
      colspan: span('colspan'),
      rowspan: span('rowspan'),
      'vv:colwidth': widths?.join(' '),
    };
    return block(cell.type.name === 'table_header' ? 'th' : 'td', attributes, this.blocks(cell.children));
  }

  private list(list: Node, own: XmlAttributes): string {
    const items = list.children.map((item) => block('li', this.attributes(item), this.blocks(item.children)));
    return block('ul', own, items);
  }
}

function image(figure: Node): string {
  const { digest, mediaType, alt, width } = figure.attrs as Record<string, string> & { width: number | null };
  const extension = (mediaType ?? '').replace(/^image\//, '').replace(/\+.*$/, '');
  return tag('img', {
    src: `media/${digest === '' ? 'nezinams' : digest}.${extension}`,
    alt,
    width,
    'vv:digest': digest,
    'vv:mediaType': mediaType,
  });
}
