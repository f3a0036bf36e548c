import { resolveReference, type Numbering } from '#libs/bylaw-document';
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { raisedNumber } from '../../export-number.js';
import { escapeXml, tag, type XmlAttributes } from '../xml.js';

/** What every element of the structure can say of its node. */
export type StructureAttributes = (node: Node) => XmlAttributes;

/** White space that a reader would collapse, so that the block has to ask for its preservation. */
const ODD_SPACE = /[\t\n\r]|^ | $| {2}/;

/** A character that stands for everything in a line that is no text. */
export const NOT_TEXT = '\ufffc';

/** Writes the content of text blocks. */
export class InlineWriter {
  /** The annex that is being written, `null` in the body. */
  annex: string | null = null;
  private notes = 0;

  constructor(
    private readonly numbering: Numbering,
    private readonly eIds: ReadonlyMap<string, string>,
  ) {}

  /** The content of a text block, or a part of it. */
  content(block: Node | Fragment): string {
    let out = '';
    block.forEach((child) => {
      out += marked(this.child(child), child.marks);
    });
    return out;
  }

  private child(child: Node): string {
    if (child.isText) return escapeXml(child.text ?? '');
    if (child.type.name === 'footnote') {
      this.notes += 1;
      const text = tag('p', spaceOf(child), this.content(child));
      return tag('authorialNote', { marker: this.notes, placement: 'bottom' }, text);
    }
    return child.type.name === 'reference' ? this.reference(child) : tag('br', {});
  }

  private reference(node: Node): string {
    const { target, unit, inflection, form, printed } = node.attrs as Record<string, string>;
    const { text } = resolveReference(node, this.numbering, this.annex);
    const attributes = {
      href: `#${this.eIds.get(target ?? '') ?? target ?? ''}`,
      'vv:target': target,
      'vv:unit': unit,
      'vv:inflection': inflection,
      'vv:form': form,
      'vv:printed': printed === '' ? null : printed,
    };
    return tag('ref', attributes, raisedNumber(escapeXml(text)));
  }
}

/** `xml:space` for a block whose white space would not survive otherwise. */
export function spaceOf(block: Node): XmlAttributes {
  return ODD_SPACE.test(flowOf(block)) ? { 'xml:space': 'preserve' } : {};
}

/** The text of a block with one sign for every position in it, so that places in the one are places in the other. */
export function flowOf(block: Node): string {
  let out = '';
  block.forEach((child) => {
    out += child.isText ? (child.text ?? '') : NOT_TEXT.repeat(child.nodeSize);
  });
  return out;
}

const TAGS: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  superscript: 'sup',
  subscript: 'sub',
  insertion: 'ins',
  deletion: 'del',
};

/** Marks of comments stay away: what was said of a text is no part of it. */
function marked(xml: string, marks: readonly Mark[]): string {
  return marks.reduceRight((inner, mark) => {
    const { name } = mark.type;
    const attrs = mark.attrs as Record<string, string | null>;
    const element = TAGS[name];
    if (name === 'insertion' || name === 'deletion') return tag(element ?? '', suggestion(attrs), inner);
    if (element) return tag(element, {}, inner);
    if (name === 'link') return tag('a', { href: attrs['href'] }, inner);
    if (name !== 'citation') return inner;
    const citation = { 'vv:act': attrs['act'], 'vv:ref': attrs['ref'] === '' ? null : attrs['ref'] };
    const { href } = attrs;
    return href ? tag('ref', { href, ...citation }, inner) : tag('span', citation, inner);
  }, xml);
}

function suggestion(attrs: Record<string, string | null>): XmlAttributes {
  const given = (value: string | null | undefined) => (value === '' ? null : value);
  return {
    'vv:id': attrs['id'],
    'vv:author': given(attrs['author']),
    'vv:at': given(attrs['at']),
    'vv:scope': attrs['scope'] === 'content' ? null : attrs['scope'],
    'vv:move': attrs['move'],
  };
}
