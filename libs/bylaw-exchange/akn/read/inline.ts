import { isId, isSafeHref, toSuperscript } from '#libs/bylaw-document';
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { ReadingContext } from './context.js';
import { partsOf, type InlinePart, type Piece } from './lines.js';
import { elementsOf, textOf, type XmlChild, type XmlElement } from './xml-tree.js';

/** Elements that are blocks wherever they stand. */
const BLOCKS = new Set(['p', 'table', 'ul', 'ol', 'blockList', 'img', 'block', 'div', 'tblock']);

/** Reads the content of text blocks. */
export class InlineReader {
  constructor(private readonly context: ReadingContext) {}

  /** The content of an element as lines; the first line is the element's own. */
  parts(element: XmlElement, preserve: boolean): InlinePart[] {
    const pieces: Piece[] = [{ kind: 'begin', element, line: element.line, preserve }];
    this.children(element, [], pieces);
    return partsOf(pieces, this.context.schema);
  }

  /** The content of an element as one line, whatever stands in it. */
  line(element: XmlElement, preserve: boolean): Fragment {
    const lines = this.parts(element, preserve).flatMap((part) =>
      part.kind === 'line' ? [part.content] : [],
    );
    const { hard_break } = this.context.schema.nodes;
    return lines.reduce((out, next) =>
      next.size === 0 ? out : out.append(Fragment.from(hard_break?.create())).append(next),
    );
  }

  private children(element: XmlElement, marks: readonly Mark[], out: Piece[]): void {
    for (const child of element.children) this.child(child, marks, out);
  }

  private child(child: XmlChild, marks: readonly Mark[], out: Piece[]): void {
    if (typeof child === 'string') {
      out.push({ kind: 'text', text: child, marks });
      return;
    }
    const { name, attributes } = child;
    const quote = (key: string): void =>
      this.child(
        attributes.get(key) ?? (key === 'startQuote' ? (attributes.get('inlineQuote') ?? '') : ''),
        marks,
        out,
      );
    if (name === 'quotedText' || name === 'embeddedText') {
      quote('startQuote');
      this.children(child, marks, out);
      quote('endQuote');
    } else if (name === 'quotedStructure' || name === 'embeddedStructure') this.quoted(child, out);
    else if (name === 'br' || name === 'eol') this.node('hard_break', {}, [], marks, out);
    else if (name === 'authorialNote') this.footnote(child, marks, out);
    else if (name === 'ref') this.reference(child, marks, out);
    else if (BLOCKS.has(name)) out.push({ kind: 'element', element: child });
    else this.children(child, this.marked(child, marks), out);
  }

  private node(
    type: string,
    attrs: Record<string, unknown>,
    content: readonly Node[],
    marks: readonly Mark[],
    out: Piece[],
  ): void {
    out.push({ kind: 'node', node: this.context.make(type, attrs, content, 0, marks) });
  }

  private footnote(note: XmlElement, marks: readonly Mark[], out: Piece[]): void {
    const pieces: Piece[] = [];
    const paragraphs = elementsOf(note);
    paragraphs.forEach((paragraph, index) => {
      const preserve = paragraph.attributes.get('xml:space') === 'preserve';
      pieces.push({ kind: 'begin', element: paragraph, line: paragraph.line, preserve });
      if (index > 0) pieces.push({ kind: 'text', text: '\u00a0', marks: [] });
      this.children(paragraph, [], pieces);
    });
    if (paragraphs.length === 0) this.children(note, [], pieces);
    const content = partsOf(pieces, this.context.schema).flatMap((part) =>
      part.kind === 'line' ? part.content.content.filter((node) => node.isText) : [],
    );
    const text = Fragment.fromArray(content).content;
    this.node('footnote', {}, text, marks, out);
  }

  private reference(ref: XmlElement, marks: readonly Mark[], out: Piece[]): void {
    const target = ref.own.get('target');
    if (isId(target) && this.context.schema.nodes['reference']) {
      const known = (name: string, allowed: readonly string[]) => {
        const value = ref.own.get(name) ?? '';
        return allowed.includes(value) ? value : allowed[0];
      };
      const attrs = {
        target,
        unit: known('unit', ['point', 'subpoint', 'chapter', 'annex']),
        inflection: known('inflection', ['nom', 'gen', 'dat', 'acc', 'loc']),
        form: known('form', ['full', 'number']),
        printed: (ref.own.get('printed') ?? '').slice(0, 100),
      };
      this.node('reference', attrs, [], marks, out);
      return;
    }
    const href = ref.attributes.get('href') ?? '';
    if (!href.startsWith('#') || !this.open(ref, href.slice(1), marks, out))
      this.children(ref, this.marked(ref, marks), out);
  }

