import { strToU8 } from 'fflate';
import { linearFormula } from './formula.js';
import { DocxRefused } from './limits.js';
import { symbol } from './number-format.js';
import { Package } from './package.js';
import { parseXml } from './xml.js';

const NAMESPACES =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text of a `.docx` file, got by cutting through the XML tag by tag and not by the reader of this library, so that the
 * two can be compared. It is, in this order: the heads of pages that hold letters; the body; the feet of pages that hold
 * letters. Of the body, in the order of the file:
 *
 * - `w:t`, deleted text (`w:delText`) and both ends of a move; blanks for tabs and breaks, one after every paragraph;
 *   symbols and no-break hyphens as characters;
 * - of fields what they show, not their instructions; of alternative content the choice, unless only the fallback has text;
 *   of ruby text the base;
 * - footnotes and endnotes in square brackets where their sign stands;
 * - formulas in the line that `linearFormula` makes of them;
 * - after the paragraph: the descriptions of its images and its centred formulas, then the text of its text boxes.
 *
 * Not part of it: numbers and signs that Word computes for lists, comments, properties, the text of charts. A file that
 * cannot be read has no text. The usual prefixes of namespaces (`w:`, `wp:`) are taken for granted.
 */
export function docxText(bytes: Uint8Array): string {
  try {
    const files = new Package(bytes);
    const notes = new Map([
      ...notesOf(files, 'footnotes', 'w:footnote'),
      ...notesOf(files, 'endnotes', 'w:endnote'),
    ]);
    const body = textOf(files.raw(files.main) ?? '', notes);
    return [...marginals(files, 'header'), body, ...marginals(files, 'footer')].join(' ');
  } catch (error) {
    if (!(error instanceof DocxRefused)) throw error;
    return '';
  }
}

function notesOf(files: Package, type: string, name: string): [string, string][] {
  const part = partOf(files, type);
  return [...part.matchAll(new RegExp(`<${name}\\s([^>]*)>([^]*?)</${name}>`, 'g'))]
    .filter(([, attrs = '']) => !/w:type="[^"]*eparat/.test(attrs))
    .map(([, attrs = '', xml = '']) => [
      `${name}Reference${attribute(attrs, 'w:id') ?? ''}`,
      textOf(xml, new Map()).trim().replace(/\s+/g, ' '),
    ]);
}

function partOf(files: Package, type: string): string {
  const relation = [...files.relations.values()].find((one) => one.type === type && !one.external);
  return relation ? (files.raw(relation.target) ?? '') : '';
}

function marginals(files: Package, type: string): string[] {
  const texts = [...files.relations.values()]
    .filter((one) => one.type === type && !one.external)
    .map(({ target }) =>
      [...(files.raw(target) ?? '').matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<|<\/w:p>/g)]
        .map(([whole, text]) => (whole === '</w:p>' ? ' ' : unescape(text ?? '')))
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return [...new Set(texts)].filter((text) => /\p{L}/u.test(text));
}

/** Text that is gathered: of the paragraph, and what follows it. */
interface Buffer {
  text: string;
  after: string;
}

function textOf(xml: string, notes: ReadonlyMap<string, string>): string {
  return new Scanner(notes).scan(withoutAlternatives(xml));
}

class Scanner {
  private readonly buffers: Buffer[] = [{ text: '', after: '' }];
  /** The boxes of the paragraph that is open, for every level of boxes. */
  private readonly boxes: string[][] = [[]];

  constructor(private readonly notes: ReadonlyMap<string, string>) {}

  scan(xml: string): string {
    const ranges = instructions(xml);
    const tags = /<(\/?)([\w:]+)([^>]*)>/g;
    let range = 0;
    for (let tag = tags.exec(xml); tag; tag = tags.exec(xml)) {
      const [, slash = '', name = '', attrs = ''] = tag;
      while ((ranges[range]?.[1] ?? Infinity) < tag.index) range += 1;
      const hides = (ranges[range]?.[0] ?? Infinity) < tag.index;
      const skipped =
        name === 'm:oMathPara' ||
        name === 'm:oMath' ||
        name === 'w:rt' ||
        /^w:(r|p|tbl|tr|tc|sect)Pr$/.test(name);
      if (skipped && slash === '' && !attrs.endsWith('/')) {
        const end = xml.indexOf(`</${name}>`, tag.index);
        if (end < 0) continue;
        if (name.startsWith('m:')) this.formula(name, xml.slice(tag.index, end + name.length + 3));
        tags.lastIndex = end + name.length + 3;
      } else if (!hides || name === 'w:p' || name === 'w:txbxContent')
        this.tag(name, slash === '/', attrs, xml, tag.index + tag[0].length);
    }
    return this.buffers.map(({ text, after }) => text + after).join('');
  }

