import type { Node } from 'prosemirror-model';
import { Transform, type Step } from 'prosemirror-transform';
import { blankBylaw, bylawSchema, findById, idSource, seededRandom } from '#libs/bylaw-document';
import { blameOf, Blamer, type BlameState } from '../index.js';

/** Ids of the two points and of their lines. */
export const ID = {
  point: 'aaaaaaaaaaa1',
  line: 'aaaaaaaaaaa2',
  other: 'aaaaaaaaaaa3',
  otherLine: 'aaaaaaaaaaa4',
};

/** A by-law of two points: "Suņus ved pavadā." and "Kaķus nereģistrē." */
function twoPoints(): Node {
  const newId = idSource(seededRandom(1));
  const blank = blankBylaw({ issuer: 'Dome', title: 'Par suņiem', newId });
  const point = (id: string, line: string, words: string): Node =>
    bylawSchema.node('point', { id }, [
      bylawSchema.node('paragraph', { id: line }, [bylawSchema.text(words)]),
    ]);
  const children = blank.children.map((child) =>
    child.type.name === 'body'
      ? bylawSchema.node('body', null, [
          point(ID.point, ID.line, 'Suņus ved pavadā.'),
          point(ID.other, ID.otherLine, 'Kaķus nereģistrē.'),
        ])
      : child,
  );
  return bylawSchema.node('doc', null, children);
}

/** Follows transforms, each of which makes one or more steps; versions count the steps. */
export class Log {
  readonly blamer: Blamer;
  private readonly blamers = new Map<number, BlameState & { doc: Node }>();

  constructor(doc: Node = twoPoints()) {
    this.blamer = Blamer.start(doc);
  }

  /** Makes an edit; returns the version after it. */
  edit(make: (tr: Transform, doc: Node) => void): number {
    const tr = new Transform(this.blamer.doc);
    make(tr, tr.doc);
    for (const step of tr.steps) this.step(step);
    return this.blamer.version;
  }

  step(step: Step, earlier: Blamer | null = null): ReturnType<Blamer['apply']> {
    const changes = this.blamer.apply(step, this.blamer.version + 1, { earlier });
    this.blamers.set(this.blamer.version, { ...this.blamer.state(), doc: this.blamer.doc });
    return changes;
  }

  at(version: number): Blamer {
    const kept = this.blamers.get(version);
    if (!kept) throw new Error(`nothing at ${version}`);
    return Blamer.resume(kept.doc, kept);
  }

  /** "words/version" of every stretch of a unit. */
  said(unitId: string): string[] {
    return blameOf(this.blamer, unitId).flatMap(({ texts }) =>
      texts.map(({ text: words, source }) => {
        const { version, writer, accepted, restored } = source;
        return [
          `${words}/${version}`,
          writer === undefined ? '' : ` by ${writer}`,
          accepted === undefined ? '' : ` accepted ${accepted}`,
          restored === undefined ? '' : ` restored ${restored}`,
        ].join('');
      }),
    );
  }

  inside(id: string, words: string): number {
    const block = findById(this.blamer.doc, id);
    const at = block?.node.textContent.indexOf(words) ?? -1;
    if (!block || at < 0) throw new Error(`no ${words}`);
    return block.pos + 1 + at;
  }
}
