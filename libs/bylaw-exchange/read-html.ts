import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import {
  foldHeading,
  tidyRuns,
  type AsideReason,
  type LineHint,
  type ReadSource,
  type Run,
  type RunMark,
  type TableBlock,
  type TableCell,
} from './blocks.js';
import { readFields } from './read-text.js';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'link', 'meta']);
const BLOCK = new Set(
  'address article aside blockquote body dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const MARKS: Record<string, RunMark> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  sup: 'superscript',
  sub: 'subscript',
};
/** Elements nested deeper than this are read as their bare text. */
const MAX_DEPTH = 200;

interface Context {
  hint?: LineHint;
  marks: readonly RunMark[];
  href?: string;
  line: number;
  depth: number;
}

/** Reads the print HTML of likumi.lv by its classes, and any other HTML by its block elements and headings. */
export function readHtml(text: string): ReadSource {
  const reader = new HtmlReader();
  reader.children(parse(text, { sourceCodeLocationInfo: true }), { marks: [], line: 1, depth: 0 });
  reader.flush();
  return reader.read;
}

class HtmlReader {
  readonly read: ReadSource & { contents: Set<string> } = {
    blocks: [],
    fields: {},
    contents: new Set(),
    images: [],
  };
  private runs: Run[] = [];
  private pending: { line: number; hint?: LineHint } | null = null;

  children(node: ParentNode, context: Context): void {
    for (const child of node.childNodes) this.node(child, context);
  }

  private node(node: ChildNode, context: Context): void {
    if (tree.isTextNode(node)) {
      this.text(node.value.replace(/[^\S\u00a0]+/g, ' '), context, node.sourceCodeLocation?.startLine);
      return;
    }
    if (!tree.isElementNode(node) || SKIPPED.has(node.tagName)) return;
    if (context.depth > MAX_DEPTH) this.text(bareText(node), context);
    else this.element(node, { ...context, depth: context.depth + 1 });
  }

  private text(value: string, context: Context, line = context.line): void {
    if (value === '') return;
    if (!this.pending && value.trim() !== '')
      this.pending = { line, ...(context.hint ? { hint: context.hint } : {}) };
    this.runs.push({ text: value, marks: context.marks, ...(context.href ? { href: context.href } : {}) });
  }