  private tag(name: string, closing: boolean, attrs: string, xml: string, at: number): void {
    const buffer = this.buffers.at(-1);
    if (!buffer) return;
    if (name === 'w:txbxContent') return this.box(closing);
    if (name === 'w:p' && (closing || attrs.endsWith('/'))) return this.paragraphEnd(buffer);
    if (closing) return;
    if (name === 'w:t' || name === 'w:delText') {
      const end = xml.indexOf('<', at);
      if (!attrs.endsWith('/'))
        buffer.text += unescape(xml.slice(at, end < 0 ? at : end)).replace(/[\r\n]/g, ' ');
    } else if (/^w:(tab|ptab|br|cr)$/.test(name)) buffer.text += ' ';
    else if (name === 'w:noBreakHyphen') buffer.text += '\u2011';
    else if (name === 'w:sym') buffer.text += symbol(parseInt(attribute(attrs, 'w:char') ?? '', 16));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const note = this.notes.get(name + (attribute(attrs, 'w:id') ?? ''));
      if (note !== undefined) buffer.text += ` [${note}]`;
    } else if (/^w:(drawing|pict|object)$/.test(name)) buffer.after += ` ${altOf(name, xml, at)}`;
  }

  private box(closing: boolean): void {
    if (!closing) {
      this.buffers.push({ text: '', after: '' });
      this.boxes.push([]);
      return;
    }
    const inner = this.buffers.length > 1 ? this.buffers.pop() : undefined;
    if (inner) this.boxes.pop();
    if (inner) this.boxes.at(-1)?.push(inner.text + inner.after);
  }

  private paragraphEnd(buffer: Buffer): void {
    const boxes = this.boxes.at(-1) ?? [];
    buffer.text += `${buffer.after} ${boxes.join(' ')} `;
    buffer.after = '';
    boxes.length = 0;
  }

  private formula(name: string, xml: string): void {
    const buffer = this.buffers.at(-1);
    const text = linearFormula(parseXml(strToU8(`<x ${NAMESPACES}>${prefixed(xml)}</x>`)));
    if (!buffer) return;
    if (name === 'm:oMathPara') buffer.after += ` ${text}`;
    else buffer.text += text;
  }
}

/** Only elements of formulas and text, so that no unknown prefix is left. */
function prefixed(xml: string): string {
  return xml.replace(/<\/?(?!m:|w:)[\w]+:[^>]*>/g, '').replace(/\s(?!m:|w:|xml:)[\w]+:[\w]+="[^"]*"/g, '');
}

/** What the description of an image says: up to the end of the drawing, its properties or its shape. */
function altOf(name: string, xml: string, at: number): string {
  const end = xml.indexOf(`</${name}>`, at);
  const inside = xml.slice(at, end < 0 ? at : end);
  const found = /<wp:docPr\s([^>]*)>/.exec(inside) ?? /<pic:cNvPr\s([^>]*)>/.exec(inside);
  const shape = /<v:shape\s([^>]*)>/.exec(inside);
  if (!/<a:blip\b|<v:imagedata\b/.test(inside) && inside.includes('<w:txbxContent')) return '';
  const attrs = found?.[1] ?? '';
  const alt =
    attribute(attrs, 'descr') ?? attribute(attrs, 'title') ?? attribute(shape?.[1] ?? '', 'alt') ?? '';
  return alt.slice(0, 2000);
}

/** Where instructions of fields begin and end; those of a field that is not ended are none. */
function instructions(xml: string): [number, number][] {
  const out: [number, number][] = [];
  const open: { from: number; to: number | null }[] = [];
  for (const match of xml.matchAll(/<w:fldChar\s[^>]*w:fldCharType="(begin|separate|end)"/g)) {
    const field = open.at(-1);
    if (match[1] === 'begin') open.push({ from: match.index, to: null });
    else if (match[1] === 'separate' && field) field.to ??= match.index;
    else if (match[1] === 'end' && field) {
      open.pop();
      out.push([field.from, field.to ?? match.index]);
    }
  }
  return out.sort((left, right) => left[0] - right[0]);
}

/** The choice of alternative content, unless only the fallback holds anything. */
function withoutAlternatives(xml: string): string {
  if (!xml.includes('<mc:AlternateContent')) return xml;
  const open: { Choice: string; Fallback: string; branch: 'Choice' | 'Fallback' | null }[] = [];
  let out = '';
  let rest = 0;
  const put = (text: string): void => {
    const inside = open.at(-1);
    if (!inside) out += text;
    else if (inside.branch) inside[inside.branch] += text;
  };
  for (const tag of xml.matchAll(/<(\/?)mc:(AlternateContent|Choice|Fallback)\b[^>]*>/g)) {
    put(xml.slice(rest, tag.index));
    rest = tag.index + tag[0].length;
    const closing = tag[1] === '/';
    const inside = open.at(-1);
    if (tag[2] === 'AlternateContent') {
      if (!closing) open.push({ Choice: '', Fallback: '', branch: null });
      else if (inside) {
        open.pop();
        put(HOLDS.test(inside.Choice) || !HOLDS.test(inside.Fallback) ? inside.Choice : inside.Fallback);
      }
    } else if (inside) inside.branch = closing ? null : tag[2] === 'Choice' ? 'Choice' : 'Fallback';
  }
  put(xml.slice(rest));
  return out;
}

const HOLDS = /<(w:t|w:delText|a:blip|v:imagedata|w:sym|m:t|w:footnoteReference)\b/;

function attribute(attrs: string, name: string): string | undefined {
  const value =
    new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attrs)?.[1] ??
    new RegExp(`(?:^|\\s)${name}='([^']*)'`).exec(attrs)?.[1];
  return value === undefined ? undefined : unescape(value);
}

function unescape(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => character(parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
