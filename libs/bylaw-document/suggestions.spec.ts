import fc from 'fast-check';
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { runs } from '../../tests/support/runs.js';
import { acceptedText, hasSuggestions, rejectedText, withoutComments } from './suggestions.js';
import { bylawSchema, idSource, parseDocument, type IdSource } from './index.js';
import { Dice, randomBylaw } from './testing/index.js';

const BY = { author: 'Ilze', at: '2026-01-05T10:00:00Z' };

/** One document in three states: before, with suggestions, after. */
interface Edit {
  before: Node[];
  suggested: Node[];
  after: Node[];
}

/** Edits a document at random places, so that both ends of every suggestion are known. */
class Editor {
  private readonly newId: IdSource;

  constructor(private readonly dice: Dice) {
    this.newId = idSource(dice.random);
  }

  document(doc: Node): { before: Node; suggested: Node; after: Node } {
    const edits = doc.children.map((child) => this.node(child, true));
    const whole = (state: keyof Edit): Node =>
      doc.copy(Fragment.fromArray(edits.flatMap((edit) => edit[state])));
    return { before: whole('before'), suggested: whole('suggested'), after: whole('after') };
  }

  private mark(kind: 'insertion' | 'deletion', scope = 'content'): Mark {
    return bylawSchema.mark(kind, { id: this.newId(), ...BY, scope });
  }

  private node(node: Node, fixed: boolean): Edit {
    if (node.type.name === 'paragraph' && this.dice.chance(0.15) && !fixed) return this.split(node);
    if (node.isTextblock) return this.line(node);
    if (node.isLeaf) return { before: [node], suggested: [node], after: [node] };
    const container =
      node.type.name !== 'front' &&
      node.type.name !== 'table_row' &&
      !/^table_(cell|header)$/.test(node.type.name);
    const edits = node.children.map((child, index) =>
      container && index > 0 && this.dice.chance(0.2)
        ? this.whole(child)
        : this.node(child, index === 0 || !container),
    );
    const copy = (state: keyof Edit): Node[] => [
      node.copy(Fragment.fromArray(edits.flatMap((edit) => edit[state]))),
    ];
    return { before: copy('before'), suggested: copy('suggested'), after: copy('after') };
  }

  /** A block that is inserted or deleted as a whole. */
  private whole(node: Node): Edit {
    const inserted = this.dice.chance(0.5);
    const marked = node.mark([this.mark(inserted ? 'insertion' : 'deletion')]);
    return inserted
      ? { before: [], suggested: [marked], after: [node] }
      : { before: [node], suggested: [marked], after: [] };
  }

  /** A paragraph that is cut in two, or two that are joined. */
  private split(node: Node): Edit {
    const cut = this.dice.between(0, node.content.size);
    const first = node.cut(0, cut);
    const second = node.type.create({ id: this.newId() }, node.content.cut(cut));
    const inserted = this.dice.chance(0.5);
    const marked = second.mark([this.mark(inserted ? 'insertion' : 'deletion', 'break')]);
    const states = { one: [node], two: [first, second] };
    return inserted
      ? { before: states.one, suggested: [first, marked], after: states.two }
      : { before: states.two, suggested: [first, marked], after: states.one };
  }

  private line(node: Node): Edit {
    const at = this.dice.between(0, node.content.size);
    const to = this.dice.between(at, node.content.size);
    const deletion = this.mark('deletion');
    const added = bylawSchema.text(`${this.dice.word()} `);
    const [head, middle, tail] = [node.cut(0, at), node.cut(at, to), node.cut(to)];
    const struck = middle.children.map((child) => child.mark(deletion.addToSet(child.marks)));
    const line = (...parts: (readonly Node[])[]): Node[] => [node.copy(Fragment.from(joined(parts.flat())))];
    return {
      before: [node],
      suggested: line(head.children, struck, [added.mark([this.mark('insertion')])], tail.children),
      after: line(head.children, [added], tail.children),
    };
  }
}

/** Pieces of text with the same marks as one, as a parser would read them. */
function joined(nodes: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = bylawSchema.text(`${last.text ?? ''}${node.text ?? ''}`, node.marks);
    else out.push(node);
  }
  return out;
}

const RUNS = runs(60).numRuns;

