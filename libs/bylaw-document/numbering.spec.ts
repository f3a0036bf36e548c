import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { bylawSchema, isUnit } from './schema.js';
import type { Label } from './attributes.js';
import { closingHeading, numberDocument, printedNumber } from './numbering.js';
import { numberSequence } from './sequence.js';
import { randomBylaw } from './testing/index.js';

let counter = 0;
const id = () => `a${String((counter += 1)).padStart(11, '0')}`;
const fixed = (text: string): Label => {
  const [base = '', sup = ''] = text.split('^');
  return { base, sup };
};
const paragraph = (text = 'x') => bylawSchema.node('paragraph', { id: id() }, [bylawSchema.text(text)]);
const unit = (name: string, label: string | null, ...content: Node[]) =>
  bylawSchema.node(name, { id: id(), label: label === null ? null : fixed(label) }, [
    paragraph(),
    ...content,
  ]);
const point = (label: string | null = null, ...content: Node[]) => unit('point', label, ...content);
const sub = (label: string | null = null, ...content: Node[]) => unit('subpoint', label, ...content);
const titled = (name: string, attrs: object, ...content: Node[]) =>
  bylawSchema.node(name, { id: id(), ...attrs }, [bylawSchema.node('heading'), ...content]);
const bylaw = (body: Node[], annexes: Node[] = []) =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: id() })]),
    bylawSchema.node('body', null, body),
    ...annexes,
  ]);
const texts = (doc: Node) => [...numberDocument(doc).values()].map((entry) => entry.text);

describe('numberDocument', () => {
  it('numbers chapters in Roman, points across chapters, sub-points below', () => {
    const doc = bylaw([
      titled('chapter', {}, point(), point(null, sub(), sub(null, sub(), sub(null, sub())))),
      titled('chapter', {}, point()),
      titled('chapter', { numbered: false, role: 'closing' }, point()),
    ]);
    expect(texts(doc)).toEqual('I,1.,2.,2.1.,2.2.,2.2.1.,2.2.2.,2.2.2.1.,II,3.,,4.'.split(','));
  });

  it('counts sub-chapters in Arabic and annexes apart', () => {
    const nested = titled('chapter', {}, titled('chapter', {}, point()), titled('chapter', {}));
    const two = [titled('annex', {}, point()), titled('annex', {}, titled('chapter', {}, point()))];
    expect(texts(bylaw([titled('chapter', {}), nested], two))).toEqual(
      'I,II,2.1,1.,2.2,1. pielikums,1.,2. pielikums,I,1.'.split(','),
    );
    expect(texts(bylaw([], [titled('annex', {})]))).toEqual(['Pielikums']);
  });

  it('sets sub-points of a superscript point apart by a space', () => {
    expect(texts(bylaw([point('39'), point('39^1', sub(), sub('1^1'))]))).toEqual(
      '39.,39.¹,39.¹ 1.,39.¹ 1.¹'.split(','),
    );
  });

  it('prints chapter numbers with their dot', () => {
    const doc = bylaw([titled('chapter', {}), titled('chapter', { label: fixed('I^1') })]);
    expect([...numberDocument(doc).values()].map(printedNumber)).toEqual(['I.', 'I.¹']);
    expect(texts(doc)).toEqual(['I', 'I¹']);
  });

  it('keeps irregular printed numbers apart from the regular ones', () => {
    const printed = (base: string, sup: string, text: string) => ({ base, sup, printed: text });
    const make = (name: string, label: Label, ...content: Node[]) =>
      bylawSchema.node(name, { id: id(), label }, [paragraph(), ...content]);
    const doc = bylaw([make('point', printed('5', '1', '5.1 '), make('subpoint', printed('a', '', 'a)')))]);
    expect([...numberDocument(doc).values()].map((one) => [one.text, one.printed])).toEqual([
      ['5.¹', '5.1'],
      ['5.¹ a)', 'a)'],
    ]);
  });

  it('names the closing chapter by the number of its points', () => {
    expect([1, 2].map(closingHeading)).toEqual(['Noslēguma jautājums', 'Noslēguma jautājumi']);
  });
});

