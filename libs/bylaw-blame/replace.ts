import type { Node } from 'prosemirror-model';
import { sharedText } from './align.js';
import type { Blamer } from './blamer.js';
import type { Changes } from './change.js';
import { KNOWN_BY_TEXT, type Deleted, type DeletedText } from './deleted.js';
import { beginningsIn, holderAt, piecesIn, type Piece } from './pieces.js';
import { push, Runs } from './runs.js';
import { suggestedBy, type Run, type Source, type Sources } from './source.js';

/** A range of the old text and what stands in its place in the new one. */
export interface Replaced {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** One step that replaced something. */
export interface Replacement {
  before: Node;
  after: Node;
  ranges: readonly Replaced[];
  version: number;
  /** The version that stands for what the step wrote. */
  begun: number;
  runs: Runs;
  sources: Sources;
  deleted: Deleted;
  changes: Changes;
  earlier: Blamer | null;
}

/** A deleted piece: what it was attributed to, and which of it came back in the same step. */
interface Gone extends Piece {
  runs: Run[];
  /** For every character whether it is found again in the new text. */
  again: Uint8Array;
}

/** Attributes what a step put in the place of something else. */
export function replaceRanges(step: Replacement): void {
  const { before, after, ranges, runs, changes } = step;
  const gone: Gone[] = ranges.flatMap(({ oldStart, oldEnd }) =>
    piecesIn(before, oldStart, oldEnd).map((piece) => ({
      ...piece,
      runs: runs.slice(piece.pos, piece.pos + piece.text.length),
      again: new Uint8Array(piece.text.length),
    })),
  );
  const begun = new Map(ranges.flatMap(({ newStart, newEnd }) => [...beginningsIn(after, newStart, newEnd)]));
  const nodes = new Map<string, number>();
  for (const { oldStart, oldEnd } of ranges)
    for (const [id, pos] of beginningsIn(before, oldStart, oldEnd)) {
      nodes.set(id, runs.at(pos));
      if (!begun.has(id)) changes.touch(holderAt(before, before.nodeAt(pos)?.isLeaf ? pos : pos + 1));
    }
  const own = step.sources.number({ version: step.begun });
  for (const { oldStart, oldEnd, newStart, newEnd } of [...ranges].reverse())
    runs.replace(oldStart, oldEnd, newEnd > newStart ? [[newEnd - newStart, own]] : []);
  for (const [id, pos] of begun) {
    const known = nodes.get(id) ?? step.deleted.node(id);
    if (known !== null) runs.replace(pos, pos + 1, [[1, known]]);
    if (!nodes.has(id)) changes.touch(holderAt(after, after.nodeAt(pos)?.isLeaf ? pos : pos + 1));
  }
  const matcher = new Matcher(step, gone, own);
  for (const { newStart, newEnd } of ranges) {
    const pieces = piecesIn(after, newStart, newEnd);
    for (const piece of pieces) {
      const written = matcher.attribute(piece);
      // What merely stands in a replaced range and stays as it was did not change.
      if (written > 0 || !nodes.size) changes.touch(holderAt(after, piece.pos), written);
    }
    if (pieces.length === 0) changes.touch(holderAt(after, newStart));
  }
  const left = [...nodes].filter(([id]) => !begun.has(id));
  step.deleted.add({ texts: remembered(step, gone), nodes: left });
}

/** What did not come back in the same step, in the form in which it may come back later. */
function remembered(step: Replacement, gone: readonly Gone[]): DeletedText[] {
  const texts: DeletedText[] = [];
  for (const { again, key, text, whole, runs, pos } of gone) {
    const lost = again.reduce((sum, found) => sum + (found ? 0 : 1), 0);
    if (lost === 0) continue;
    step.changes.touch(holderAt(step.before, pos), 0, lost);
    if (whole || text.length >= KNOWN_BY_TEXT) texts.push({ key, text, runs });
  }
  return texts;
}

/** Finds for new text where it stood before. */
class Matcher {
  /** For every position of the piece the number of its source, -1 where it is new. */
  private found = new Int32Array(0);
  private readonly byKey: ReadonlyMap<string, Gone>;
  private readonly byText: ReadonlyMap<string, Gone>;

  constructor(
    private readonly step: Replacement,
    gone: readonly Gone[],
    private readonly own: number,
  ) {
    this.byKey = new Map(gone.filter(({ key }) => key !== '').map((piece) => [piece.key, piece]));
    this.byText = new Map(gone.map((piece) => [piece.text, piece]));
  }