  /** A reference to a place in the same file; it stays text where the text is not what a reference would say. */
  private open(ref: XmlElement, eId: string, marks: readonly Mark[], out: Piece[]): boolean {
    const printed = raisedText(ref);
    const inside = elementsOf(ref);
    const simple = inside.every(
      ({ name, children }) => name === 'sup' && children.every((one) => typeof one === 'string'),
    );
    if (!simple || printed === '' || printed.length > 100 || !this.context.schema.nodes['reference'])
      return false;
    const pieces: Piece[] = [{ kind: 'begin', element: null, line: ref.line, preserve: false }];
    this.children(ref, marks, pieces);
    const nodes = partsOf(pieces, this.context.schema).flatMap((part) =>
      part.kind === 'line' ? part.content.content : [],
    );
    const node = this.context.make('reference', { target: this.context.fresh(), printed }, [], 0, marks);
    this.context.openReferences.set(node, { eId, nodes });
    out.push({ kind: 'node', node });
    return true;
  }

  private marked(element: XmlElement, marks: readonly Mark[]): readonly Mark[] {
    const mark = this.markOf(element);
    return mark ? mark.addToSet(marks) : marks;
  }

  private markOf({ name, own, attributes }: XmlElement): Mark | null {
    const { schema } = this.context;
    const simple = { b: 'strong', i: 'em', sup: 'superscript', sub: 'subscript' }[name];
    if (simple) return schema.mark(simple);
    if (name === 'ins' || name === 'del') {
      const id = own.get('id');
      const move = own.get('move');
      return schema.mark(name === 'ins' ? 'insertion' : 'deletion', {
        id: isId(id) ? id : this.context.fresh(),
        author: (own.get('author') ?? '').slice(0, 100),
        at: (own.get('at') ?? '').slice(0, 40),
        scope: own.get('scope') === 'break' ? 'break' : 'content',
        move: isId(move) ? move : null,
      });
    }
    const href = attributes.get('href');
    const act = own.get('act');
    if (act !== undefined && act.length <= 100 && (name === 'ref' || name === 'span')) {
      const ref = (own.get('ref') ?? '').slice(0, 100);
      return schema.mark('citation', { act, ref, href: isSafeHref(href) ? href : null });
    }
    return (name === 'a' || name === 'ref') && isSafeHref(href) ? schema.mark('link', { href }) : null;
  }

  /** Quoted units as the lines of the printed text: number and text of each, quotation marks around the whole. */
  private quoted(structure: XmlElement, out: Piece[]): void {
    let number = '';
    let begun = false;
    const begin = (element: XmlElement | null, line: number, preserve: boolean): void => {
      out.push({ kind: 'begin', element, line, preserve });
      const start = begun ? '' : (structure.attributes.get('startQuote') ?? '');
      begun = true;
      out.push({ kind: 'text', text: start + (number === '' ? '' : `${number} `), marks: [] });
      number = '';
    };
    const visit = (element: XmlElement): void => {
      for (const child of element.children) {
        if (typeof child === 'string') {
          if (child.trim() === '') continue;
          begin(null, element.line, false);
          out.push({ kind: 'text', text: child, marks: [] });
        } else if (child.name === 'num') number = `${number} ${raisedText(child)}`.trim();
        else if (child.name === 'p' || child.name === 'heading' || child.name === 'subheading') {
          begin(child, child.line, child.attributes.get('xml:space') === 'preserve');
          this.children(child, [], out);
        } else if (BLOCKS.has(child.name)) {
          if (number !== '') begin(null, child.line, false);
          out.push({ kind: 'element', element: child });
        } else visit(child);
      }
    };
    visit(structure);
    if (number !== '' || !begun) begin(null, structure.line, false);
    if (out.at(-1)?.kind === 'element')
      out.push({ kind: 'begin', element: null, line: structure.line, preserve: false });
    out.push({ kind: 'text', text: structure.attributes.get('endQuote') ?? '', marks: [] });
  }
}

/** The text of an element with superscripts as superscript characters. */
export function raisedText(element: XmlElement): string {
  const visit = (at: XmlElement): string =>
    at.children
      .map((child) =>
        typeof child === 'string'
          ? child
          : child.name === 'sup'
            ? toSuperscript(textOf(child))
            : visit(child),
      )
      .join('');
  return visit(element).replace(/\s+/g, ' ').trim();
}