describe('numberSequence', () => {
  const run = (labels: string, kind: 'point' | 'chapter' = 'point') =>
    numberSequence(
      labels.split(' ').map((label) => (label === '-' ? null : fixed(label))),
      kind,
    )
      .map((label) => (label.sup === '' ? label.base : `${label.base}^${label.sup}`))
      .join(' ');

  it.each([
    ['- - -', '1 2 3'],
    ['1 2 2^1 - -', '1 2 2^1 3 4'],
    ['5 -', '5 6'],
    ['1 - 2', '1 1^1 2'],
    ['1 - - 2', '1 1^1 1^2 2'],
    ['1 1^1 - 2', '1 1^1 1^2 2'],
    ['1 - 3', '1 2 3'],
    ['1 - - 3', '1 1^1 1^2 3'],
    ['- - 3', '1 2 3'],
    ['1.1 1.2 -', '1.1 1.2 1.3'],
    ['7 - 3', '7 8 3'],
  ])('%s → %s', (labels, expected) => expect(run(labels)).toBe(expected));

  it('follows the numerals of fixed chapters', () => {
    expect(run('I - III', 'chapter')).toBe('I II III');
    expect(run('I - II', 'chapter')).toBe('I I^1 II');
    expect(run('1 - -', 'chapter')).toBe('1 2 3');
  });

  const increasing = fc
    .array(fc.record({ step: fc.integer({ min: 1, max: 3 }), nulls: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 30,
    })
    .map((steps) => {
      let value = 0;
      return steps.flatMap(({ step, nulls }) => {
        value += step;
        return [fixed(String(value)), ...Array.from({ length: nulls }, () => null)];
      });
    });

  it('keeps fixed labels and gives every unit its own number', () => {
    fc.assert(
      fc.property(increasing, (labels) => {
        const numbers = numberSequence(labels, 'point');
        labels.forEach((label, index) => {
          if (label) expect(numbers[index]).toEqual(label);
        });
        expect(new Set(numbers.map(({ base, sup }) => `${base}^${sup}`)).size).toBe(labels.length);
      }),
    );
  });
});

describe('numbering of random by-laws', () => {
  it('is continuous and unique in every sequence', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 60 }), (seed, points) => {
        const doc = randomBylaw(seed, { points, annexes: Math.abs(seed) % 3 });
        doc.check();
        const numbering = numberDocument(doc);
        const body = [...numbering.values()].filter((one) =>
          one.path.every((up) => numbering.get(up)?.kind === 'chapter'),
        );
        const pointsOnly = body.filter((one) => one.kind === 'point').map((one) => one.text);
        expect(pointsOnly).toEqual(pointsOnly.map((_, index) => `${index + 1}.`));
        const inBody = [...numbering.values()].filter(
          (one) => numbering.get(one.path[0] ?? '')?.kind !== 'annex',
        );
        const named = inBody.map((one) => `${one.kind}${one.text}`).filter((text) => text !== 'chapter');
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });

  it('never changes a fixed number when units are inserted or removed around it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.boolean(), (seed, where, remove) => {
        const doc = freeze(randomBylaw(seed, { points: 12 }));
        const before = numberDocument(doc);
        const body = doc.child(1);
        const at = where % body.childCount;
        const children = [...body.children];
        const gone = remove ? children.splice(at, 1) : [];
        if (!remove) children.splice(at, 0, point(), point());
        const edited = doc.copy(doc.content.replaceChild(1, body.copy(Fragment.fromArray(children))));
        const after = numberDocument(edited);
        for (const [id, { text }] of after) if (before.has(id)) expect(before.get(id)?.text).toBe(text);
        expect(gone.length > 0 || after.size === before.size + 2).toBe(true);
      }),
    );
  });
});

/** The document with every derived number made fixed, as in an act in force. */
function freeze(doc: Node): Node {
  const numbering = numberDocument(doc);
  const walk = (node: Node): Node => {
    if (node.isTextblock || node.isLeaf) return node;
    const content = Fragment.fromArray(node.children.map(walk));
    const label = isUnit(node) ? (numbering.get(node.attrs['id'] as string)?.label ?? null) : null;
    return label ? node.type.create({ ...node.attrs, label }, content) : node.copy(content);
  };
  return walk(doc);
}
