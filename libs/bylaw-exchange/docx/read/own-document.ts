import type { IdSource } from '#libs/bylaw-document';
import type { Assembled, SetAsideText } from '../../assemble.js';
import { plainText, tidyRuns } from '../../blocks.js';
import { FindingList } from '../../findings.js';
import { FrontBuilder } from '../../front.js';
import { readLabels } from '../../label.js';
import type { Draft, Place } from '../../tree.js';
import { sliceRuns } from '../../blocks.js';
import { fixedLabel } from '../../units.js';
import type { DocxStyle } from '../styles.js';
import type { Part, Table } from './model.js';
import { finishAnnex, OwnBlocks } from './own-blocks.js';
import { OwnDrafts } from './own-drafts.js';
import { settleLabels, type ShownNumbers } from './own-labels.js';
import { ownLine, type OwnLine } from './own-line.js';
import { OwnMemorandum } from './own-memorandum.js';
import { raiseSuggestions } from './raise-suggestions.js';
import type { DocxFile } from './read-docx.js';

const FRONT: Readonly<Partial<Record<string, string>>> = {
  Issuer: 'issuer',
  Actline: 'actline',
  Title: 'title',
  Approval: 'approval',
  Basis: 'basis',
  FrontRemark: 'remark',
};

/** Puts a file that this library wrote back onto its nodes, also after Word or LibreOffice saved it. */
export function ownDocument(file: DocxFile, newId: IdSource): Assembled {
  return new OwnReader(file, newId).read();
}

/** A chapter that is open; one that was added in Word stands in no bookmark. */
interface OpenChapter {
  draft: Draft;
  known: boolean;
}

class OwnReader {
  private readonly findings = new FindingList();
  private readonly make: OwnDrafts;
  private readonly blocks: OwnBlocks;
  private readonly front: { kind: string; line: OwnLine; draft: Draft }[] = [];
  private readonly body: Draft = { type: 'body', content: [] };
  private readonly signatures: Draft[] = [];
  private readonly annexes: Draft[] = [];
  private readonly shown: ShownNumbers = new Map();
  private readonly setAside: SetAsideText[] = [];
  private readonly asidePlaces: Place[] = [];
  private memorandum: OwnMemorandum | null = null;
  private scope: Draft = this.body;
  private chapters: OpenChapter[] = [];
  private units: Draft[] = [];
  private begun = false;

  constructor(
    private readonly file: DocxFile,
    newId: IdSource,
  ) {
    this.make = new OwnDrafts(newId, file.context, this.findings);
    this.blocks = new OwnBlocks(this.make);
  }

  read(): Assembled {
    for (const { code, line, params } of this.file.context.findings)
      this.findings.add(code, null, line, params);
    for (const aside of this.file.heads) this.aside(aside.text, aside.line, aside.reason);
    for (const part of this.file.parts) this.part(part);
    for (const aside of this.file.feet) this.aside(aside.text, aside.line, aside.reason);
    const front = new FrontBuilder(this.make.drafts, this.findings);
    for (const { kind, line } of this.front)
      front.take({
        kind: 'line',
        runs: line.paragraph.runs,
        line: line.paragraph.line,
        note: { kind, depth: null },
      });
    const built = front.build(null);
    built.content = (built.content ?? []).map((node, index) => this.front[index]?.draft ?? node);
    for (const annex of this.annexes) finishAnnex(annex);
    const doc: Draft = {
      type: 'doc',
      attrs: { kind: 'bylaw' },
      content: [built, this.body, ...this.signatures, ...this.annexes],
    };
    const memorandum = this.memorandum?.build() ?? null;
    for (const root of [doc, ...(memorandum ? [memorandum] : [])]) raiseSuggestions(root);
    this.make.settleReferences();
    if (!this.file.context.facts) settleLabels(doc, this.shown);
    return {
      doc,
      memorandum,
      setAside: this.setAside,
      asidePlaces: this.asidePlaces,
      facts: front.facts,
      basis: front.basis(),
      repealed: false,
      findings: this.findings,
    };
  }

  private readonly aside = (text: string, line: number, reason: string): void => {
    if (text.trim() === '') return;
    this.setAside.push({ text, line, reason });
    this.asidePlaces.push(this.make.drafts.place(line));
  };

