import { DOMParser, type Fragment, type Node, type Schema } from 'prosemirror-model';
import { fromSuperscript } from '#libs/bylaw-document';
import { typeOf } from '../structure';

/** A pasted block with what it seems to be. */
export interface Line {
  block: Node;
  /** `unit` at a level from 1, a `chapter`, or text that belongs to what stands before it. */
  kind: 'unit' | 'chapter' | 'text';
  level: number;
}

const BLOCKS = 'p, div, li, table, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, pre, figure, hr, dl, dt, dd';
const NUMBER =
  /^\s*(\d{1,3}(?:\.[¹²³⁰⁴-⁹]*\s?\d{1,3}){0,5}(?:\.[¹²³⁰⁴-⁹]+)?)(\.|\)|(?=[\s\u00a0]))[\s\u00a0]*/;
const LETTER = /^\s*[a-zāčēģīķļņšūž]\)[\s\u00a0]+/i;
/** `15. maijā`, `5. punktā` and the like begin with a number that is none of theirs. */
const NO_NUMBER =
  /^(gad[sauiā]|janvār|februār|mart[sauā]|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr|punkt|apakšpunkt|pant|nodaļ|pielikum|daļ|klas|līmeņ|grup|kategorij|tabul|attēl)/i;
const CHAPTER = /^\s*[IVXLC]{1,6}(?:\.|[¹²³⁰⁴-⁹]*\.?\s)\s*(?=\p{Lu})/u;
const LONGEST_HEADING = 200;

/** The blocks of cleaned HTML in order; lists are flattened to lines with their levels. */
export function linesOfHtml(schema: Schema, body: HTMLElement): Line[] {
  const parser = DOMParser.fromSchema(schema);
  const lines: Line[] = [];
  const line = (element: Element, level: number, number: string | null): void => {
    const { content } = parser.parse(element, { topNode: typeOf(schema, 'paragraph').create() });
    if (content.size === 0 || content.textBetween(0, content.size, '', 'x').trim() === '') return;
    const block = paragraph(schema, content);
    lines.push(
      number === null ? numbered(block, /^H[1-6]$/.test(element.tagName)) : { block, kind: 'unit', level },
    );
  };
  const loose = (nodes: ChildNode[], level: number, number: string | null): void => {
    if (nodes.every((node) => node.textContent?.trim() === '' && node.nodeName !== 'BR')) return;
    const box = body.ownerDocument.createElement('p');
    box.append(...nodes.map((node) => node.cloneNode(true)));
    line(box, level, number);
  };
  const visit = (element: Element, level: number): void => {
    if (element.tagName === 'TABLE') {
      const box = element.ownerDocument.createElement('div');
      box.append(element.cloneNode(true));
      parser.parseSlice(box).content.forEach((node) => {
        if (node.type.name === 'table') lines.push({ block: node, kind: 'text', level: 0 });
      });
    } else if (element.tagName === 'OL' || element.tagName === 'UL') {
      for (const child of element.children) visit(child, level + 1);
    } else if (element.tagName === 'LI') inside(element, level, `${level}`);
    else if (element.querySelector(BLOCKS)) inside(element, level, null);
    else {
      const { level: own, number, bullet } = (element as HTMLElement).dataset;
      const typed = number === undefined ? null : levelOf(number);
      if (typed !== null) line(element, Math.max(typed, 1), number ?? '');
      else if (number !== undefined || bullet !== undefined) line(element, Number(own ?? 1), number ?? '');
      else line(element, level, null);
    }
  };
  /** Text and blocks side by side: the text before the blocks has the number, if there is one. */
  const inside = (element: Element, level: number, number: string | null): void => {
    let run: ChildNode[] = [];
    let own = number;
    const end = (): void => {
      const before = lines.length;
      loose(run, level, own);
      if (lines.length > before) own = null;
      run = [];
    };
    for (const child of element.childNodes) {
      const block =
        child instanceof Element && (child.matches(BLOCKS) || child.querySelector(BLOCKS) !== null);
      if (!block) run.push(child);
      else {
        end();
        if (own !== null && child.matches('p, div') && !child.querySelector(BLOCKS)) {
          line(child, level, own);
          own = null;
        } else visit(child, level);
      }
    }
    end();
  };
  inside(body, 0, null);
  return lines;
}

/** Lines of plain text. */
export function linesOfText(schema: Schema, text: string): Line[] {
  return text
    .split(/\r?\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => numbered(paragraph(schema, [schema.text(line)]), false));
}

/** A paragraph that has no id yet. */
export function paragraph(schema: Schema, content: Fragment | Node[]): Node {
  return typeOf(schema, 'paragraph').create({ id: '' }, content);
}

/** The level that a typed number shows: `5.` is 1, `5.2.` is 2, `a)` one below what stands before it (0). */
export function levelOf(number: string): number | null {
  if (/^[a-zāčēģīķļņšūž][.)]$/i.test(number.trim()) && !/^[ivx]\.$/i.test(number.trim())) return 0;
  const parts = fromSuperscript(number).match(/\d+/g);
  return parts && NUMBER.test(`${number} `)
    ? number.split('.').filter((part) => /\d/.test(part)).length
    : null;
}

/** What a block without a list's own number seems to be by its first signs; these are taken off. */
function numbered(block: Node, heading: boolean): Line {
  const text = withPowers(block);
  const chapter = CHAPTER.exec(text);
  if (chapter && text.length < LONGEST_HEADING && (heading || !/[.;:]\s*$/.test(text)))
    return { block: block.cut(chapter[0].length), kind: 'chapter', level: 0 };
  const found = NUMBER.exec(text);
  const parts = found?.[1]?.split('.').filter((part) => /\d/.test(part)).length ?? 0;
  const rest = found ? text.slice(found[0].length) : '';
  const bare = found?.[2] === '' && parts < 2 && !/[¹²³⁰⁴-⁹]/.test(found[0]);
  const spaced = found !== null && /[\s\u00a0]$/.test(found[0]);
  if (found && rest !== '' && !bare && (spaced || /^[\p{L}„"(]/u.test(rest)) && !names(rest, parts))
    return { block: block.cut(found[0].length), kind: 'unit', level: parts };
  const letter = LETTER.exec(text);
  if (letter && text.length > letter[0].length)
    return { block: block.cut(letter[0].length), kind: 'unit', level: 0 };
  return { block, kind: 'text', level: 0 };
}

/** Whether what follows is named by the number: of several parts only sub-points are. */
function names(rest: string, parts: number): boolean {
  return parts > 1 ? /^apakšpunkt/i.test(rest) : NO_NUMBER.test(rest);
}

/** The text with raised digits as such, one character for every position of the block's beginning. */
function withPowers(block: Node): string {
  let text = '';
  block.forEach((child) => {
    const own = child.isText ? (child.text ?? '') : '\0'.repeat(child.nodeSize);
    const raised = child.marks.some((mark) => mark.type.name === 'superscript');
    text += raised ? own.replace(/[0-9]/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))) : own;
  });
  return text;
}
