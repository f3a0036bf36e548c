import type { Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
} from 'prosemirror-transform';
import { Changes, type UnitChange } from './change.js';
import { Deleted, type Deletion } from './deleted.js';
import { holderAt, piecesIn } from './pieces.js';
import { replaceRanges, type Replaced } from './replace.js';
import { Runs } from './runs.js';
import { Sources, suggestedBy, type Run, type Source } from './source.js';

/** Everything that a {@link Blamer} knows beside the text, as plain data to be kept. */
export interface BlameState {
  version: number;
  sources: Source[];
  runs: Run[];
  deleted: Deletion[];
}

/**
 * Follows a document through its steps and knows of every position which step brought what stands there. Text keeps its
 * source when it is moved, joined, split, formatted, or deleted and put back; words that a suggestion brought keep the step
 * of the suggestion when it is accepted.
 */
export class Blamer {
  private constructor(
    private document: Node,
    private at: number,
    private readonly sources: Sources,
    private readonly runs: Runs,
    private readonly deleted: Deleted,
  ) {}

  /** Begins with a text of which nothing earlier is known: all of it came with `version`. */
  static start(doc: Node, version = 0): Blamer {
    const sources = new Sources();
    const blamer = new Blamer(doc, version, sources, new Runs(), new Deleted());
    blamer.runs.replace(0, 0, [[doc.content.size, sources.number({ version })]]);
    for (const piece of piecesIn(doc, 0, doc.content.size))
      for (const { from, to, author, at } of piece.suggested) {
        const source = sources.number(suggestedBy({ version }, author, at));
        blamer.runs.map(piece.pos + from, piece.pos + to, () => source);
      }
    return blamer;
  }

  /**
   * Goes on from a state that was kept, with the text at that version.
   *
   * @throws RangeError when the state is not one of this text.
   */
  static resume(doc: Node, state: BlameState): Blamer {
    const runs = new Runs(state.runs);
    if (runs.size() !== doc.content.size) throw new RangeError('the state belongs to another text');
    const sources = new Sources(state.sources);
    return new Blamer(doc, state.version, sources, runs, new Deleted(state.deleted));
  }

  get doc(): Node {
    return this.document;
  }

  /** The version of the last step that was applied. */
  get version(): number {
    return this.at;
  }

  /**
   * Applies the next step.
   *
   * @param from.earlier the text at the moment from which the step restores it, where it does
   * @param from.begun the version that stands for what the step writes, where that is an earlier one: whoever types brings
   * a step with every letter, and the first of them is as good as all of them
   * @throws RangeError when the step does not apply.
   */
  apply(step: Step, version: number, from: { earlier?: Blamer | null; begun?: number } = {}): UnitChange[] {
    const { earlier = null, begun = version } = from;
    const before = this.document;
    const after = step.apply(before).doc;
    if (!after) throw new RangeError(`the step to version ${version} does not apply`);
    this.document = after;
    this.at = version;
    const changes = new Changes();
    const ranges: Replaced[] = [];
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      ranges.push({ oldStart, oldEnd, newStart, newEnd });
    });
    if (ranges.length > 0) {
      const { runs, sources, deleted } = this;
      replaceRanges({ before, after, ranges, version, begun, runs, sources, deleted, changes, earlier });
    } else this.marked(before, step, version, changes);
    return changes.all();
  }

  /** What brought the thing at a position. @throws RangeError behind the end of the text. */
  sourceAt(pos: number): Source {
    return this.sources.at(this.runs.at(pos));
  }

  /** The sources from one position to another. */
  sourcesIn(from: number, to: number): { length: number; source: Source }[] {
    return this.runs.slice(from, to).map(([length, source]) => ({ length, source: this.sources.at(source) }));
  }

  /** All that has to be kept to go on from here; equal for equal knowledge, however it was gained. */
  state(): BlameState {
    const used = new Sources();
    const list: Source[] = [];
    const numbered = (old: number): number => {
      const source = this.sources.at(old);
      const number = used.number(source);
      if (number === list.length) list.push(source);
      return number;
    };
    const renumbered = (runs: readonly Run[]): Run[] =>
      runs.map(([length, source]) => [length, numbered(source)] as const);
    const runs = renumbered(this.runs.all());
    const deleted = this.deleted.all().map(({ texts, nodes }) => ({
      texts: texts.map((text) => ({ ...text, runs: renumbered(text.runs) })),
      nodes: nodes.map(([id, source]) => [id, numbered(source)] as const),
    }));
    return { version: this.at, sources: list, runs, deleted };
  }

  /** Steps that move nothing: marks and attributes. */
  private marked(before: Node, step: Step, version: number, changes: Changes): void {
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
      for (const piece of piecesIn(before, step.from, step.to)) changes.touch(holderAt(before, piece.pos));
      if (step instanceof RemoveMarkStep && step.mark.type.name === 'insertion') {
        before.nodesBetween(step.from, step.to, (node, pos) => {
          if (node.isInline && step.mark.isInSet(node.marks))
            this.accept(Math.max(pos, step.from), Math.min(pos + node.nodeSize, step.to), version);
          return true;
        });
      }
    }
    if (step instanceof AttrStep || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep) {
      const node = before.nodeAt(step.pos);
      changes.touch(holderAt(this.document, node && !node.isLeaf ? step.pos + 1 : step.pos));
      if (node && step instanceof RemoveNodeMarkStep && step.mark.type.name === 'insertion') {
        const size = step.mark.attrs['scope'] === 'break' ? 1 : node.nodeSize;
        this.accept(step.pos, step.pos + size, version);
      }
    }
  }

  private accept(from: number, to: number, version: number): void {
    this.runs.map(from, to, (number) => {
      const source = this.sources.at(number);
      return source.accepted === undefined ? this.sources.number({ ...source, accepted: version }) : number;
    });
  }
}
