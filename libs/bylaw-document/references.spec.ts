import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { runs } from '../../tests/support/runs.js';
import {
  bylawSchema,
  danglingReferences,
  followedReferences,
  idSource,
  inlineText,
  numberDocument,
  referencesIn,
  resolveReference,
  seededRandom,
} from './index.js';
import { randomBylaw } from './testing/index.js';

const source = () => idSource(seededRandom(5));
const next = source();
const n = bylawSchema.node.bind(bylawSchema);
const paragraph = (...content: (string | Node)[]) =>
  n(
    'paragraph',
    { id: next() },
    content.map((part) => (typeof part === 'string' ? bylawSchema.text(part) : part)),
  );
const unit = (name: string, attrs: object, ...content: (Node | string)[]) =>
  n(
    name,
    { id: next(), ...attrs },
    content.map((part) => (typeof part === 'string' ? paragraph(part) : part)),
  );
const point = (...content: (Node | string)[]) => unit('point', {}, ...content);
const sub = (...content: (Node | string)[]) => unit('subpoint', {}, ...content);
const titled = (name: string, heading: string, attrs: object, ...content: Node[]) =>
  unit(name, attrs, n('heading', null, heading === '' ? [] : [bylawSchema.text(heading)]), ...content);
const line = (name: string, text: string) =>
  n(name, { id: next() }, text === '' ? [] : [bylawSchema.text(text)]);
const front = (title = 'Par kokiem', basis = 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu') =>
  n('front', null, [line('title', title), ...(basis === '' ? [] : [line('basis', basis)])]);
const bylaw = (body: Node[], annexes: Node[] = [], head = front()) =>
  n('doc', null, [head, n('body', null, body), ...annexes]);
const fixed = (base: string, sup = '') => ({ label: { base, sup } });
const refer = (target: Node, inflection: string, form = 'full', printed = '') =>
  n('reference', { target: target.attrs['id'] as string, inflection, form, printed });

describe('references', () => {
  const first = point('a', sub('b'), sub('c'));
  const second = unit('point', fixed('1', '1'), 'd');
  const chapter = titled('chapter', 'H', {}, first, second);
  const closing = titled('chapter', 'Z', { numbered: false });
  const inner = point('e');
  const annexes = [titled('annex', 'A', {}, inner), titled('annex', 'B', {})];
  const doc = bylaw([chapter, closing], annexes);
  const numbering = numberDocument(doc);
  const text = (target: Node, inflection: string, form?: string, annex: string | null = null) =>
    resolveReference(refer(target, inflection, form), numbering, annex).text;

  it('name their target in the right case', () => {
    expect(text(first, 'loc')).toBe('1. punktā');
    expect(text(second, 'gen')).toBe('1.¹ punkta');
    expect(text(first.child(2), 'dat')).toBe('1.2. apakšpunktam');
    expect(text(chapter, 'loc')).toBe('I nodaļā');
    expect(text(closing, 'acc')).toBe('nodaļu');
    expect(text(annexes[1] as Node, 'acc')).toBe('2. pielikumu');
    expect(text(first, 'loc', 'number')).toBe('1.');
  });

  it('name the annex of a unit only from outside it', () => {
    expect(text(inner, 'loc')).toBe('1. pielikuma 1. punktā');
    expect(text(inner, 'loc', 'full', annexes[0]?.attrs['id'] as string)).toBe('1. punktā');
    expect(text(inner, 'loc', 'full', annexes[1]?.attrs['id'] as string)).toBe('1. pielikuma 1. punktā');
  });

  it('call the only annex by its bare name', () => {
    const only = titled('annex', 'A', {});
    const node = refer(only, 'loc');
    expect(resolveReference(node, numberDocument(bylaw([], [only])), null).text).toBe('pielikumā');
  });

  it('follow renumbering, and the report lists exactly those that did', () => {
    const holder = paragraph(
      'Sk. ',
      refer(inner, 'loc'),
      ' un ',
      refer(second, 'acc'),
      ' un ',
      refer(first, 'acc'),
    );
    const target = point('t');
    const tail = [target, unit('point', {}, holder), point('Pēc ', paragraph(refer(target, 'gen')))];
    const make = (...extra: Node[]) => {
      const made = bylaw([chapter, ...extra, ...tail], annexes);
      return { doc: made, numbering: numberDocument(made) };
    };
    const followed = followedReferences(make(), make(point('jauns')));
    expect(followed.map(({ before, after }) => [before, after])).toEqual([['2. punkta', '3. punkta']]);
    expect(followedReferences(make(), make())).toEqual([]);
  });

  it('of random by-laws resolve to their targets, and dangle exactly where the target is gone', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomBylaw(seed, { references: 0.8 });
        const numbers = numberDocument(random);
        for (const site of referencesIn(random)) {
          expect(random.nodeAt(site.pos)).toBe(site.node);
          const resolved = resolveReference(site.node, numbers, site.annex);
          expect(resolved.text).toContain(numbers.get(String(site.node.attrs['target']))?.text);
        }
        expect(danglingReferences(random, numbers)).toEqual([]);
        expect(danglingReferences(random, new Map())).toHaveLength(referencesIn(random).length);
      }),
      runs(50),
    );
  });

  it('stand in the text of their block', () => {
    expect(inlineText(paragraph('Sk. ', refer(first, 'acc'), '.'), { numbering, annex: null })).toBe(
      'Sk. 1. punktu.',
    );
  });
});
