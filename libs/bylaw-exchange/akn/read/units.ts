import { joinLabels, regularLabel, type Label } from '#libs/bylaw-document';
import { Fragment, type Node } from 'prosemirror-model';
import { ANNEX_BLOCKS, BODY_BLOCKS, type Allowed, type BlockReader } from './blocks.js';
import type { ReadingContext } from './context.js';
import { raisedText } from './inline.js';
import { chapterLabel, ownLabel, pointLabel } from './labels.js';
import { descendantsNamed, elementsOf, textOf, type XmlChild, type XmlElement } from './xml-tree.js';

const CHAPTERS = new Set(
  'book tome title part chapter division subdivision subtitle subpart subchapter transitional'.split(' '),
);
const POINTS = new Set(
  (
    'article section subsection paragraph subparagraph clause subclause rule subrule proviso point indent alinea level ' +
    'list sublist hcontainer'
  ).split(' '),
);
const GROUPS = new Set(['intro', 'content', 'wrapUp', 'mainBody', 'body']);

/** Units nested deeper are read as text: a document may not be deeper, and no act is. */
const MAX_UNITS = 16;

/** Where units are read: the body or an annex, or inside a point. */
interface Place {
  inside: 'scope' | 'point';
  allowed: Allowed;
  /** The whole number around, `7.2.`; empty outside points. */
  number: string;
  depth: number;
}

interface Parts {
  num: XmlElement | null;
  heading: XmlElement | null;
  rest: XmlChild[];
}

/** Reads chapters, points and sub-points out of the hierarchy of any act. */
export class UnitReader {
  constructor(
    private readonly context: ReadingContext,
    private readonly blocks: BlockReader,
  ) {}

  /** The content of the body. */
  body(element: XmlElement): Node[] {
    return this.mixed(
      element.children,
      { inside: 'scope', allowed: BODY_BLOCKS, number: '', depth: 0 },
      element.line,
    );
  }

  /** The content of an annex. */
  annex(element: XmlElement): Node[] {
    const place: Place = { inside: 'scope', allowed: ANNEX_BLOCKS, number: '', depth: 0 };
    return this.mixed(element.children, place, element.line);
  }

  /** Units and blocks of a container in their order. */
  private mixed(children: readonly XmlChild[], place: Place, line: number): Node[] {
    const out: Node[] = [];
    let text: XmlChild[] = [];
    const flush = (): void => {
      out.push(...this.blocks.blocks(text, place.allowed, line));
      text = [];
    };
    for (const child of children) {
      if (typeof child === 'string') text.push(child);
      else if (isUnitElement(child, place)) {
        flush();
        out.push(...this.unit(child, place));
      } else if (GROUPS.has(child.name) || (child.name === 'blockList' && place.inside === 'point')) {
        flush();
        out.push(...this.mixed(child.children, place, child.line));
      } else text.push(child);
    }
    flush();
    return out;
  }

  private unit(element: XmlElement, place: Place): Node[] {
    const parts = partsOf(element);
    const number = parts.num ? raisedText(parts.num) : '';
    const derived = element.own.get('label') === '';
    const numbered = number !== '' || derived || ownLabel(element) !== null;
    const asChapter =
      place.inside === 'scope' &&
      (CHAPTERS.has(element.name) || (parts.heading !== null && (!numbered || hasArticles(element))));
    const label = asChapter ? chapterLabel(element, number) : pointLabel(element, number, place.number);
    if (place.depth >= MAX_UNITS || (!asChapter && (!numbered || (label === null && !derived))))
      return this.asText(element, parts, number, place);
    return [
      asChapter ? this.chapter(element, parts, label, place) : this.point(element, parts, label, place),
    ];
  }

  /** What cannot be a unit keeps its number and heading as text before its content. */
  private asText(element: XmlElement, { heading, rest }: Parts, number: string, place: Place): Node[] {
    const titles = heading ? this.blocks.blocks([heading], place.allowed, heading.line) : [];
    const next = { ...place, depth: place.depth + 1 };
    if (place.depth >= MAX_UNITS)
      return this.blocks.prefixed(
        number,
        [...titles, ...this.blocks.blocks(rest, place.allowed, element.line)],
        element.line,
      );
    const content = [...titles, ...this.mixed(rest, next, element.line)];
    return this.blocks.prefixed(number, content, element.line);
  }