describe('suggestions of a whole document', () => {
  it('lead to the edited text when accepted, back to the old one when rejected', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { before, suggested, after } = new Editor(new Dice(seed ^ 0x5bd1e995)).document(
          randomBylaw(seed, { points: 8 }),
        );
        suggested.check();
        expect(rejectedText(suggested).toJSON()).toEqual(before.toJSON());
        expect(acceptedText(suggested).toJSON()).toEqual(after.toJSON());
        if (hasSuggestions(suggested)) found += 1;
        expect(hasSuggestions(before) || hasSuggestions(after)).toBe(false);
      }),
      { numRuns: RUNS },
    );
    expect(found).toBe(RUNS);
  });

  it('leave a valid document wherever they stand', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const doc = strewn(randomBylaw(seed, { points: 6 }), new Dice(seed ^ 0x2545f491));
        for (const clean of [acceptedText(doc), rejectedText(doc)]) {
          expect(hasSuggestions(clean)).toBe(false);
          const parsed = parseDocument(clean.toJSON());
          expect(parsed.allowed ? [] : parsed.violations).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** The document with suggestions on blocks of every kind, whether they make sense or not. */
function strewn(doc: Node, dice: Dice): Node {
  const newId = idSource(dice.random);
  const visit = (node: Node): Node => {
    const inner = node.inlineContent ? node : node.copy(Fragment.fromArray(node.children.map(visit)));
    if (node.type.name === 'doc' || !dice.chance(0.3)) return inner;
    const scope = dice.chance(0.3) ? 'break' : 'content';
    return inner.mark([
      bylawSchema.mark(dice.pick(['insertion', 'deletion']), { id: newId(), ...BY, scope }),
    ]);
  };
  return visit(doc);
}

describe('single suggestions', () => {
  const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
  const paragraph = (n: number, text: string, ...marks: Mark[]): Node =>
    bylawSchema.node('paragraph', { id: id(n) }, text === '' ? [] : [bylawSchema.text(text)], marks);
  const deleted = (scope = 'content'): Mark => bylawSchema.mark('deletion', { id: id(99), scope });
  const unit = (type: string, n: number, content: Node[], ...marks: Mark[]): Node =>
    bylawSchema.node(type, { id: id(n) }, content, marks);
  const chapter = (n: number, title: string, content: Node[], ...marks: Mark[]): Node =>
    bylawSchema.node('chapter', { id: id(n) }, [
      bylawSchema.node('heading', null, [bylawSchema.text(title)], marks),
      ...content,
    ]);
  const body = (...content: Node[]): Node =>
    bylawSchema.node('doc', null, [
      bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) })]),
      bylawSchema.node('body', null, content),
    ]);
  const point = (n: number, text: string, more: Node[] = [], ...marks: Mark[]): Node =>
    unit('point', n, [paragraph(n + 1, text), ...more], ...marks);

  it('give the document itself where there are none', () => {
    const doc = body(point(10, 'a'));
    expect(acceptedText(doc)).toBe(doc);
  });

  it('keep a point whose text goes for the sake of its sub-points, not for its own', () => {
    const inner = unit('subpoint', 30, [paragraph(31, 'b')]);
    const gone = paragraph(11, 'a', deleted());
    expect(acceptedText(body(unit('point', 10, [gone, inner])))).toEqual(body(point(10, '', [inner])));
    expect(acceptedText(body(unit('point', 10, [gone]), point(20, 'c')))).toEqual(body(point(20, 'c')));
  });

  it('join points, with the sub-points of the second', () => {
    const inner = unit('subpoint', 30, [paragraph(31, 'c')]);
    const doc = body(point(10, 'a'), point(20, 'b', [inner], deleted('break')));
    expect(acceptedText(doc)).toEqual(body(point(10, 'ab', [inner])));
    expect(rejectedText(doc)).toEqual(body(point(10, 'a'), point(20, 'b', [inner])));
  });

  it('leave nothing of a line that lost its words and its break, also where it cannot be joined', () => {
    const table = bylawSchema.node('table', { id: id(40) }, [
      bylawSchema.node('table_row', null, [bylawSchema.node('table_cell', null, [paragraph(41, 'b')])]),
    ]);
    const words = bylawSchema.text('c', [deleted()]);
    const spent = bylawSchema.node('paragraph', { id: id(50) }, [words], [deleted('break')]);
    expect(acceptedText(body(point(10, 'a', [table, spent])))).toEqual(body(point(10, 'a', [table])));
  });

  it('leave the content of a chapter without heading to the chapter before, else to the body', () => {
    const doc = body(
      chapter(10, 'I', [point(20, 'a')], deleted()),
      chapter(30, 'II', [point(40, 'b')]),
      chapter(50, 'III', [point(60, 'c')], deleted()),
    );
    expect(acceptedText(doc)).toEqual(
      body(point(20, 'a'), chapter(30, 'II', [point(40, 'b'), point(60, 'c')])),
    );
  });

  it('leave comments alone', () => {
    const comment = bylawSchema.mark('comment', { id: id(98) });
    const text = (...marks: Mark[]): Node =>
      unit('point', 10, [bylawSchema.node('paragraph', { id: id(11) }, [bylawSchema.text('a', marks)])]);
    const inserted = bylawSchema.mark('insertion', { id: id(97) });
    expect(acceptedText(body(text(comment, inserted)))).toEqual(body(text(comment)));
    expect(withoutComments(body(text(comment, inserted)))).toEqual(body(text(inserted)));
    const plain = body(text());
    expect(withoutComments(plain)).toBe(plain);
  });
});
