import type { Node } from 'prosemirror-model';
import { blankBylaw, blankMemorandum, bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { lintBylaw } from './index.js';

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
const codes = (doc: Node) => lintBylaw(doc).map((finding) => finding.code);
const fixed = (base: string, sup = '') => ({ label: { base, sup } });
const refer = (target: Node, inflection: string, form = 'full', printed = '') =>
  n('reference', { target: target.attrs['id'] as string, inflection, form, printed });

describe('lintBylaw', () => {
  it('finds nothing in a sound by-law', () => {
    const closing = titled(
      'chapter',
      'Noslēguma jautājums',
      { role: 'closing', numbered: false },
      point('Beidzas.'),
    );
    expect(
      codes(bylaw([titled('chapter', 'I', {}, point('Nosaka:', sub('a;'), sub('b.'))), closing])),
    ).toEqual([]);
  });

  it.each([
    ['a missing title', () => bylaw([], [], front('')), ['lint.title-missing']],
    ['a missing basis', () => bylaw([], [], front('T', '')), ['lint.basis-missing']],
    [
      'only the opening of the basis',
      () => bylaw([], [], front('T', 'Izdoti saskaņā ar ')),
      ['lint.basis-missing'],
    ],
    ['an empty point', () => bylaw([unit('point', {}, paragraph())]), ['lint.empty-unit']],
    ['no fault in a deleted point', () => bylaw([unit('point', { deleted: true }, paragraph())]), []],
    [
      'an empty chapter',
      () => bylaw([titled('chapter', '', {})]),
      ['lint.empty-heading', 'lint.empty-chapter'],
    ],
    [
      'a repeated number',
      () => bylaw([unit('point', fixed('2'), 'a'), unit('point', fixed('2'), 'b')]),
      ['lint.duplicate-number'],
    ],
    [
      'a gap',
      () => bylaw([unit('point', fixed('1'), 'a'), unit('point', fixed('4'), 'b')]),
      ['lint.number-gap'],
    ],
    [
      'no gap before a superscript',
      () => bylaw([unit('point', fixed('1'), 'a'), unit('point', fixed('1', '1'), 'b'), point('c')]),
      [],
    ],
    [
      'disorder',
      () => bylaw([unit('point', fixed('5'), 'a'), unit('point', fixed('3'), 'b')]),
      ['lint.number-order'],
    ],
    [
      'a fifth level',
      () => bylaw([point('a', sub('b', sub('c', sub('d', sub('e')))))]),
      [
        'lint.single-subpoint',
        'lint.single-subpoint',
        'lint.single-subpoint',
        'lint.too-deep',
        'lint.single-subpoint',
      ].sort(),
    ],
    [
      'wrong list ends',
      () => bylaw([point('Ir:', sub('a,'), sub('b;'))]),
      ['lint.list-end', 'lint.list-item-end'],
    ],
    [
      'a closing heading in the wrong number',
      () =>
        bylaw([titled('chapter', 'Noslēguma jautājumi', { role: 'closing', numbered: false }, point('a'))]),
      ['lint.closing-heading'],
    ],
  ])('finds %s', (_, make, expected) => expect(codes(make()).sort()).toEqual([...expected].sort()));

  it('finds a reference to nothing, at the block that holds it', () => {
    const gone = point('x');
    const holder = paragraph('Skatīt ', refer(gone, 'acc', 'full', '9. punktu'));
    const findings = lintBylaw(bylaw([unit('point', {}, holder)]));
    expect(findings.map((one) => [one.code, one.where, one.params['printed']])).toEqual([
      ['lint.dangling-reference', holder.attrs['id'], '9. punktu'],
    ]);
  });

  it('asks for every part of the memorandum', () => {
    expect(lintBylaw(blankMemorandum(source())).map((one) => one.params['part'])).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it('lets the fiscal part of a fee by-law stay empty', () => {
    const found = lintBylaw(blankMemorandum(source()), { exemptParts: [2] }).map((one) => one.params['part']);
    expect(found).toEqual([1, 3, 4, 5, 6, 7, 8]);
  });

  it('cites only places that were read', () => {
    const blank = lintBylaw(blankBylaw({ issuer: 'D', title: 'T', newId: source() }));
    for (const finding of blank)
      expect(finding.source.kind === 'observed').toBe(finding.source.ref === undefined);
    expect(blank.map((one) => one.code)).toEqual(['lint.basis-missing', 'lint.empty-unit']);
  });
});