  private chapter(
    element: XmlElement,
    { num, heading, rest }: Parts,
    label: Label | null,
    place: Place,
  ): Node {
    const text = heading ? this.blocks.inline.line(heading, preserves(heading)) : Fragment.empty;
    const marks = heading ? this.context.marksOf(heading) : [];
    const title = this.context.make('heading', {}, text, heading?.line ?? element.line, marks);
    const content = this.mixed(
      rest,
      { ...place, allowed: BODY_BLOCKS, depth: place.depth + 1 },
      element.line,
    );
    const attrs = {
      ...this.unitAttributes(element, label),
      role: element.own.get('role') === 'closing' ? 'closing' : 'regular',
      numbered: element.own.has('label')
        ? element.own.get('numbered') !== 'false'
        : num !== null && label !== null,
    };
    return this.context.make(
      'chapter',
      attrs,
      [title, ...content],
      element.line,
      this.context.marksOf(element),
    );
  }

  private point(element: XmlElement, { heading, rest }: Parts, label: Label | null, place: Place): Node {
    const number = label ? joinLabels(place.number, regularLabel(label)) : place.number;
    const inner: Place = { inside: 'point', allowed: BODY_BLOCKS, number, depth: place.depth + 1 };
    const titles = heading ? this.blocks.blocks([heading], BODY_BLOCKS, heading.line) : [];
    const content = [...titles, ...this.mixed(rest, inner, element.line)];
    const first = content[0]?.type.name;
    if (first !== 'paragraph' && first !== 'remark')
      content.unshift(this.context.make('paragraph', { id: this.context.fresh() }, [], element.line));
    const type = place.inside === 'scope' ? 'point' : 'subpoint';
    const attrs = this.unitAttributes(element, label);
    return this.context.make(type, attrs, content, element.line, this.context.marksOf(element));
  }

  private unitAttributes(element: XmlElement, label: Label | null): Record<string, unknown> {
    const deleted = element.attributes.get('status') === 'removed';
    return { id: this.context.idOf(element), label, deleted };
  }

  /** An annex with its number, its lines above the heading and its content. */
  attachment(element: XmlElement): Node {
    const num = elementsOf(element).find(({ name }) => name === 'num');
    const heads = elementsOf(element).filter(({ name }) => name === 'subheading' || name === 'heading');
    const heading = heads.find(({ name }) => name === 'heading') ?? null;
    const doc = elementsOf(element).find((child) => descendantsNamed(child, 'mainBody').length > 0) ?? null;
    const body = doc ? descendantsNamed(doc, 'mainBody')[0] : null;
    const preface = doc
      ? elementsOf(doc).filter(({ name }) => name === 'preface' || name === 'preamble')
      : [];
    const printed = num ? raisedText(num) : '';
    const label = ownLabel(element) ?? (element.own.has('label') ? null : annexLabel(printed));
    const lines = heads
      .filter((line) => line !== heading)
      .map((line) => {
        const text = this.blocks.inline.line(line, preserves(line));
        return this.context.make(
          'actline',
          { id: this.context.idOf(line) },
          text,
          line.line,
          this.context.marksOf(line),
        );
      });
    const text = heading ? this.blocks.inline.line(heading, preserves(heading)) : Fragment.empty;
    const marks = heading ? this.context.marksOf(heading) : [];
    const title = this.context.make('heading', {}, text, heading?.line ?? element.line, marks);
    const rest = body
      ? this.annex(body)
      : this.annex({
          ...element,
          children: element.children.filter(
            (child) => typeof child === 'string' || (child !== num && !heads.includes(child)),
          ),
        });
    const content = [...preface.flatMap((part) => this.annex(part)), ...rest];
    const named =
      element.own.has('label') || printed === '' || label !== null || /^pielikums$/i.test(printed);
    const numbered = named ? content : this.blocks.prefixed(printed, content, element.line);
    const attrs = this.unitAttributes(element, label);
    return this.context.make(
      'annex',
      attrs,
      [...lines, title, ...numbered],
      element.line,
      this.context.marksOf(element),
    );
  }
}

function isUnitElement(element: XmlElement, place: Place): boolean {
  if (place.inside === 'point' && element.name === 'item') return true;
  return CHAPTERS.has(element.name) || POINTS.has(element.name);
}

function partsOf(element: XmlElement): Parts {
  const parts: Parts = { num: null, heading: null, rest: [] };
  for (const child of element.children) {
    if (typeof child !== 'string' && child.name === 'num' && !parts.num) parts.num = child;
    else if (typeof child !== 'string' && child.name === 'heading' && !parts.heading) parts.heading = child;
    else parts.rest.push(child);
  }
  if (parts.heading && textOf(parts.heading) === '' && !CHAPTERS.has(element.name)) parts.heading = null;
  return parts;
}

function hasArticles(element: XmlElement): boolean {
  return descendantsNamed(element, 'article').length > 0;
}

function preserves(element: XmlElement): boolean {
  return element.attributes.get('xml:space') === 'preserve';
}

function annexLabel(printed: string): Label | null {
  const match = /^(\d{1,4})\.\s*pielikums/i.exec(printed);
  return match ? { base: match[1] ?? '', sup: '' } : null;
}