  private part(part: Part): void {
    if (this.memorandum) return this.memorandum.part(part);
    if (part.kind === 'table') return this.table(part);
    const line = ownLine(part, this.file.context);
    if (line.style === 'Separator' && part.runs.length === 0) return;
    if (part.contents) return this.aside(plainText(part.runs), part.line, 'contents');
    const { style } = line;
    if (style === 'Memorandum') {
      this.memorandum = new OwnMemorandum(this.make, this.blocks, this.aside);
      return this.aside(plainText(part.runs), part.line, 'memorandumHeading');
    }
    if (style !== 'ListItem' && style !== 'ListText') this.blocks.closeLists();
    const empty = part.runs.length === 0 && part.figures.length === 0;
    if (empty && line.nodes.length === 0 && style !== 'AnnexHeading' && style !== 'Annex') return;
    if (!this.begun && this.inFront(line)) return;
    this.begun = true;
    this.bodyLine(line, style);
  }

  private bodyLine(line: OwnLine, style: OwnLine['style']): void {
    if (style === 'Chapter' || style === 'Unnumbered' || style === 'Closing')
      return this.chapter(line, style);
    if (style === 'Unit') return this.unit(line);
    if (style === 'Annex') return this.annex(line);
    if (style === 'AnnexActline' || style === 'AnnexHeading') return this.annexLine(line, style);
    if (style === 'Signature') return this.signature(line);
    if (style === 'Subheading' && this.scope.type === 'annex') {
      this.leave(line, 0);
      this.chapters = [];
      return this.append(
        this.make.text('subheading', line, line.paragraph.exact, this.make.id(line, 'subheading')),
      );
    }
    const depth =
      line.level ?? line.nodes.find((node) => node.depth !== undefined)?.depth ?? this.units.length;
    this.leave(line, depth);
    for (const block of this.blocks.of(line)) this.append(block);
  }

  /** Lines before the first block that can only stand in the body. */
  private inFront(line: OwnLine): boolean {
    const { style } = line;
    const known = style !== null && style in FRONT;
    const foreign = style === null && !line.paragraph.number;
    if (!known && !foreign) return false;
    this.front.push(this.frontLine(line));
    return true;
  }

  private frontLine(line: OwnLine): { kind: string; line: OwnLine; draft: Draft } {
    const said = FRONT[line.style ?? ''] ?? 'remark';
    const titled = this.front.some(({ kind }) => kind === 'title');
    const kind = said === 'title' && titled ? 'remark' : said;
    const { paragraph } = line;
    for (const { attrs } of paragraph.figures)
      this.findings.add('import.image-left-out', null, paragraph.line, {
        alt: String(attrs?.['alt'] ?? '').slice(0, 120),
      });
    const id = this.make.id(line, kind, ...Object.values(FRONT).map(String));
    return { kind, line, draft: this.make.text(kind, line, paragraph.exact, id) };
  }

  private chapter(line: OwnLine, style: DocxStyle): void {
    this.units = [];
    const node = line.nodes.find(({ type }) => type === 'chapter');
    const depth = (line.level ?? 1) >= 9 ? (node?.chapters ?? 8) : (line.level ?? 1) - 1;
    this.chapters.length = Math.min(this.chapters.length, depth);
    const id = this.make.id(line, 'chapter');
    const fact = this.make.fact(id);
    const numbered = style === 'Chapter';
    const role = fact['role'] === 'closing' || style === 'Closing' ? 'closing' : 'regular';
    const attrs = {
      id,
      label: this.make.label(id),
      deleted: fact['deleted'] === true,
      role,
      numbered,
    };
    const heading = this.make.text('heading', line, line.paragraph.exact, null, id);
    const draft: Draft = { type: 'chapter', attrs, content: [heading] };
    this.remember(id, line);
    this.append(draft);
    this.chapters.push({ draft, known: node !== undefined });
  }

