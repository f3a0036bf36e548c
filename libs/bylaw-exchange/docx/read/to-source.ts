import {
  plainText,
  tidyRuns,
  type LineBlock,
  type LineHint,
  type ReadSource,
  type Run,
  type RunExtra,
  type SourceBlock,
  type TableBlock,
  type TableCell,
} from '../../blocks.js';
import { readLabels } from '../../label.js';
import type { Context } from './context.js';
import type { Cell, FigureAtom, Paragraph, Part, Table } from './model.js';
import { ofBreak } from './revisions.js';
import { rolesOf } from './roles.js';
import { unfoldLayout } from './unfold.js';

/** Hands the parts of a file that is not ours to the recognition of acts by their words. */
export function toSource(file: readonly Part[], context: Context): ReadSource {
  const parts = unfoldLayout(file);
  return new SourceBuilder(context, rolesOf(parts)).source(parts);
}

class SourceBuilder {
  private readonly blocks: SourceBlock[] = [];
  private readonly contents = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly roles: ReadonlyMap<Paragraph, LineHint>,
  ) {}

  source(parts: readonly Part[]): ReadSource {
    const suggested = suggestionsOf(parts);
    for (const part of parts) {
      if (part.kind === 'table') this.blocks.push(this.table(part));
      else this.paragraph(part, suggested.get(part));
    }
    return {
      blocks: this.blocks,
      fields: {},
      contents: this.contents,
      images: [],
      findings: this.context.findings,
      anchors: anchorsOf(parts),
    };
  }

  private paragraph(part: Paragraph, suggested: readonly RunExtra[] | undefined): void {
    const { line } = part;
    if (part.contents) {
      const text = bareText(part.runs);
      if (text !== '') this.blocks.push({ kind: 'aside', text, line, reason: 'contents' });
      return;
    }
    if (part.runs.length > 0 || isWorded(part)) this.line(part, suggested);
    for (const figure of part.figures) this.figure(figure, line);
  }

  private line(part: Paragraph, suggested: readonly RunExtra[] | undefined): void {
    const { line, afterGap } = part;
    const hint = this.roles.get(part);
    let runs = suggested?.some(({ attrs }) => attrs['scope'] === 'content')
      ? withoutMarks(part.runs, suggested)
      : part.runs;
    if (part.bold && (hint !== undefined || !part.number)) runs = runs.map(notBold);
    const numbered = [...this.number(part), ...runs];
    const block: LineBlock = {
      kind: 'line',
      runs: numbered,
      line,
      afterGap,
      ...(hint ? { hint } : {}),
      ...(suggested ? { suggested } : {}),
    };
    this.blocks.push(block);
  }

  /** The number that Word shows, unless the text has one of its own as well. */
  private number(part: Paragraph): Run[] {
    const { number, runs, line } = part;
    if (!number) return [];
    const text = plainText(runs);
    const typed = number.bullet ? undefined : readLabels(text)[0];
    // `4.11. un 4.12. punktos` begins with numbers that the text speaks of.
    if (typed && !/^(un|vai|līdz|kā|[,–-])/.test(text.slice(typed.length))) {
      this.context.report('import.number-twice', line, { automatic: number.text, printed: typed.printed });
      return [];
    }
    return [{ text: runs.length > 0 ? `${number.text} ` : number.text, marks: [], supplied: true }];
  }

  private figure(atom: FigureAtom, line: number): void {
    if (atom.type === 'figure' && atom.attrs?.['digest'] === '') {
      const text = String(atom.attrs['alt']);
      this.blocks.push({ kind: 'line', runs: [{ text, marks: [] }], line });
    } else this.blocks.push({ kind: 'atom', atom, line });
  }

  private table(table: Table): TableBlock {
    const rows = table.rows.map((row) => row.cells.map((cell) => this.cell(cell, row.header)));
    const changed = table.rows.flatMap(({ mark }, index) => {
      const marks = [mark.inserted, mark.deleted].filter((one) => one !== null);
      return marks.length > 0 ? [[index, marks] as const] : [];
    });
    return {
      kind: 'table',
      rows,
      line: table.line,
      ...(changed.length > 0 ? { suggestedRows: new Map(changed) } : {}),
    };
  }

  private cell(cell: Cell, header: boolean): TableCell {
    return {
      header,
      colspan: cell.colspan,
      rowspan: cell.rowspan,
      lines: cell.content.flatMap((part) => this.cellLines(part)),
    };
  }

  private cellLines(part: Part): Run[][] {
    if (part.kind === 'table') {
      this.context.report('import.nested-table', part.line);
      return part.rows.flatMap((row) =>
        row.cells.flatMap((cell) => cell.content.flatMap((one) => this.cellLines(one))),
      );
    }
    const number: Run[] = part.number ? [{ text: `${part.number.text} `, marks: [], supplied: true }] : [];
    const text = part.runs.length > 0 ? [[...number, ...part.runs]] : [];
    return [...text, ...part.figures.map(cellFigure)];
  }
}

function cellFigure(atom: FigureAtom): Run[] {
  const text = String(atom.attrs?.['alt'] ?? atom.attrs?.['source'] ?? '');
  const plain = atom.type === 'formula' || atom.attrs?.['digest'] === '';
  return plain ? [{ text, marks: [] }] : [{ text: '\ufffc', marks: [], atom }];
}

/**
 * What the changes of paragraph marks suggest of the blocks: a paragraph that is changed with all its text is a block inserted
 * or deleted; else its mark is the break before the next block.
 */
function suggestionsOf(parts: readonly Part[]): Map<Paragraph, RunExtra[]> {
  const out = new Map<Paragraph, RunExtra[]>();
  let before: RunExtra[] = [];
  for (const part of parts) {
    if (part.kind === 'table') {
      before = [];
      continue;
    }
    if (part.runs.length === 0) continue;
    const marks: RunExtra[] = [];
    const { mark, wholly } = part;
    const next: RunExtra[] = [];
    for (const [change, whole] of [
      [mark.inserted, wholly.inserted],
      [mark.deleted, wholly.deleted],
    ] as const) {
      if (!change) continue;
      if (whole) marks.push(change);
      else next.push(ofBreak(change));
    }
    const breaks = before.filter(({ type }) => !marks.some((one) => one.type === type));
    if (marks.length + breaks.length > 0) out.set(part, [...marks, ...breaks]);
    before = next;
  }
  return out;
}

/** A number of Word that is a word by itself: `1. pielikums`. */
function isWorded({ number }: Paragraph): boolean {
  return number !== null && !number.bullet && /\p{L}{4}/u.test(number.text);
}

function anchorsOf(parts: readonly Part[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const part of parts)
    if (part.kind === 'paragraph') for (const name of part.bookmarks) out.set(name, part.line);
  return out;
}

/** Runs without the marks that already stand on their whole block. */
function withoutMarks(runs: readonly Run[], marks: readonly RunExtra[]): Run[] {
  const whole = marks.filter(({ attrs }) => attrs['scope'] === 'content').map(({ type }) => type);
  return tidyRuns(
    runs.map(({ extra, ...run }) => {
      const kept = (extra ?? []).filter(({ type }) => !whole.includes(type));
      return kept.length > 0 ? { ...run, extra: kept } : run;
    }),
  );
}

function notBold(run: Run): Run {
  return { ...run, marks: run.marks.filter((mark) => mark !== 'strong') };
}

function bareText(runs: readonly Run[]): string {
  return runs
    .filter((run) => !run.supplied)
    .map((run) => run.text.replaceAll('\ufffc', ''))
    .join('')
    .trim();
}
