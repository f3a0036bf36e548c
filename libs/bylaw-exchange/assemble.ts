import type { IdSource } from '#libs/bylaw-document';
import {
  plainText,
  sliceRuns,
  tidyRuns,
  type AtomBlock,
  type LineBlock,
  type ReadSource,
  type SourceBlock,
} from './blocks.js';
import { FindingList } from './findings.js';
import { FrontBuilder, type FrontFacts } from './front.js';
import { MemorandumBuilder, opensMemorandum } from './memorandum.js';
import { isSignatureLine, Overview, readAnnexLabel, type AnnexLabel } from './recognise.js';
import { ScopeBuilder } from './scope.js';
import { draftId, Drafts, isJoined, type Draft, type Place } from './tree.js';

/** Text of the source that is not text of the act, with the reason. */
export interface SetAsideText {
  text: string;
  line: number;
  reason: string;
}

/** The parts of an act as drafts, before they become a document. */
export interface Assembled {
  doc: Draft;
  memorandum: Draft | null;
  setAside: SetAsideText[];
  asidePlaces: Place[];
  facts: FrontFacts;
  basis: string[];
  repealed: boolean;
  findings: FindingList;
}

/** Builds one structure out of the blocks of any reader. */
export function assemble(source: ReadSource, newId: IdSource): Assembled {
  return new Assembler(source, newId).run();
}

type ReadableBlock = Extract<SourceBlock, { kind: 'line' | 'table' }>;

type Stage = 'front' | 'body' | 'signed' | 'annex' | 'memorandum';

class Assembler {
  private readonly drafts: Drafts;
  private readonly findings = new FindingList();
  private readonly overview: Overview;
  private readonly front: FrontBuilder;
  private readonly body: ScopeBuilder;
  private readonly signatures: Draft[] = [];
  private readonly annexes: Draft[] = [];
  private annex: ScopeBuilder | null = null;
  private memorandum: MemorandumBuilder | null = null;
  private stage: Stage = 'front';
  private lateTitle: Draft | null = null;
  private readonly setAside: SetAsideText[] = [];
  private readonly asidePlaces: Place[] = [];
  private repealed = false;

  constructor(
    private readonly source: ReadSource,
    newId: IdSource,
  ) {
    this.drafts = new Drafts(newId);
    this.overview = new Overview(source);
    this.front = new FrontBuilder(this.drafts, this.findings);
    this.body = new ScopeBuilder({ type: 'body', content: [] }, this.drafts, this.findings);
  }

  run(): Assembled {
    this.source.blocks.forEach((block, index) => this.block(block, index));
    for (const { code, line, params } of this.source.findings ?? [])
      this.findings.add(code, null, line, params);
    for (const image of this.source.images)
      this.findings.add('import.image-missing', null, image.line, { alt: image.alt.slice(0, 120) });
    const front = this.front.build(this.lateTitle);
    this.nameAnnexes();
    const content = [front, this.body.root, ...this.signatures, ...this.annexes];
    return {
      doc: { type: 'doc', attrs: { kind: 'bylaw' }, content },
      memorandum: this.memorandum?.build() ?? null,
      setAside: this.setAside,
      asidePlaces: this.asidePlaces,
      facts: this.front.facts,
      basis: this.front.basis(),
      repealed: this.repealed,
      findings: this.findings,
    };
  }

  private readonly aside = (text: string, line: number, reason: string): void => {
    this.setAside.push({ text, line, reason });
    this.asidePlaces.push(this.drafts.place(line));
  };

