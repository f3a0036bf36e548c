import { isLabel, type IdSource, type Label } from '#libs/bylaw-document';
import { ATOM, type Run, type RunExtra } from '../../blocks.js';
import type { FindingList } from '../../findings.js';
import { Drafts, type Draft } from '../../tree.js';
import { readBookmark } from '../bookmark-id.js';
import type { Context } from './context.js';
import type { FigureAtom, Paragraph } from './model.js';
import type { OwnLine } from './own-line.js';
import { ofBreak } from './revisions.js';

/** Makes the nodes of a file of our own, each with the id of its bookmark. */
export class OwnDrafts {
  readonly drafts: Drafts;
  private readonly used = new Set<string>();
  private readonly references: { attrs: Record<string, unknown>; text: string }[] = [];
  /** The suggestion for the break before the next block. */
  private broken: RunExtra[] = [];

  constructor(
    newId: IdSource,
    readonly context: Context,
    readonly findings: FindingList,
  ) {
    this.drafts = new Drafts(newId);
  }

  /** References whose unit is no longer there go on showing what they showed. */
  settleReferences(): void {
    for (const { attrs, text } of this.references)
      if (!this.used.has(String(attrs['target']))) attrs['printed'] = text.slice(0, 100);
  }

  /** The id of the first node of one of the types that begins in the line, or a new one; none is given twice. */
  id(line: OwnLine | null, ...types: string[]): string {
    const node = line?.nodes.find(({ type, id }) => types.includes(type) && !this.used.has(id));
    const repeated = line?.nodes.some(({ type, id }) => types.includes(type) && this.used.has(id));
    if (!node && repeated) this.findings.add('import.node-repeated', null, line?.paragraph.line ?? 1);
    let id = node?.id ?? this.drafts.id();
    while (this.used.has(id)) id = this.drafts.id();
    this.used.add(id);
    return id;
  }

  /** What our file says of a node beyond its text. */
  fact(id: string): Readonly<Record<string, unknown>> {
    const nodes = this.context.facts?.nodes ?? {};
    return Object.hasOwn(nodes, id) ? (nodes[id] ?? {}) : {};
  }

  /** A fixed label that our file knows. */
  label(id: string): Label | null {
    const { label } = this.fact(id);
    return isLabel(label) ? label : null;
  }

  /** A text block; `holder` is the id by which the facts know its references. */
  text(type: string, line: OwnLine, runs: readonly Run[], id: string | null, holder = id ?? ''): Draft {
    const { paragraph } = line;
    const marks = this.blockMarks(paragraph);
    const own = this.referring(without(runs, marks), holder);
    return {
      type,
      ...(id === null ? {} : { attrs: { id } }),
      runs: own,
      at: this.drafts.place(paragraph.line),
      ...(marks.length > 0 ? { marks } : {}),
    };
  }

  /** The suggestions on the block of a paragraph, and on the break before it. */
  blockMarks({ mark, wholly, runs, figures }: Paragraph): RunExtra[] {
    const before = this.broken;
    const bare = runs.length === 0 || figures.length > 0;
    const marks: RunExtra[] = [];
    this.broken = [];
    for (const [change, whole] of [
      [mark.inserted, wholly.inserted],
      [mark.deleted, wholly.deleted],
    ] as const) {
      if (change && (whole || bare)) marks.push(change);
      else if (change) this.broken.push(ofBreak(change));
    }
    return [...marks, ...before.filter(({ type }) => !marks.some((one) => one.type === type))];
  }

  /** An image or formula. */
  atom(line: OwnLine, atom: FigureAtom): Draft {
    const id = this.id(line, atom.type);
    const { digest, mediaType, width } = this.fact(id);
    const same =
      atom.type === 'figure' &&
      digest !== undefined &&
      (atom.attrs?.['digest'] === digest || atom.attrs?.['digest'] === '');
    const attrs = { id, ...atom.attrs, ...(same ? { digest, mediaType, width } : {}) };
    const marks = this.blockMarks(line.paragraph);
    return {
      type: atom.type,
      attrs,
      at: this.drafts.place(line.paragraph.line),
      ...(marks.length > 0 ? { marks } : {}),
    };
  }

  /** Runs whose references are nodes again, as long as their text is the one they were written with. */
  private referring(runs: readonly Run[], holder: string): Run[] {
    const references = this.context.facts?.references ?? {};
    const known = [...(Object.hasOwn(references, holder) ? (references[holder] ?? []) : [])];
    return runs.map((run) => {
      const target = readBookmark(run.target ?? '')?.id;
      if (!run.wording || target === undefined) return run;
      const { jumbled, ...wording } = run.wording;
      const same = (text: string): boolean =>
        jumbled === undefined ? text === run.text : sorted(text) === sorted(run.text);
      const at = known.findIndex(({ text, attrs }) => same(text) && attrs['target'] === target);
      const attrs = at >= 0 ? known.splice(at, 1)[0]?.attrs : undefined;
      if (this.context.facts && !attrs) return run;
      const node = { type: 'reference', attrs: { target, ...(attrs ?? wording) } };
      this.references.push({ attrs: node.attrs, text: run.text });
      return { ...run, text: ATOM, atom: node };
    });
  }
}

/** The signs of a text in an order of their own. */
function sorted(text: string): string {
  return [...text].sort().join('');
}

/** Runs without the suggestions that stand on their whole block. */
function without(runs: readonly Run[], marks: readonly RunExtra[]): readonly Run[] {
  const ids = marks
    .filter(({ attrs }) => attrs['scope'] === 'content')
    .map(({ type, attrs }) => `${type}${String(attrs['id'])}`);
  if (ids.length === 0) return runs;
  return runs.map(({ extra, ...run }) => {
    const kept = (extra ?? []).filter(({ type, attrs }) => !ids.includes(`${type}${String(attrs['id'])}`));
    return kept.length > 0 ? { ...run, extra: kept } : run;
  });
}
