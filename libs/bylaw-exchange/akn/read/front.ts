import type { Node } from 'prosemirror-model';
import { BODY_BLOCKS, type BlockReader } from './blocks.js';
import type { ReadingContext } from './context.js';
import { childNamed, descendantsNamed, elementsOf, type XmlElement } from './xml-tree.js';

const LINES = new Set(['issuer', 'actline', 'title', 'approval', 'basis', 'remark']);

/** Reads preface and preamble into the front of a by-law, and conclusions into its signatures. */
export class FrontReader {
  constructor(
    private readonly context: ReadingContext,
    private readonly blocks: BlockReader,
  ) {}

  /** @param root the document that holds preface and preamble */
  front(root: XmlElement): Node {
    const lines: Node[] = [];
    const preface = childNamed(root, 'preface');
    const titled = preface ? titleLines(preface) : [];
    for (const line of preface ? linesOf(preface) : []) lines.push(...this.line(line, titled, 'issuer'));
    const preamble = childNamed(root, 'preamble');
    for (const line of preamble ? linesOf(preamble) : []) lines.push(...this.line(line, [], 'basis'));
    const titles = lines.filter(({ type }) => type.name === 'title');
    if (titles.length === 0) {
      this.context.findings.add('import.title-missing', null, root.line);
      lines.push(this.context.make('title', { id: this.context.fresh() }, [], root.line));
    }
    const [first] = titles;
    const once = lines.map((line) =>
      line.type.name === 'title' && first && line !== first ? this.retyped(line, 'approval') : line,
    );
    if (!lines.some(({ type }) => type.name === 'basis'))
      this.context.findings.add('import.basis-missing', null, root.line);
    const marks = preface ? this.context.marksOf(preface) : [];
    return this.context.make('front', {}, once, preface?.line ?? root.line, marks);
  }

  signatures(root: XmlElement): Node[] {
    const conclusions = childNamed(root, 'conclusions');
    if (!conclusions) return [];
    return linesOf(conclusions).flatMap((line) =>
      this.blocksOf(line).map((block) => this.retyped(block, 'signature')),
    );
  }

  private line(line: XmlElement, titled: readonly XmlElement[], usual: 'issuer' | 'basis'): Node[] {
    const said = line.own.get('node') ?? '';
    const parts = titled.includes(line) && !line.attributes.has('GUID') ? atTitle(line) : [line];
    return parts.flatMap((part) => {
      const title = titled.includes(line) && (parts.length === 1 || childNamed(part, 'docTitle') !== null);
      const type = LINES.has(said) ? said : title ? 'title' : this.kindOf(part, usual);
      return this.blocksOf(part).map((block, index) => {
        const kind = block.type.name === 'remark' ? 'remark' : type;
        return this.retyped(block, kind === 'title' && index > 0 ? 'approval' : kind);
      });
    });
  }

  private kindOf(line: XmlElement, usual: 'issuer' | 'basis'): string {
    if (usual === 'basis') return 'basis';
    if (descendantsNamed(line, 'docDate').length > 0) return 'actline';
    return usual;
  }

  private blocksOf(line: XmlElement): Node[] {
    return this.blocks.blocks([line], BODY_BLOCKS, line.line).flatMap((block) => {
      if (block.isTextblock) return [block];
      // What is no line of text (an image, a table) has no place in a front: its text has.
      const said = (block.attrs['alt'] ?? block.attrs['source'] ?? '') as string;
      const text = said === '' ? block.textContent : said;
      return text === ''
        ? []
        : [
            this.context.make(
              'paragraph',
              { id: this.context.fresh() },
              [this.context.schema.text(text)],
              line.line,
            ),
          ];
    });
  }

  private retyped(block: Node, type: string): Node {
    if (block.type.name === type) return block;
    const line = this.context.lines.get(block) ?? 1;
    return this.context.make(type, { id: String(block.attrs['id']) }, block.content, line, block.marks);
  }
}

/** The elements of a container that are lines, wherever its parts hold them. */
function linesOf(container: XmlElement): XmlElement[] {
  return container.children.flatMap((child) => {
    if (typeof child === 'string') return child.trim() === '' ? [] : [looseLine(child, container)];
    const deeper = elementsOf(child).some(
      ({ name }) => name === 'p' || name === 'block' || name === 'citation',
    );
    return deeper && child.name !== 'p' ? linesOf(child) : [child];
  });
}

function looseLine(text: string, { line }: XmlElement): XmlElement {
  return { name: 'p', attributes: new Map(), own: new Map(), children: [text], line };
}

/** The line of the title: the one that names it, else the long title, else the last line. */
function titleLines(preface: XmlElement): XmlElement[] {
  const lines = linesOf(preface);
  const named = lines.filter(
    (line) => line.own.get('node') === undefined && descendantsNamed(line, 'docTitle').length > 0,
  );
  if (named[0]) return [named[0]];
  const long = childNamed(preface, 'longTitle');
  const inLong = long ? linesOf(long) : [];
  const last = lines.filter((line) => line.own.get('node') === undefined).at(-1);
  return inLong[0] ? [inLong[0]] : last ? [last] : [];
}

/** A line `<docType>…</docType> Nr. <docNumber>…</docNumber> <docTitle>…</docTitle>` in its parts around the title. */
function atTitle(line: XmlElement): XmlElement[] {
  const at = line.children.findIndex((child) => typeof child !== 'string' && child.name === 'docTitle');
  if (at < 0) return [line];
  const part = (children: XmlElement['children']): XmlElement => ({
    ...line,
    attributes: new Map(),
    children,
  });
  const groups = [line.children.slice(0, at), line.children.slice(at, at + 1), line.children.slice(at + 1)];
  return groups
    .map(part)
    .filter(({ children }) => children.some((child) => typeof child !== 'string' || child.trim() !== ''));
}
