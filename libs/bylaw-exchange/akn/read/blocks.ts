import { Fragment, type Node } from 'prosemirror-model';
import { CONTAINER_NAMES } from '../vocabulary.js';
import type { ReadingContext } from './context.js';
import type { ImageReader } from './images.js';
import { InlineReader, raisedText } from './inline.js';
import { elementsOf, type XmlChild, type XmlElement } from './xml-tree.js';

/** What may stand where blocks are read. */
export type Allowed = ReadonlySet<string>;

/** Blocks of the body of a by-law. */
export const BODY_BLOCKS: Allowed = new Set(['paragraph', 'table', 'formula', 'figure', 'remark']);
/** Blocks of an annex. */
export const ANNEX_BLOCKS: Allowed = new Set([...BODY_BLOCKS, 'subheading']);
/** Blocks of a part of a memorandum. */
export const MEMORANDUM_BLOCKS: Allowed = new Set(['paragraph', 'table', 'bullet_list', 'figure']);

const INLINE = new Set(
  (
    'ref mref rref mod mmod rmod remark recordedTime vote outcome ins del omissis embeddedText opinion placeholder fillIn ' +
    'decoration b i a u sub sup abbr span docType docTitle docNumber docProponent docDate legislature session shortTitle ' +
    'docAuthority docPurpose docCommittee docIntroducer docStage docStatus docJurisdiction docketNumber date time person ' +
    'organization concept object event location process role term quantity def entity courtType neutralCitation party ' +
    'judge lawyer signature argument affectedDocument relatedDocument change inline noteRef eol eop br marker ' +
    'authorialNote quotedText'
  ).split(' '),
);
const LINES = new Set([
  'p',
  'block',
  'num',
  'heading',
  'subheading',
  'crossHeading',
  'caption',
  'listIntroduction',
]);

/** Reads everything that is no unit: paragraphs, tables, lists, images, formulas. */
export class BlockReader {
  readonly inline: InlineReader;

  constructor(
    private readonly context: ReadingContext,
    private readonly images: ImageReader,
  ) {
    this.inline = new InlineReader(context);
  }

  /** The blocks of these children; text that stands between elements is a paragraph. */
  blocks(children: readonly XmlChild[], allowed: Allowed, line: number, preserve = false): Node[] {
    const out: Node[] = [];
    let loose: XmlChild[] = [];
    const flush = (): void => {
      const element: XmlElement = { name: 'p', attributes: new Map(), own: new Map(), children: loose, line };
      if (loose.some((child) => typeof child !== 'string' || child.trim() !== ''))
        out.push(...this.textBlock(element, allowed, preserve, false));
      loose = [];
    };
    for (const child of children) {
      if (typeof child === 'string' || INLINE.has(child.name)) loose.push(child);
      else {
        flush();
        out.push(...this.block(child, allowed, preserve));
      }
    }
    flush();
    return out;
  }

  private block(element: XmlElement, allowed: Allowed, around: boolean): Node[] {
    const { name, attributes } = element;
    const preserve = around || attributes.get('xml:space') === 'preserve';
    if (name === 'meta' || name.startsWith('vv:')) return [];
    if (name === 'table' && allowed.has('table')) return this.table(element, allowed, preserve);
    if (name === 'img') return [this.figure(element, null)];
    if (name === 'ul' && allowed.has('bullet_list')) return this.list(element, preserve);
    const isFormula = name === 'block' && attributes.get('name') === CONTAINER_NAMES.formula;
    if (isFormula && allowed.has('formula') && elementsOf(element).length === 0) {
      const source = element.children.join('');
      if (source.length <= 10_000) return [this.identified('formula', element, { source }, [])];
    }
    const [only, ...others] = elementsOf(element);
    if (name === 'block' && only?.name === 'img' && others.length === 0 && !hasText(element))
      return [this.figure(only, element)];
    if (LINES.has(name)) return this.textBlock(element, allowed, preserve, true);
    if (name === 'blockList' || name === 'item' || name === 'li')
      return this.numbered(element, allowed, preserve);
    if (name === '' || name === 'foreign' || name === 'toc')
      this.context.findings.add('import.element-flattened', null, element.line, {
        element: name || 'foreign',
      });
    return this.blocks(element.children, allowed, element.line, preserve);
  }

  /** Text of an element; `kept` keeps it where it is empty. */
  private textBlock(element: XmlElement, allowed: Allowed, around: boolean, kept: boolean): Node[] {
    const preserve = around || element.attributes.get('xml:space') === 'preserve';
    const kind = this.kindOf(element, allowed);
    const ours = element.attributes.has('GUID');
    return this.inline.parts(element, preserve).flatMap((part) => {
      if (part.kind === 'element') return this.block(part.element, allowed, preserve);
      const own = part.element === element;
      if (own && part.content.size === 0 && !(kept && ours)) return [];
      const type = own ? kind : 'paragraph';
      return [this.identified(type, part.element, {}, part.content, part.line || element.line)];
    });
  }