  private unit(line: OwnLine): void {
    const node = line.nodes.find(({ type }) => type === 'point' || type === 'subpoint');
    const told = (line.level ?? 1) - 1;
    const depth = told >= 8 ? (node?.depth ?? told) : told;
    this.leave(line, depth);
    const type = this.units.length === 0 ? 'point' : 'subpoint';
    const id = this.make.id(line, 'point', 'subpoint');
    const fact = this.make.fact(id);
    const typed =
      line.paragraph.number || line.nodes.length > 0
        ? undefined
        : readLabels(plainText(line.paragraph.runs))[0];
    const runs = typed ? tidyRuns(sliceRuns(line.paragraph.runs, typed.length)) : line.paragraph.exact;
    const label = typed ? fixedLabel(typed.segments.slice(-1), typed.printed, '') : this.make.label(id);
    const first = line.nodes.some((one) => one.type === 'remark') ? 'remark' : 'paragraph';
    const deleted =
      fact['deleted'] === true ||
      (!this.file.context.facts && first === 'remark' && /^\(?svītrot/i.test(plainText(runs)));
    const text = this.make.text(first, line, runs, this.make.id(line, 'paragraph', 'remark'));
    const draft: Draft = {
      type,
      attrs: { id, label, deleted },
      content: [text],
      ...(typed ? { labelAt: this.make.drafts.place(line.paragraph.line) } : {}),
    };
    this.remember(id, line);
    this.append(draft);
    this.units.push(draft);
    for (const figure of line.paragraph.figures) draft.content?.push(this.make.atom(line, figure));
  }

  private annex(line: OwnLine): void {
    const id = this.make.id(line, 'annex');
    const attrs = { id, label: this.make.label(id), deleted: this.make.fact(id)['deleted'] === true };
    const marks = this.make.blockMarks(line.paragraph);
    const annex: Draft = { type: 'annex', attrs, content: [], ...(marks.length > 0 ? { marks } : {}) };
    this.remember(id, line);
    this.annexes.push(annex);
    this.scope = annex;
    this.chapters = [];
    this.units = [];
    if (line.paragraph.runs.length > 0)
      annex.content?.push(this.make.text('actline', line, line.paragraph.exact, this.make.id(null)));
  }

  private annexLine(line: OwnLine, style: 'AnnexActline' | 'AnnexHeading'): void {
    const content = this.scope.type === 'annex' ? (this.scope.content ?? []) : [];
    const open = this.scope.type === 'annex' && content.every(({ type }) => type === 'actline');
    if (open && style === 'AnnexHeading')
      content.push(
        this.make.text('heading', line, line.paragraph.exact, null, String(this.scope.attrs?.['id'])),
      );
    else if (open)
      content.push(this.make.text('actline', line, line.paragraph.exact, this.make.id(line, 'actline')));
    else
      this.append(this.make.text('paragraph', line, line.paragraph.exact, this.make.id(line, 'paragraph')));
  }

  private signature(line: OwnLine): void {
    if (this.scope.type === 'annex')
      return this.append(
        this.make.text('paragraph', line, line.paragraph.exact, this.make.id(line, 'paragraph')),
      );
    this.units = [];
    // The tab that sets the name apart is a blank of the text.
    const runs = line.paragraph.exact.map((run) => ({ ...run, text: run.text.replace(/\t/g, ' ') }));
    this.signatures.push(this.make.text('signature', line, runs, this.make.id(line, 'signature')));
  }

  private table(table: Table): void {
    this.begun = true;
    this.blocks.closeLists();
    const { draft, line } = this.blocks.table(table);
    const node = line?.nodes.find(({ type }) => type === 'table');
    if (line && node) this.leave({ ...line, nodes: [node] }, node.depth ?? this.units.length);
    this.append(draft);
  }

  /** Ends the units deeper than `depth`, and outside units the chapters that the bookmark says are closed. */
  private leave(line: OwnLine, depth: number): void {
    this.units.length = Math.min(this.units.length, depth);
    if (this.units.length > 0) return;
    const told = line.nodes.find((node) => node.chapters !== undefined)?.chapters;
    if (told === undefined) return;
    const known = (): number => this.chapters.filter((chapter) => chapter.known).length;
    while (known() > told) this.chapters.pop();
  }

  private append(draft: Draft): void {
    const owner = this.units.at(-1) ?? this.chapters.at(-1)?.draft ?? this.scope;
    if (owner.type === 'annex' && !owner.content?.some(({ type }) => type === 'heading')) finishAnnex(owner);
    (owner.content ??= []).push(draft);
  }

  private remember(id: string, { paragraph }: OwnLine): void {
    if (paragraph.number) this.shown.set(id, paragraph.number.text);
  }
}
