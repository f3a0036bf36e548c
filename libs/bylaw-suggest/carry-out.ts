import { Slice, type Mark, type Node } from 'prosemirror-model';
import { AddMarkStep, AddNodeMarkStep, ReplaceStep, Transform, type Step } from 'prosemirror-transform';
import { idOf, idsIn, movedId } from '#libs/bylaw-document';
import type { Author } from './author.js';
import { markedSlice } from './mark-slice.js';
import type { Hunk, Plan, PlannedChange } from './plan.js';

/** Carries a plan out on the document before the change; `null` where a step of it does not fit. */
export function carryOut(before: Node, plan: Plan, by: Author): Transform | null {
  const marks = new Marks(before, plan.changes, by);
  const change = new Transform(before);
  for (const planned of [...plan.changes].reverse()) {
    const step = stepOf(planned, marks);
    if (!step || change.maybeStep(step).failed !== null) return null;
  }
  return change;
}

function stepOf(change: PlannedChange, marks: Marks): Step | null {
  switch (change.kind) {
    case 'remove':
      return new ReplaceStep(change.from, change.to, Slice.empty);
    case 'strikeText':
      return new AddMarkStep(change.from, change.to, marks.of('deletion', change.hunk));
    case 'strikeNode':
      return new AddNodeMarkStep(
        change.from,
        marks.of('deletion', change.hunk, 'content', marks.leaves(change)),
      );
    case 'strikeBreak':
      return new AddNodeMarkStep(change.from, marks.of('deletion', change.hunk, 'break'));
    case 'insert': {
      const slice = marks.slice(change);
      return slice && new ReplaceStep(change.from, change.from, slice);
    }
  }
}

/** The place of everything, where all of a change is one suggestion. */
const ALL: Hunk = { goesOn: null };

/** The marks of one change: what is decided together has one id, what moves is tied together. */
class Marks {
  private readonly ids = new Map<Hunk, { id: string; at: string }>();
  private readonly known: ReadonlySet<string>;
  private readonly removed = new Set<string>();
  /** What stands at two places as long as nobody decides. */
  private readonly twice = new Set<string>();
  private readonly move: { id: string; name: string } | null;

  constructor(
    private readonly before: Node,
    changes: readonly PlannedChange[],
    private readonly by: Author,
  ) {
    const inserts = changes.filter((change) => change.kind === 'insert');
    const structural = inserts.some(({ slice }) => !slice.content.firstChild?.isInline);
    this.known = structural ? idsIn(before) : new Set();
    for (const change of structural ? changes : [])
      if (change.kind === 'remove')
        before.nodesBetween(change.from, change.to, (node, pos) => {
          const id = idOf(node);
          if (id !== null && pos >= change.from && pos + node.nodeSize <= change.to) this.removed.add(id);
        });
    for (const { slice } of inserts)
      for (const id of wholeIds(slice)) if (this.retained(id)) this.twice.add(id);
    this.move = this.twice.size > 0 ? { id: by.newId(), name: by.newId() } : null;
  }

  of(
    kind: 'insertion' | 'deletion',
    hunk: Hunk,
    scope: 'content' | 'break' = 'content',
    moved = false,
  ): Mark {
    const type = this.before.type.schema.marks[kind];
    if (!type) throw new RangeError(`no mark ${kind}`);
    const { author, at } = this.by;
    if (moved && this.move) return type.create({ id: this.move.id, author, at, scope, move: this.move.name });
    const key = this.by.together ? ALL : hunk;
    let own = this.ids.get(key);
    if (!own) {
      const prior = key.goesOn?.attrs;
      own = prior ? { id: prior['id'] as string, at: prior['at'] as string } : { id: this.by.newId(), at };
      this.ids.set(key, own);
    }
    return type.create({ ...own, author, scope, move: null });
  }

  slice(change: PlannedChange & { kind: 'insert' }): Slice | null {
    const moved = wholeIds(change.slice).some((id) => this.twice.has(id));
    const { move } = this;
    return markedSlice(change.slice, change.mode, {
      author: this.by.author,
      content: this.of('insertion', change.hunk, 'content', moved),
      split: this.of('insertion', change.hunk, 'break'),
      known: (id) => this.known.has(id),
      retained: (id) => this.retained(id),
      rename: (id) => (move ? movedId(id, move.name) : id),
    });
  }

  /** Whether a struck node, or something in it, is put in elsewhere. */
  leaves({ from }: { from: number }): boolean {
    if (this.twice.size === 0) return false;
    const node = this.before.nodeAt(from);
    return node !== null && [...idsOf(node)].some((id) => this.twice.has(id));
  }

  private retained(id: string): boolean {
    return this.known.has(id) && !this.removed.has(id);
  }
}

function idsOf(node: Node): string[] {
  const own = idOf(node);
  return [...(own === null ? [] : [own]), ...idsIn(node)];
}

/** The ids of what a slice puts in whole; what it only closes stood there before. */
function wholeIds(slice: Slice): string[] {
  const ids: string[] = [];
  slice.content.descendants((node, pos) => {
    const id = idOf(node);
    if (id !== null && pos >= slice.openStart) ids.push(id);
    return !node.isTextblock;
  });
  return ids;
}