  private element(element: Element, outer: Context): void {
    const { tagName } = element;
    const line = element.sourceCodeLocation?.startLine ?? outer.line;
    const context: Context = { ...outer, line };
    const aside = asideReason(element);
    if (aside) return this.aside(element, aside, context);
    if (tagName === 'br') return this.lineBreak(context);
    if (tagName === 'img') {
      this.read.images.push({ line, alt: attr(element, 'alt') });
      return;
    }
    if (tagName === 'table') {
      this.flush();
      const table = readTable(element, line, context.depth);
      if (table) this.read.blocks.push(table);
      return;
    }
    const mark = MARKS[tagName];
    if (mark && !context.marks.includes(mark)) context.marks = [...context.marks, mark];
    if (tagName === 'a') {
      const href = attr(element, 'href');
      if (/^https?:\/\//i.test(href) && href.length <= 2000 && !/\s/.test(href)) context.href = href;
      if (/^piel/.test(attr(element, 'name'))) context.hint = 'annex';
    }
    const block = BLOCK.has(tagName);
    const hint = block ? hintOf(element) : undefined;
    if (hint) context.hint = hint;
    if (block) this.flush();
    this.children(element, context);
    if (block) this.flush();
  }

  /** In a block of one line of the act a break is part of it; in others it begins the next line. */
  private lineBreak(context: Context): void {
    const inside: readonly (LineHint | undefined)[] = ['title', 'basis', 'heading', 'annex'];
    if (inside.includes(context.hint) && this.pending) this.runs.push({ text: '\n', marks: [] });
    else this.flush();
  }

  private aside(element: Element, reason: AsideReason, { line, depth }: Context): void {
    this.flush();
    const text = blockTexts(element, depth);
    for (const part of text) {
      readFields(part, this.read.fields);
      this.read.blocks.push({ kind: 'aside', text: part, line, reason });
    }
    if (reason === 'contents') for (const part of text) this.read.contents.add(foldHeading(part));
  }

  flush(): void {
    const runs = tidyRuns(this.runs);
    const pending = this.pending;
    this.runs = [];
    this.pending = null;
    if (runs.length > 0 && pending) this.read.blocks.push({ kind: 'line', runs, ...pending });
  }
}

function attr(element: Element, name: string): string {
  return element.attrs.find((entry) => entry.name === name)?.value ?? '';
}

function classes(element: Element): string[] {
  return attr(element, 'class').split(/\s+/);
}

function asideReason(element: Element): AsideReason | null {
  const names = classes(element);
  if (names.includes('header') && element.tagName === 'div') return 'pageHead';
  if (names.includes('grozijumi')) return 'pageHead';
  if (names.includes('footer') && element.tagName === 'div') return 'pageFoot';
  if (/display:\s*none/i.test(attr(element, 'style'))) return 'hidden';
  return element.tagName === 'div' && names.every((name) => name === '') && hasContents(element)
    ? 'contents'
    : null;
}

function hasContents(element: Element): boolean {
  return element.childNodes.some(
    (child) => tree.isElementNode(child) && classes(child).includes('doc-saturs-ul'),
  );
}

const CLASS_HINTS: Record<string, LineHint> = {
  TV206: 'issuer',
  TV207: 'title',
  TV900: 'basis',
  TV212: 'heading',
  TV403: 'heading',
  TV214: 'heading',
  TV216: 'signature',
  labojumu_pamats: 'remark',
  TVP: 'point',
  limenis2: 'subpoint',
  limenis3: 'subpoint',
  limenis4: 'subpoint',
  TV213: 'text',
  TV208: 'text',
};

function hintOf(element: Element): LineHint | undefined {
  const names = classes(element);
  if (/^h[1-6]$/.test(element.tagName)) return element.tagName === 'h1' ? 'title' : 'heading';
  for (const name of ['TVP', 'limenis2', 'limenis3', 'limenis4', ...names]) {
    const hint = names.includes(name) ? CLASS_HINTS[name] : undefined;
    if (hint) return hint;
  }
  return undefined;
}

function bareText(node: ParentNode): string {
  const out: string[] = [];
  const stack: ChildNode[] = [...node.childNodes].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (tree.isTextNode(next)) out.push(next.value);
    else if (tree.isElementNode(next) && !SKIPPED.has(next.tagName)) {
      out.push(' ');
      for (let at = next.childNodes.length - 1; at >= 0; at--) {
        const child = next.childNodes[at];
        if (child) stack.push(child);
      }
    }
  }
  return out.join('').replace(/\s+/g, ' ').trim();
}

/** The texts of an element put aside, one for every block inside. */
function blockTexts(element: Element, depth: number): string[] {
  const reader = new HtmlReader();
  reader.children(element, { marks: [], line: 1, depth });
  reader.flush();
  return reader.read.blocks.flatMap((block) => {
    if (block.kind === 'line') return [block.runs.map((run) => run.text).join('')];
    return block.kind === 'aside' ? [block.text] : [bareText(element)];
  });
}

function readTable(table: Element, line: number, outer: number): TableBlock | null {
  const rows: TableCell[][] = [];
  const visit = (node: Element, level: number): void => {
    for (const child of node.childNodes) {
      if (!tree.isElementNode(child)) continue;
      if (child.tagName === 'tr') rows.push(readRow(child, outer));
      else if (level < 3 && ['tbody', 'thead', 'tfoot'].includes(child.tagName)) visit(child, level + 1);
      else if (child.tagName === 'caption') rows.push([readCell(child, outer)]);
    }
  };
  visit(table, 0);
  return rows.length > 0 ? { kind: 'table', rows, line } : null;
}

function readRow(row: Element, depth: number): TableCell[] {
  return row.childNodes.filter(tree.isElementNode).map((cell) => readCell(cell, depth));
}

function readCell(cell: Element, depth: number): TableCell {
  const reader = new HtmlReader();
  reader.children(cell, {
    marks: [],
    line: cell.sourceCodeLocation?.startLine ?? 1,
    depth: depth + 1,
  });
  reader.flush();
  const lines = reader.read.blocks.flatMap((block) => {
    if (block.kind === 'line') return [block.runs];
    if (block.kind === 'aside') return [[{ text: block.text, marks: [] }]];
    if (block.kind === 'atom') return [];
    return block.rows.flatMap((row) => row.flatMap((inner) => [...inner.lines]));
  });
  return {
    header: cell.tagName === 'th',
    colspan: span(cell, 'colspan'),
    rowspan: span(cell, 'rowspan'),
    lines,
  };
}

function span(cell: Element, name: string): number {
  const value = Number(attr(cell, name) || 1);
  return Number.isInteger(value) && value >= 1 && value <= 100 ? value : 1;
}