  private block(block: SourceBlock, index: number): void {
    if (block.kind === 'aside') return this.aside(block.text, block.line, block.reason);
    if (block.kind === 'atom') return this.atom(block);
    this.drafts.suggested = block.kind === 'line' ? block.suggested : undefined;
    if (block.chapters !== undefined) (this.annex ?? this.body).closeChaptersTo(block.chapters);
    const noted = block.note !== undefined && block.note.depth !== null;
    if (block.kind === 'line' && !noted && opensMemorandum(plainText(block.runs)) && this.stage !== 'front') {
      this.stage = 'memorandum';
      this.memorandum ??= new MemorandumBuilder(this.drafts, this.findings, this.aside);
      return this.memorandum.heading(block);
    }
    if (
      block.kind === 'line' &&
      !block.note &&
      !(this.stage === 'front' && this.front.isEmpty) &&
      !this.overview.quoted.has(index)
    ) {
      const label = readAnnexLabel(block);
      if (label) return this.beginAnnex(block, label);
    }
    if (this.stage === 'front' && this.inFront(block, index)) return;
    if (this.stage === 'body') return this.inBody(block, index);
    if (this.stage === 'signed') return this.afterSignature(block, index);
    if (this.stage === 'annex') return this.inAnnex(block, index);
    if (this.stage === 'memorandum') this.inMemorandum(block);
  }

  /** An image or a formula. The heading of an act has no place for images: coats of arms are set aside. */
  private atom(block: AtomBlock): void {
    const { atom, line } = block;
    this.drafts.suggested = undefined;
    if (this.stage === 'front' && atom.type === 'figure') {
      const alt = String(atom.attrs?.['alt'] ?? '');
      this.findings.add('import.image-left-out', null, line, { alt: alt.slice(0, 120) });
      if (alt !== '') this.aside(alt, line, 'image');
      return;
    }
    if (this.stage === 'front') this.stage = 'body';
    if (this.stage === 'memorandum') return this.memorandum?.atom(block);
    if (this.stage === 'signed') this.beginImplicitAnnex(line, '');
    (this.stage === 'annex' ? this.annex : this.body)?.atom(block);
  }

  private inFront(block: ReadableBlock, index: number): boolean {
    if (block.kind === 'line' && !this.overview.startsBody(block, index, this.body)) {
      if (this.front.take(this.withoutStatus(block))) return true;
    }
    this.stage = 'body';
    return false;
  }

  /** `Zaudējis spēku - ` before a title is a status of the page, not part of the title. */
  private withoutStatus(block: LineBlock): LineBlock {
    const text = plainText(block.runs);
    const status = block.hint === 'title' ? /^Zaudējis spēku\s*[-–—]\s*/i.exec(text) : null;
    if (!status) return block;
    this.repealed = true;
    this.findings.add('import.status-line', null, block.line, { text: status[0].trim() });
    this.aside(status[0].trim(), block.line, 'status');
    return { ...block, runs: tidyRuns(sliceRuns(block.runs, status[0].length)) };
  }

  private inBody(block: ReadableBlock, index: number): void {
    if (block.kind === 'line' && this.overview.isSignature(block, index)) {
      this.stage = 'signed';
      this.signatures.push(this.drafts.text('signature', block.runs, block.line));
    } else this.inScope(this.body, block, index);
  }

  private inScope(scope: ScopeBuilder, block: ReadableBlock, index: number): void {
    if (block.kind === 'table') return scope.table(block);
    const heading = this.overview.headingOf(block, index, scope);
    if (heading) return scope.heading(block, heading === 'guessed');
    if (this.overview.unclosed.has(index)) this.findings.add('import.quote-not-closed', null, block.line);
    const bold = block.hint === 'signature';
    scope.line(bold ? strong(block) : block, this.overview.quoted.has(index));
  }