  private kindOf(element: XmlElement, allowed: Allowed): string {
    const { name, attributes, own } = element;
    if (
      name === 'block' &&
      attributes.get('name') === CONTAINER_NAMES.subheading &&
      allowed.has('subheading')
    )
      return 'subheading';
    if (name === 'crossHeading' && allowed.has('subheading')) return 'subheading';
    const [only, ...others] = elementsOf(element);
    const remark =
      own.get('node') === 'remark' || (only?.name === 'remark' && others.length === 0 && !hasText(element));
    return remark && allowed.has('remark') ? 'remark' : 'paragraph';
  }

  /** A list with numbers where the documents know none: the number begins the line. */
  private numbered(element: XmlElement, allowed: Allowed, preserve: boolean): Node[] {
    const num = elementsOf(element).find(({ name }) => name === 'num');
    const rest = element.children.filter((child) => child !== num);
    const blocks = this.blocks(rest, allowed, element.line, preserve);
    return num ? this.prefixed(raisedText(num), blocks, element.line) : blocks;
  }

  /** Blocks with a number before the first of them. */
  prefixed(number: string, blocks: readonly Node[], line: number): Node[] {
    if (number === '') return [...blocks];
    const [first, ...rest] = blocks;
    const text = (more: string) => Fragment.from(this.context.schema.text(more));
    if (first?.type.name !== 'paragraph')
      return [this.identified('paragraph', null, {}, text(number), line), ...blocks];
    const content = text(first.content.size === 0 ? number : `${number} `).append(first.content);
    return [this.context.make('paragraph', first.attrs, content, line, first.marks), ...rest];
  }

  private list(element: XmlElement, preserve: boolean): Node[] {
    const nested: Allowed = new Set(['paragraph', 'bullet_list']);
    const items = elementsOf(element)
      .filter(({ name }) => name === 'li')
      .map((item) => {
        const content = this.blocks(item.children, nested, item.line, preserve);
        if (content[0]?.type.name !== 'paragraph')
          content.unshift(this.identified('paragraph', null, {}, [], item.line));
        return this.context.make('list_item', {}, content, item.line, this.context.marksOf(item));
      });
    return items.length === 0 ? [] : [this.identified('bullet_list', element, {}, items)];
  }

  private table(element: XmlElement, allowed: Allowed, preserve: boolean): Node[] {
    const inCell = new Set([...allowed].filter((type) => type !== 'table' && type !== 'subheading'));
    const rows = rowsOf(element).map((row) => {
      const cells =
        row.own.get('empty') === 'true'
          ? []
          : elementsOf(row)
              .filter(({ name }) => name === 'td' || name === 'th')
              .map((cell) => this.cell(cell, inCell, preserve));
      return this.context.make('table_row', {}, cells, row.line, this.context.marksOf(row));
    });
    const caption = elementsOf(element).filter(({ name }) => name === 'caption');
    const before = this.blocks(caption, allowed, element.line, preserve);
    return rows.length === 0 ? before : [...before, this.identified('table', element, {}, rows)];
  }

  private cell(cell: XmlElement, allowed: Allowed, preserve: boolean): Node {
    const span = (name: string, limit: number) => {
      const value = Number(cell.attributes.get(name) ?? 1);
      return Number.isInteger(value) && value > 0 && value <= limit ? value : 1;
    };
    const widths = (cell.own.get('colwidth') ?? '').split(' ').filter(Boolean).map(Number);
    const attrs = {
      colspan: span('colspan', 1000),
      rowspan: span('rowspan', 10_000),
      colwidth: widths.length > 0 && widths.every((width) => width >= 0) ? widths : null,
    };
    const content = this.blocks(cell.children, allowed, cell.line, preserve);
    if (content.length === 0) content.push(this.identified('paragraph', null, {}, [], cell.line));
    const type = cell.name === 'th' ? 'table_header' : 'table_cell';
    return this.context.make(type, attrs, content, cell.line, this.context.marksOf(cell));
  }

  private figure(img: XmlElement, holder: XmlElement | null): Node {
    const image = this.images.read(img);
    const node = this.identified('figure', holder ?? img, { ...image }, []);
    if (!this.images.assets.has(image.digest)) {
      const alt = image.alt.slice(0, 120);
      this.context.findings.add('import.image-missing', String(node.attrs['id']), img.line, { alt });
    }
    return node;
  }

  private identified(
    type: string,
    element: XmlElement | null,
    attrs: Record<string, unknown>,
    content: Fragment | readonly Node[],
    line = element?.line ?? 1,
  ): Node {
    const marks = element ? this.context.marksOf(element) : [];
    return this.context.make(type, { ...attrs, id: this.context.idOf(element) }, content, line, marks);
  }
}

function hasText(element: XmlElement): boolean {
  return element.children.some((child) => typeof child === 'string' && child.trim() !== '');
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : child.name === 'caption' ? [] : rowsOf(child),
  );
}
