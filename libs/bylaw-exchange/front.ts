import { plainText, sliceRuns, tidyRuns, type LineBlock, type Run } from './blocks.js';
import { readDigitDay } from './digit-day.js';
import type { FindingList } from './findings.js';
import { draftId, isJoined, suppliedLength, type Draft, type Drafts, type Place } from './tree.js';

/** What the heading of an act says about it. */
export interface FrontFacts {
  issuer?: string;
  number?: string;
  /** The day of adoption as `YYYY-MM-DD`. */
  adopted?: string;
  minutes?: string;
}

const MONTHS = 'janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr'.split('|');
const MONTH = `(${MONTHS.join('|')})\\p{L}*`;
const DATED = new RegExp(`((?:19|20)\\d\\d)\\.\\s?gada\\s+(\\d{1,2})\\.\\s?${MONTH}`, 'u');
const ACT = /\b(saistošie noteikumi|noteikumi|nolikums|instrukcija|lēmums)\s+Nr\.?\s*(\S+)/iu;
/** The name of a council on a line of its own, and the number of its act at the end of another. */
const COUNCIL = /^\p{Lu}[\p{L} ]{2,80} (dome|padome|pašvaldība)s?$/iu;
const NUMBER =
  /^(?!\(?prot)(?:saistošie noteikumi|.*\b(?:19|20)\d\d\.\s?gada\s.*?|)\s*Nr\.?\s*((?:\p{L}{1,4}-)?\d[\p{L}\d/.-]*)$/iu;
/** A draft has no number yet. */
const UNNUMBERED = /^\p{Lu}[\p{L} ]{2,120} saistošie noteikumi(?:\s+Nr\.?)?$/iu;
const RUN_TOGETHER = new RegExp(
  `^(.{3,300}?\\sNr\\.\\s*[\\p{Lu}\\d][\\p{Lu}\\d/.-]*?)\\s*((?:\\p{Lu}\\p{Ll}[\\p{L} ]{0,60}?\\s)?(?:19|20)\\d\\d\\.\\s?gada\\s\\d{1,2}\\.\\s?${MONTH}.*)$`,
  'u',
);
/** The title of an amending act names the day and number of the one it amends. */
const AMENDING = /^grozījum[is]\s.*\snoteikumos\s(?:Nr\.|").*[^.;:]$/iu;
const APPROVAL = /^(apstiprināt|precizēt|pieņemt[is]|redakcionāli precizējumi|ar precizējumiem|saskaņots)/i;
const BASIS = /^izdot[isa]+\s+(saskaņā|pamatojoties)|^izdot[isa]+\s.{0,80}kārtībā/i;
const CUTS =
  /(?<=\S)\s*(?=PRECIZĒTI|Precizēti\s+ar|Ar precizējumiem|Izdot[isa]+\s+(?:saskaņā|pamatojoties))/gu;

/** More lines than the heading of any act has; what follows is text. */
const MAX_LINES = 60;

const FRONT_KINDS = ['issuer', 'actline', 'title', 'approval', 'basis', 'remark'] as const;

type FrontKind = (typeof FRONT_KINDS)[number];

/** A line of the front before it becomes a node. */
interface FrontLine {
  kind: FrontKind | null;
  runs: Run[];
  at: Place;
}

/** Builds the `front` of a by-law out of the lines before its first chapter, point or paragraph. */
export class FrontBuilder {
  private readonly lines: FrontLine[] = [];
  readonly facts: FrontFacts = {};

  constructor(
    private readonly drafts: Drafts,
    private readonly findings: FindingList,
  ) {}

  /** Takes a line; `false` where the line can only be text of the act. */
  take(block: LineBlock): boolean {
    const text = plainText(block.runs);
    const noted = FRONT_KINDS.find((kind) => kind === block.note?.kind);
    if (noted) {
      this.lines.push({ kind: noted, runs: [...block.runs], at: this.drafts.place(block.line) });
      return true;
    }
    const kind = this.kindOf(block, text);
    if (kind === 'body') return false;
    if (kind === 'continued') {
      const last = this.lines.at(-1);
      if (last) last.runs = [...last.runs, { text: '\n', marks: [] }, ...block.runs];
      return true;
    }
    for (const { runs, joined } of this.cut(block, kind)) {
      const own = this.lines.length === 0 || kind !== null ? kind : null;
      const at = this.drafts.place(block.line, joined);
      this.lines.push({ kind: this.refine(own, plainText(runs)), runs, at });
    }
    return true;
  }

  private kindOf(block: LineBlock, text: string): FrontKind | 'continued' | 'body' | null {
    const last = this.lines.at(-1);
    if (this.lines.length >= MAX_LINES) return 'body';
    if (block.hint === 'title') return this.has('title') ? 'remark' : 'title';
    if (block.hint === 'basis') return 'basis';
    if (text.length > 2000) return this.isOpening(text) ? null : 'body';
    if (BASIS.test(text)) return 'basis';
    if (APPROVAL.test(text)) return 'approval';
    if (ACT.test(text) && !/^(izdarīt|atzīt|par |grozījum)/i.test(text) && !this.has('issuer'))
      return 'issuer';
    if (UNNUMBERED.test(text) && !this.has('issuer')) return 'issuer';
    if (block.hint === 'issuer') return this.has('issuer') ? 'actline' : 'issuer';
    if (/^saeima ir pieņēmusi/i.test(text)) return 'issuer';
    if (last && last.kind === 'issuer' && /izsludina/i.test(text) && /:$/.test(text)) return 'continued';
    if (last?.kind === 'basis' && !block.afterGap && !/[.:;]$/.test(text) && !this.isTitleLike(text))
      return 'continued';
    if (/^\(?prot(okols|\.)?\s*Nr/i.test(text)) return 'actline';
    if (AMENDING.test(text) && !this.has('title')) return 'title';
    if (DATED.test(text) && text.length < 200 && !/[.;:]$/.test(text.replace(/\([^)]*\)$/, '')))
      return 'actline';
    if (readDigitDay(text)) return 'actline';
    if (/^\(.*\)$/.test(text)) return 'remark';
    return this.isOpening(text) ? null : 'body';
  }

  /** A line that nothing names: the title, where there is none yet. */
  private isOpening(text: string): boolean {
    return (
      !this.has('title') &&
      !this.lines.some((line) => line.kind === null) &&
      text.length < 600 &&
      !/[.:;]$/.test(text)
    );
  }

  private isTitleLike(text: string): boolean {
    return !this.has('title') && /^(par|grozījum|noteikumi|kārtība)/i.test(text);
  }

  private has(kind: FrontKind): boolean {
    return this.lines.some((line) => line.kind === kind);
  }

  /** Lines that a conversion ran together, apart again. */
  private cut(block: LineBlock, kind: FrontKind | null): { runs: Run[]; joined: boolean }[] {
    const text = plainText(block.runs);
    const whole = [{ runs: [...block.runs], joined: false }];
    if (kind === 'title' || text.length > 5000) return whole;
    const cuts: number[] = [];
    const act = kind === 'issuer' && text.length < 1000 ? RUN_TOGETHER.exec(text) : null;
    if (act?.[1] && act[2]) cuts.push(text.length - act[2].length);
    for (const match of text.matchAll(CUTS)) cuts.push(match.index);
    if (cuts.length === 0) return whole;
    this.findings.add('import.lines-run-together', null, block.line, { text: text.slice(0, 120) });
    const edges = [0, ...cuts, text.length];
    return edges.slice(1).map((edge, index) => {
      const from = edges[index] ?? 0;
      return { runs: tidyRuns(sliceRuns(block.runs, from, edge)), joined: isJoined(text, from) };
    });
  }

  private refine(kind: FrontKind | null, text: string): FrontKind | null {
    if (kind === null || kind === 'title') return kind;
    const trimmed = text.trimStart();
    if (BASIS.test(trimmed)) return 'basis';
    if (APPROVAL.test(trimmed)) return 'approval';
    if (kind === 'issuer' && this.has('issuer')) return 'actline';
    return kind;
  }

  /** The front node; `title` is a title found elsewhere (at the end of the source). */
  build(title: Draft | null): Draft {
    const untitled = !this.has('title') && title === null;
    const guess = untitled ? this.lines.find((line) => line.kind === null) : undefined;
    const content = this.lines.map((line): Draft => {
      const kind = line === guess ? 'title' : (line.kind ?? 'remark');
      const supplied = suppliedLength(line.runs);
      const at = { ...line.at, ...(supplied > 0 ? { supplied } : {}) };
      return { type: kind, attrs: { id: this.drafts.id() }, runs: line.runs, at };
    });
    this.collect();
    const titled = content.find((node) => node.type === 'title');
    if (guess && titled && !this.named())
      this.findings.add('import.title-guessed', draftId(titled), titled.at?.line ?? 1);
    if (!titled) content.push(title ?? this.emptyTitle());
    if (!this.has('basis')) this.findings.add('import.basis-missing', null, 1);
    return { type: 'front', content };
  }

  /** Whether issuer or basis stood beside the line taken for the title. */
  private named(): boolean {
    return this.has('issuer') || this.has('basis');
  }

  private emptyTitle(): Draft {
    const id = this.drafts.id();
    this.findings.add('import.title-missing', id, 1);
    return { type: 'title', attrs: { id }, runs: [] };
  }

  private collect(): void {
    for (const line of this.lines) {
      const text = plainText(line.runs).slice(0, 3000);
      const act = line.kind === 'issuer' ? ACT.exec(text) : null;
      if (act) {
        this.facts.issuer ||= issuerName(text.slice(0, act.index));
        this.facts.number ??= (act[2] ?? '').replace(/[.,;]+$/, '');
      }
      if (line.kind === 'issuer' && UNNUMBERED.test(text))
        this.facts.issuer ??= issuerName(text.replace(/ saistošie noteikumi.*$/i, ''));
      if (line.kind === 'issuer' || line.kind === 'actline') {
        if (COUNCIL.test(text.trim()) && (!this.facts.issuer || !/dome$/i.test(this.facts.issuer)))
          this.facts.issuer = issuerName(text);
        this.facts.number ??= NUMBER.exec(text.trim())?.[1]?.replace(/\.$/, '');
        const date = DATED.exec(text);
        if (date) this.facts.adopted ??= legalDay(date[1] ?? '', date[3] ?? '', date[2] ?? '') ?? undefined;
        const digits = date ? null : readDigitDay(text);
        if (digits?.day) this.facts.adopted ??= digits.day;
        if (digits?.number) this.facts.number ??= digits.number.replace(/\.$/, '');
        const minutes = /prot(?:okols|\.)?\s*(Nr\.[^()]*)/i.exec(text);
        if (minutes) this.facts.minutes ??= (minutes[1] ?? '').trim();
      }
    }
  }

  /** The legal basis in words, without its opening formula, one entry for every act. */
  basis(): string[] {
    return this.lines
      .filter((line) => line.kind === 'basis')
      .flatMap((line) => splitBasis(plainText(line.runs).replace(/\s+/g, ' ').slice(0, 5000)));
  }

  /** Whether anything was taken. */
  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** Whether a title or a line that may be one was found. */
  get hasTitle(): boolean {
    return this.has('title') || this.lines.some((line) => line.kind === null);
  }
}

/** `Gulbenes novada domes ` as the name of the institution: `Gulbenes novada dome`. */
function issuerName(genitive: string): string {
  const name = genitive.trim();
  const plain = name === name.toUpperCase() ? name.slice(0, 1) + name.slice(1).toLowerCase() : name;
  return plain
    .replace(/domes$/, 'dome')
    .replace(/pašvaldības$/, 'pašvaldība')
    .replace(/kabineta$/, 'kabinets');
}

/** A day from a year, the beginning of a month's name and a day of month; `null` where there is no such day. */
export function legalDay(year: string, month: string, day: string): string | null {
  const index = MONTHS.findIndex((name) => month.toLowerCase().startsWith(name));
  const number = Number(day);
  const longest = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate();
  if (index < 0 || number < 1 || number > longest) return null;
  return `${year}-${String(index + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

function splitBasis(text: string): string[] {
  return text
    .replace(/^izdot[isa]+\s+(saskaņā ar|pamatojoties uz)\s*/i, '')
    .split(
      /(?:,|\bun)\s*(?=(?:likuma\s+["„“]|Ministru kabineta|(?:\p{Lu}\p{Ll}+\s)(?:\p{Ll}+\s){0,8}likuma))/u,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