  private afterSignature(block: ReadableBlock, index: number): void {
    if (block.kind === 'table') return this.implicitAnnex(block, index);
    const text = plainText(block.runs);
    const last = index === this.source.blocks.length - 1;
    if (last && !this.front.hasTitle && block.hint === undefined && !isSignatureLine(text)) {
      this.lateTitle = this.drafts.text('title', block.runs, block.line);
      return;
    }
    if (block.hint === 'heading' || block.hint === 'point') return this.implicitAnnex(block, index);
    const node = this.drafts.text('signature', block.runs, block.line);
    const usual =
      block.hint === 'signature' ||
      block.note?.kind === 'signature' ||
      (text.length < 150 && !/[.;:]$|^[("„“']/.test(text));
    if (!usual)
      this.findings.add('import.after-signature', draftId(node), block.line, { text: text.slice(0, 120) });
    this.signatures.push(node);
  }

  private beginAnnex(block: LineBlock, label: AnnexLabel): void {
    this.stage = 'annex';
    const fixed = label.number === null ? null : { base: label.number, sup: '' };
    const printed = label.length > 0 ? { length: label.length, runs: block.runs } : null;
    const annex = this.drafts.unit('annex', fixed, block.line, printed, { deleted: false });
    annex.content = [];
    const rest = tidyRuns(sliceRuns(block.runs, label.length));
    if (rest.length > 0)
      annex.content.push(
        this.drafts.text('actline', rest, block.line, isJoined(plainText(block.runs), label.length)),
      );
    annex.content.push({ type: 'heading', runs: [] });
    this.annexes.push(annex);
    this.annex = new ScopeBuilder(annex, this.drafts, this.findings);
  }

  /** Text after the signatures that nothing calls an annex. */
  private implicitAnnex(block: ReadableBlock, index: number): void {
    this.beginImplicitAnnex(block.line, block.kind === 'line' ? plainText(block.runs).slice(0, 120) : '');
    this.inAnnex(block, index);
  }

  private beginImplicitAnnex(line: number, text: string): void {
    const annex = this.drafts.unit('annex', null, line, null, { deleted: false });
    annex.content = [{ type: 'heading', runs: [] }];
    this.annexes.push(annex);
    this.annex = new ScopeBuilder(annex, this.drafts, this.findings);
    this.stage = 'annex';
    this.findings.add('import.after-signature', draftId(annex), line, { text });
  }

  private inAnnex(block: ReadableBlock, index: number): void {
    const scope = this.annex;
    if (!scope) return;
    const content = scope.root.content ?? [];
    const heading = content.at(-1);
    const open = heading?.type === 'heading' && heading.runs?.length === 0 ? heading : null;
    if (block.kind === 'line' && open && block.note?.kind === 'actline') {
      content.splice(-1, 0, this.drafts.text('actline', block.runs, block.line));
      return;
    }
    if (block.kind === 'line' && open && !block.note && !this.overview.quoted.has(index)) {
      const text = plainText(block.runs);
      const marked = block.hint === 'heading' || block.hint === 'title';
      if (!marked && block.hint === undefined && isAnnexActline(text)) {
        content.splice(-1, 0, this.drafts.text('actline', block.runs, block.line));
        return;
      }
      const plainTitle = block.hint === undefined && text.length < 200 && !/[.;:,]$/.test(text);
      if (marked || (plainTitle && !this.overview.startsBody(block, index, scope))) {
        content[content.length - 1] = this.drafts.heading(block.runs, block.line);
        return;
      }
    }
    this.inScope(scope, block, index);
  }

  private inMemorandum(block: ReadableBlock): void {
    if (block.kind === 'table') this.memorandum?.table(block);
    else this.memorandum?.text(block, block.hint === 'signature' || isSignatureLine(plainText(block.runs)));
  }

  /** An annex printed `Pielikums` beside others will be numbered, so its printed word stays in its act line. */
  private nameAnnexes(): void {
    if (this.annexes.length < 2) return;
    for (const annex of this.annexes) {
      if (!annex.labelAt || annex.attrs?.['label'] !== null) continue;
      const word: Draft = {
        type: 'actline',
        attrs: { id: this.drafts.id() },
        runs: [{ text: 'Pielikums', marks: [] }],
        at: annex.labelAt,
      };
      delete annex.labelAt;
      annex.content = [word, ...(annex.content ?? [])];
    }
  }
}

function isAnnexActline(text: string): boolean {
  return (
    text.length < 250 &&
    /noteikum(iem|u|i)\b|\bdomes?\b|^Nr\.|\d{4}\.\s?gada/i.test(text) &&
    !/[.;:]$/.test(text)
  );
}

function strong(block: LineBlock): LineBlock {
  return { ...block, runs: block.runs.map((run) => ({ ...run, marks: ['strong' as const, ...run.marks] })) };
}
