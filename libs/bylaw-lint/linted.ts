import type { Node } from 'prosemirror-model';
import { isOwnText, numberDocument, textBlocks, type Numbering, type TextBlock } from '#libs/bylaw-document';
import {
  CitationReader,
  isAmendingAct,
  isStatute,
  OwnUnits,
  titleOf,
  type Recognised,
} from '#libs/citations';
import type { LintFinding } from './finding.js';
import { LINT_RULES, type LintCode } from './rules.js';

/** What rules want to know of a document, computed once, and where they put their findings. */
export class Linted {
  readonly numbering: Numbering;
  readonly blocks: readonly TextBlock[];
  readonly amending: boolean;
  readonly title: string;
  readonly memorandum: boolean;
  readonly units: OwnUnits;
  /** Blocks in which norms stand: points, paragraphs and headings of the body and of annexes, tables left out. */
  readonly norms: readonly TextBlock[];
  readonly findings: LintFinding[] = [];
  private readonly byId: ReadonlyMap<string, TextBlock>;
  private readonly inTables = new Set<number>();
  private cited: Map<TextBlock, Recognised> | null = null;

  constructor(
    readonly doc: Node,
    numbering?: Numbering,
    /** Whether anybody wants to hear of this rule. */
    readonly wanted: (code: LintCode) => boolean = () => true,
  ) {
    this.memorandum = doc.attrs['kind'] === 'memorandum';
    this.numbering = numbering ?? numberDocument(doc);
    this.blocks = textBlocks(doc, this.numbering);
    this.byId = new Map(this.blocks.map((block) => [block.id, block]));
    this.amending = !this.memorandum && isAmendingAct(doc);
    this.title = this.memorandum ? '' : titleOf(doc);
    this.units = new OwnUnits(this.numbering);
    doc.descendants((node, pos) => {
      if (node.type.name !== 'table') return !node.isTextblock;
      node.descendants((inner, offset) => {
        if (inner.isTextblock) this.inTables.add(pos + 1 + offset + 1);
        return !inner.isTextblock;
      });
      return false;
    });
    this.norms = this.blocks.filter(
      (block) =>
        (block.region === 'body' || block.region === 'annex') &&
        block.name !== 'remark' &&
        block.name !== 'actline' &&
        block.unit?.deleted !== true &&
        !this.inTable(block),
    );
  }

  /** What every block cites and refers to, read in order. */
  get recognised(): ReadonlyMap<TextBlock, Recognised> {
    if (!this.cited) {
      const reader = new CitationReader(isStatute(this.doc));
      this.cited = new Map(this.blocks.map((block) => [block, reader.read(block.text)]));
    }
    return this.cited;
  }

  /** The block with this id; for a chapter or annex its heading. */
  block(id: string): TextBlock | undefined {
    return this.byId.get(id);
  }

  inTable(block: TextBlock): boolean {
    return this.inTables.has(block.pos);
  }

  /** A finding about a unit or a block as a whole. */
  at(code: LintCode, where: string, params: LintFinding['params'] = {}): LintFinding {
    const { severity, source } = LINT_RULES[code];
    const finding: LintFinding = { code, severity, source, where, position: null, params };
    this.findings.push(finding);
    return finding;
  }

  /**
   * A finding about some characters of a block.
   *
   * @param insert what a fix puts there; left out where that would cut into a reference or a footnote
   */
  in(
    code: LintCode,
    block: TextBlock,
    from: number,
    to: number,
    params: LintFinding['params'] = {},
    insert?: string,
  ): LintFinding {
    const finding = this.at(code, block.id, params);
    finding.position = { block: block.id, from, to };
    return insert === undefined ? finding : this.fix(finding, block, [{ from, to, insert }]);
  }

  /** Gives a finding its fix, unless that would cut into a reference or a footnote. */
  fix(
    finding: LintFinding,
    block: TextBlock,
    changes: readonly { from: number; to: number; insert: string }[],
  ): LintFinding {
    if (changes.every(({ from, to }) => isOwnText(block, from, to)))
      finding.fix = changes.map((change) => ({ block: block.id, ...change }));
    return finding;
  }
}

/** A sentence of a text with its place. */
export interface Sentence {
  text: string;
  from: number;
  to: number;
}

/** A full stop that ends no sentence: numbers, initials, short words. */
const INNER_STOP =
  /(?:^|[\s("„–-])(?:\d[\d.⁰¹²³⁴-⁹]*|[IVXLC]+|\p{L}|nr|t\.\s?sk|t\.\s?i|piem|tml|u\.\s?c|utt|sk|p|lpp|st|tālr|kv|prot|plkst|apt)\.$/iu;

/** Longest text in front of something that says what it is; reading further back each time would cost the square of a long block. */
const JUST_BEFORE = 120;

/** The text right in front of a place, as far as it says anything about it. */
export function justBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - JUST_BEFORE), at);
}

/** The sentences of a text; numbers with a full stop (`5. punktā`, `2026. gada`) do not end one. */
export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    const from = start + raw.indexOf(trimmed.charAt(0));
    if (trimmed !== '') out.push({ text: trimmed, from, to: from + trimmed.length });
    start = end;
  };
  for (const match of text.matchAll(/[.!?](?=["”“)]*\s+["„“(]*\p{Lu})|[;\n]/gu)) {
    const end = match.index + 1;
    if (match[0] === '.' && INNER_STOP.test(text.slice(Math.max(start, end - 12), end))) continue;
    push(end);
  }
  push(text.length);
  return out;
}
