import { tidyRuns, type Run, type RunMark } from './blocks.js';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', shy: '' };

/** Plain text with superscripts written `2.^1` as runs. */
export function readPlainRuns(text: string): Run[] {
  const out: Run[] = [];
  let rest = 0;
  for (const match of text.matchAll(/(?<=[\p{L}\d.)])\^(\d{1,4})/gu)) {
    out.push({ text: text.slice(rest, match.index), marks: [] });
    out.push({ text: match[1] ?? '', marks: ['superscript'] });
    rest = match.index + match[0].length;
  }
  out.push({ text: text.slice(rest), marks: [] });
  return tidyRuns(out);
}

const TOKEN =
  /\[((?:\\.|[^\][\\\n]){1,500})\]\((https?:\/\/[^)\s]{1,2000}|mailto:[^)\s]{1,300})\)|\\([\\`*_{}[\]()#+\-.!|<>^~"])|<(\/?)(sup|sub|br|b|strong|i|em)\s*\/?>|&(amp|lt|gt|quot|nbsp|shy);|(\*{1,3})|\^(\d{1,4})(?!\d)/giu;

/**
 * Runs of one Markdown line. Emphasis counts only where its signs stand as Markdown asks (`*word*`), so that `*.jpg`
 * and footnote asterisks stay text.
 */
export function readMarkdownRuns(text: string): Run[] {
  const out: Run[] = [];
  const open = new Set<RunMark>();
  const closers = pairEmphasis(text);
  let rest = 0;
  const push = (piece: string, extra: RunMark[] = []) => {
    if (piece !== '') out.push({ text: piece, marks: [...open, ...extra] });
  };
  for (const match of text.matchAll(TOKEN)) {
    const [whole, anchor, href, escaped, slash, tag, entity, stars, caret] = match;
    const at = match.index;
    if (stars !== undefined && !closers.has(at)) continue;
    if (caret !== undefined && !/[\p{L}\d.)]/u.test(text.charAt(at - 1))) continue;
    push(text.slice(rest, at));
    rest = at + whole.length;
    if (anchor !== undefined && href !== undefined) {
      for (const run of readMarkdownRuns(anchor)) out.push({ ...run, marks: [...open, ...run.marks], href });
    } else if (escaped !== undefined) push(escaped);
    else if (entity !== undefined) push(ENTITIES[entity.toLowerCase()] ?? '');
    else if (caret !== undefined) push(caret, ['superscript']);
    else if (stars !== undefined) {
      const marks: RunMark[] =
        stars.length === 1 ? ['em'] : stars.length === 2 ? ['strong'] : ['strong', 'em'];
      for (const mark of marks) if (!open.delete(mark)) open.add(mark);
    } else if (tag !== undefined) applyTag(tag.toLowerCase(), slash === '/', open, push);
  }
  push(text.slice(rest));
  return tidyRuns(out);
}

function applyTag(tag: string, closing: boolean, open: Set<RunMark>, push: (text: string) => void): void {
  if (tag === 'br') return push('\n');
  const mark: RunMark =
    tag === 'sup'
      ? 'superscript'
      : tag === 'sub'
        ? 'subscript'
        : tag === 'b' || tag === 'strong'
          ? 'strong'
          : 'em';
  if (closing) open.delete(mark);
  else open.add(mark);
}

/** Positions of asterisks that open or close emphasis. */
function pairEmphasis(text: string): Set<number> {
  const out = new Set<number>();
  const waiting = new Map<number, number>();
  for (const match of text.matchAll(/(\\.)|(\*{1,3})/gu)) {
    const stars = match[2];
    if (stars === undefined) continue;
    const at = match.index;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + stars.length);
    const opener = waiting.get(stars.length);
    const closes = /\S/.test(before) && /^$|[\s.,;:!?)»”"|<]/.test(after);
    const opens = /^$|[\s("„«>]/.test(before) && /[^\s*]/.test(after);
    if (opener !== undefined && closes) {
      out.add(opener);
      out.add(at);
      waiting.delete(stars.length);
    } else if (opens) waiting.set(stars.length, at);
  }
  return out;
}
