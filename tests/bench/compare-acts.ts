import type { Node } from 'prosemirror-model';
import { bylawSchema, idSource, seededRandom, type IdSource } from '#libs/bylaw-document';

/** Two wordings of one act with the edits that lead from one to the other. */
export interface Pair {
  before: Node;
  after: Node;
  known: { inserted: number; deleted: number; changed: number };
}

const WORDS = (
  'pašvaldība nosaka kārtību kādā īpašnieks uztur teritoriju kopj apstādījumus maksā nodevu komisija iesniegums ' +
  'lēmums termiņš atļauja būve persona projekts konkurss budžets atkritumi suns tirdzniecība iela koks ēka zeme ' +
  'nodoklis ģimene bērns izglītība veselība vieta laiks dokuments pakalpojums līgums uzraudzība sods kontrole ' +
  'rakstveida elektronisks pamatots saistošs noteikts atbilstošs mēneša gada dienas iedzīvotājs biedrība dome sēde'
).split(' ');
const ENDINGS = ['', '', 'm', 'i', 'us', 'os', 'ā', 'iem', 'ām', 'u'];

/** Writes made-up acts; the same seed writes the same act. */
export class ActWriter {
  private readonly random: () => number;
  private readonly newId: IdSource;
  private readonly front: Node;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.newId = idSource(this.random);
    const title = bylawSchema.node('title', { id: this.newId() }, [bylawSchema.text('Par kārtību')]);
    this.front = bylawSchema.node('front', null, [title]);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  word(): string {
    return `${WORDS[this.below(WORDS.length)] ?? ''}${ENDINGS[this.below(ENDINGS.length)] ?? ''}`;
  }

  sentence(words: number): string {
    const text = Array.from({ length: words }, () => this.word()).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  point(text: string): Node {
    const paragraph = bylawSchema.node('paragraph', { id: this.newId() }, [bylawSchema.text(text)]);
    return bylawSchema.node('point', { id: this.newId() }, [paragraph]);
  }

  act(points: readonly Node[]): Node {
    return bylawSchema.node('doc', null, [this.front, bylawSchema.node('body', null, points)]);
  }

  /** A point of which a third of the words is replaced, some left out and some added, as when it is rewritten. */
  edited(point: Node): Node {
    const words = point.textContent.split(' ');
    const out = words.flatMap((word) => {
      const dice = this.random();
      if (dice < 0.32) return [this.word()];
      if (dice < 0.36) return [];
      return dice < 0.4 ? [word, this.word()] : [word];
    });
    const paragraph = point.child(0).copy(this.point(`${out.join(' ')} jauns`).child(0).content);
    return point.copy(point.content.replaceChild(0, paragraph));
  }
}

/** Case A: 5,000 paragraphs, every twentieth edited. */
export function caseA(): Pair {
  const writer = new ActWriter(1);
  const points = Array.from({ length: 5000 }, () => writer.point(writer.sentence(36)));
  const before = writer.act(points);
  const after = writer.act(points.map((point, at) => (at % 20 === 7 ? writer.edited(point) : point)));
  return { before, after: fresh(after), known: { inserted: 0, deleted: 0, changed: 250 } };
}

/** Case C: 5,000 paragraphs, one inserted on top, so that every number differs. */
export function caseC(): Pair {
  const writer = new ActWriter(2);
  const points = Array.from({ length: 5000 }, () => writer.point(writer.sentence(30)));
  const after = writer.act([writer.point(writer.sentence(30)), ...points]);
  return { before: writer.act(points), after: fresh(after), known: { inserted: 1, deleted: 0, changed: 0 } };
}

/** Like two wordings of a code: 6,255 lines become 7,067; every tenth edited, runs of new ones, some gone. */
export function likeACode(): Pair {
  const writer = new ActWriter(3);
  const points = Array.from({ length: 6255 }, () => writer.point(writer.sentence(6 + writer.below(40))));
  const known = { inserted: 0, deleted: 0, changed: 0 };
  const after: Node[] = [];
  for (const [at, point] of points.entries()) {
    const rest = 7067 - after.length - (points.length - at);
    const dice = writer.below(1000);
    if (dice < 30) {
      known.deleted += 1;
      continue;
    }
    if (dice < 130) {
      known.changed += 1;
      after.push(writer.edited(point));
    } else after.push(point);
    const run = dice > 955 ? Math.min(1 + writer.below(8), Math.max(0, rest)) : 0;
    for (let more = 0; more < run; more += 1) after.push(writer.point(writer.sentence(6 + writer.below(40))));
    known.inserted += run;
  }
  while (after.length < 7067) {
    after.push(writer.point(writer.sentence(6 + writer.below(40))));
    known.inserted += 1;
  }
  return { before: writer.act(points), after: fresh(writer.act(after)), known };
}

/** Read anew, as from a database: no node is the very same object any more. */
function fresh(doc: Node): Node {
  return bylawSchema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON())));
}
