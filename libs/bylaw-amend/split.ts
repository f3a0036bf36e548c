import { NUMBER, readNumber } from './labels.js';
import { finding, type AmendmentFinding, type InstructionPlace, type Segment } from './operations.js';

/** One instruction with the quoted text that it brings. */
export interface Instruction {
  place: InstructionPlace;
  segments: readonly Segment[];
  /** The instruction itself without its number. */
  text: string;
  /** Lines of the quoted text without the quotation marks around them; `null` where there is none. */
  lines: readonly string[] | null;
}

const QUOTE = `["„“”«»]|''`;
const VERB = /^(izteikt|papildināt|svītrot|izslēgt|aizstāt|atzīt|izdarīt|uzdot|noteikt)(?!\p{L})/iu;
const SIGNER =
  /^(?!\d)[^"„“]{0,90}(priekšsēdētāj|prezident|ministr|pilsētas mērs|izpilddirektor)[^"„“.;:]{0,30}([ .]|$)/i;
const LIST_MARK = /^(\d{1,3}|\p{Ll})\)\s/u;

/** Divides an amending act into its instructions; what stands before the first one is left out. */
export function splitInstructions(text: string): {
  instructions: Instruction[];
  findings: AmendmentFinding[];
} {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const instructions: Instruction[] = [];
  const findings: AmendmentFinding[] = [];
  let at = lines.findIndex((line) => VERB.test(withoutNumber(line).text));
  if (at < 0) return { instructions, findings };
  let last: readonly Segment[] = [];
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    if (isEnd(line, last)) break;
    const { segments, text: rest } = withoutNumber(line);
    const place = { number: line.slice(0, line.length - rest.length).trim(), line: at + 1 };
    if (segments.length > 0) last = segments;
    const instruction: Instruction = { place, segments, text: rest, lines: null };
    const begin = opens(rest) ? nextLine(lines, at) : -1;
    if (begin >= 0 && new RegExp(`^(${QUOTE})`).test(lines[begin] ?? '')) {
      const end = endOfQuote(lines, begin, last);
      if (end < 0) {
        findings.push(finding('amend.quote-not-closed', place));
        break;
      }
      instruction.lines = unquoted(lines.slice(begin, end + 1));
      at = end;
    } else if (opens(rest)) {
      const inline = new RegExp(
        `^(.*?(?:redakcijā|rindkop\\p{L}+|punkt\\p{L}+|teikum\\p{L}+):)\\s*(?:${QUOTE})(.*)$`,
        'u',
      ).exec(rest);
      if (inline) {
        instruction.text = inline[1] ?? rest;
        instruction.lines = unquoted([`"${inline[2] ?? ''}`]);
      }
    }
    instructions.push(instruction);
  }
  return { instructions, findings };
}

/** Whether quoted text follows. */
function opens(text: string): boolean {
  return (
    /(redakcijā|rindkop\p{L}+|punkt(u|iem)|teikum\p{L}+|pielikum\p{L}+)( \(pielikums\))?:/u.test(text) &&
    !/(šādus|šādu) grozījum\p{L}+:$/u.test(text)
  );
}

function nextLine(lines: readonly string[], at: number): number {
  for (let next = at + 1; next < lines.length; next += 1) if (lines[next] !== '') return next;
  return -1;
}

function withoutNumber(line: string): { segments: readonly Segment[]; text: string } {
  const match = new RegExp(
    `^(?:#+ )?(${NUMBER})\\s*(?=\\p{L}|${NUMBER}\\s?(?:apakš)?(?:pant|punkt|pielikum))`,
    'u',
  ).exec(line);
  if (!match || !/[.⁰¹²³⁴-⁹]$/.test((match[1] ?? '').trim())) return { segments: [], text: line };
  const text = line.slice(match[0].length);
  if (/^(pant|punkt|apakšpunkt|daļ|pielikum|nodaļ|gada)/.test(text)) {
    const group = /^(\d{1,3}\.)\s+(\d.*)$/.exec(line);
    return group
      ? { segments: readNumber(group[1] ?? '').segments, text: group[2] ?? '' }
      : { segments: [], text: line };
  }
  return { segments: readNumber(match[1] ?? '').segments, text };
}

/** A line that belongs to no instruction: signatures and what follows the text. */
function isEnd(line: string, last: readonly Segment[]): boolean {
  if (/^(likums (saeimā )?pieņemts|paskaidrojuma raksts)/i.test(line) || LIST_MARK.test(line)) return true;
  const numbered = withoutNumber(line);
  if (numbered.segments.length > 0 || VERB.test(numbered.text)) return false;
  if (SIGNER.test(line)) return true;
  return last.length > 0 && /^(?:(?:\d+\. )?pielikums|grozījum|par grozījum|par izmaiņ)/i.test(line);
}

/**
 * The line that closes the quotation: a mark at its end, and after it the next instruction or the end. Where several do,
 * the first at which every mark opened is closed.
 */
function endOfQuote(lines: readonly string[], begin: number, last: readonly Segment[]): number {
  const closing = new RegExp(`(?:${QUOTE})\\s*[.;,]?$`);
  const first = begin;
  let fallback = -1;
  let candidate = -1;
  let marks = 0;
  for (let at = begin; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    marks += line.match(/["„“”«»]|''/g)?.length ?? 0;
    if (!closing.test(line) || (at === first && line.length < 2)) continue;
    const next = nextLine(lines, at);
    if (next < 0 || begins(lines[next] ?? '', last)) {
      if (marks % 2 === 0 || isNext(lines[next] ?? '', last)) return at;
      if (candidate < 0) candidate = at;
      continue;
    }
    if (new RegExp(`(?:${QUOTE})\\s*[.;]$`).test(line) || fallback < 0) fallback = at;
  }
  return candidate < 0 ? fallback : candidate;
}

/** Whether the line is the very next instruction. */
function isNext(line: string, last: readonly Segment[]): boolean {
  const { segments, text } = withoutNumber(line);
  return VERB.test(text) && segments.length > 0 && follows(segments, last);
}

function begins(line: string, last: readonly Segment[]): boolean {
  const { segments, text } = withoutNumber(line);
  if (
    isEnd(line, last) ||
    VERB.test(text) ||
    /^(Likums|Noteikumi|Saistošie noteikumi|Lēmums) [\p{L} ]*(piemēroj|stājas)/u.test(line)
  )
    return true;
  if (segments.length === 0) return false;
  return last.some((_, level) => follows(segments, last.slice(0, level + 1)));
}

function follows(next: readonly Segment[], before: readonly Segment[]): boolean {
  return (
    next.length === before.length &&
    next.every(({ base, sup }, at) => {
      const old = before[at];
      return at === next.length - 1
        ? Number(base) === Number(old?.base) + 1
        : base === old?.base && sup === old.sup;
    })
  );
}

function unquoted(lines: readonly string[]): string[] {
  const out = lines.filter((line) => line !== '');
  const first = (out[0] ?? '').replace(new RegExp(`^(?:${QUOTE})`), '');
  out[0] = first;
  const end = out.length - 1;
  out[end] = (out[end] ?? '').replace(new RegExp(`(?:${QUOTE})\\s*[.;,]?$`), '');
  return out.map((line) => line.trim()).filter((line, at) => line !== '' || at === 0);
}