  /** Attributes one new piece; returns how many of its characters are new. */
  attribute(piece: Piece): number {
    this.found = new Int32Array(piece.text.length).fill(-1);
    this.fromThisStep(piece);
    if (this.step.earlier) this.fromEarlier(piece, this.step.earlier);
    this.fromDeleted(piece);
    return this.write(piece);
  }

  private fromThisStep(piece: Piece): void {
    const same =
      this.byKey.get(piece.key) ??
      (piece.text.length >= KNOWN_BY_TEXT ? this.byText.get(piece.text) : undefined);
    if (!same) return;
    for (const { before, after, length } of sharedText(same.text, piece.text)) {
      this.copy(same.runs, before, after, length, (source, at) =>
        isSuggested(same, before + at - after) && !isSuggested(piece, at)
          ? { ...source, accepted: source.accepted ?? this.step.version }
          : source,
      );
      same.again.fill(1, before, before + length);
    }
  }

  /** What stood there at the moment that the step restores. */
  private fromEarlier(piece: Piece, earlier: Blamer): void {
    const known = textsOf(earlier);
    const same =
      (piece.key === '' ? undefined : known.byKey.get(piece.key)) ??
      (piece.text.length >= KNOWN_BY_TEXT ? known.byText.get(piece.text) : undefined);
    if (!same) return;
    const runs: Run[] = [];
    for (const { length, source } of earlier.sourcesIn(same.pos, same.pos + same.text.length))
      push(runs, length, this.step.sources.number(source));
    // A part of a block is looked for in the whole of it.
    const inside = piece.text === same.text ? -1 : same.text.indexOf(piece.text);
    const shared =
      inside >= 0
        ? [{ before: inside, after: 0, length: piece.text.length }]
        : sharedText(same.text, piece.text);
    for (const { before, after, length } of shared)
      this.copy(runs, before, after, length, (source) => ({ ...source, restored: this.step.version }));
  }

  private fromDeleted(piece: Piece): void {
    const { deleted } = this.step;
    if (piece.whole || piece.text.length >= KNOWN_BY_TEXT)
      for (const { text, runs } of deleted.ofBlock(piece.key))
        for (const { before, after, length } of sharedText(text, piece.text))
          this.copy(runs, before, after, length);
    if (this.found.some((source) => source >= 0)) return;
    const moved = deleted.withText(piece.text);
    if (moved) this.copy(moved.deleted.runs, moved.before, moved.after, moved.length);
  }

  private copy(
    from: readonly Run[],
    before: number,
    after: number,
    length: number,
    change: (source: Source, at: number) => Source = (source) => source,
  ): void {
    const { sources } = this.step;
    let at = after;
    for (const [count, number] of new Runs(from).slice(before, before + length))
      for (let i = 0; i < count; i += 1, at += 1)
        if (this.found[at] === -1) {
          const source = sources.at(number);
          const changed = change(source, at);
          this.found[at] = changed === source ? number : sources.number(changed);
        }
  }

  private write(piece: Piece): number {
    const { runs, sources, begun } = this.step;
    const put: Run[] = [];
    let written = 0;
    this.found.forEach((number, at) => {
      if (number >= 0) return push(put, 1, number);
      written += 1;
      const mark = piece.suggested.find(({ from, to }) => at >= from && at < to);
      push(put, 1, mark ? sources.number(suggestedBy({ version: begun }, mark.author, mark.at)) : this.own);
    });
    if (put.length !== 1 || put[0]?.[1] !== this.own)
      runs.replace(piece.pos, piece.pos + piece.text.length, put);
    return written;
  }
}

function isSuggested(piece: Piece, at: number): boolean {
  return piece.suggested.some(({ from, to }) => at >= from && at < to);
}

/** The blocks of an earlier text. */
interface KnownTexts {
  byKey: Map<string, Piece>;
  byText: Map<string, Piece>;
}

const KNOWN_TEXTS = new WeakMap<Node, KnownTexts>();

/** The blocks of an earlier text by id and by what they say. */
function textsOf({ doc }: Blamer): KnownTexts {
  let known = KNOWN_TEXTS.get(doc);
  if (!known) {
    known = { byKey: new Map(), byText: new Map() };
    for (const piece of piecesIn(doc, 0, doc.content.size)) {
      if (piece.key !== '') known.byKey.set(piece.key, piece);
      known.byText.set(piece.text, piece);
    }
    KNOWN_TEXTS.set(doc, known);
  }
  return known;
}
