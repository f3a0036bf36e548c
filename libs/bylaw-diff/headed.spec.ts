import type { Node } from 'prosemirror-model';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { compareDocuments, comparisonPage, headedChanges } from './index.js';

const next = idSource(seededRandom(5));
const words = (text: string) => bylawSchema.node('paragraph', { id: next() }, [bylawSchema.text(text)]);
const point = (text: string, attrs: object = {}, ...below: Node[]) =>
  bylawSchema.node('point', { id: next(), ...attrs }, [words(text), ...below]);
const title = (text: string) => bylawSchema.node('title', { id: 'titletitle01' }, [bylawSchema.text(text)]);
const bylaw = (name: string, ...body: Node[]) =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title(name)]),
    bylawSchema.node('body', null, body),
  ]);
const reworded = (node: Node, text: string) => node.copy(node.content.replaceChild(0, words(text)));

const first = point('Suni ved pavadā.', { label: { base: '5', sup: '' } });
const raised = point('Kaķi reģistrē.', { label: { base: '5', sup: '1' } });
const gone = point('Šis zudīs.', { label: { base: '6', sup: '' } });
const before = bylaw('Par suņiem', first, raised, gone);
const after = bylaw(
  'Par suņiem un kaķiem',
  first,
  reworded(raised, 'Kaķi reģistrē datubāzē.'),
  point('Pavisam jauns teksts par putniem.', { label: { base: '7', sup: '' } }),
);

describe('differences as a headed list', () => {
  it('say under each heading what was and what will be', () => {
    expect(headedChanges(compareDocuments(before, after)).map(({ id: _id, ...rest }) => rest)).toEqual([
      {
        kind: 'changed',
        heading: 'Nosaukums',
        spoken: 'Nosaukums',
        was: 'Par suņiem',
        will: 'Par suņiem un kaķiem',
      },
      {
        kind: 'changed',
        heading: '5.¹ punkts',
        spoken: '5. prim 1 punkts',
        was: 'Kaķi reģistrē.',
        will: 'Kaķi reģistrē datubāzē.',
      },
      { kind: 'deleted', heading: '6. punkts', spoken: '6. punkts', was: 'Šis zudīs.', will: null },
      {
        kind: 'inserted',
        heading: '7. punkts',
        spoken: '7. punkts',
        was: null,
        will: 'Pavisam jauns teksts par putniem.',
      },
    ]);
  });

  it('name both numbers of a unit that has another one now', () => {
    const [a, b] = [point('Alfa beta gamma delta.'), point('Epsilon zeta eta teta.')];
    const moved = compareDocuments(bylaw('T', a, b), bylaw('T', reworded(b, 'Epsilon zeta eta jota.'), a));
    expect(headedChanges(moved).map(({ heading }) => heading)).toEqual([
      '2. punkts (būs 1. punkts)',
      '1. punkts (būs 2. punkts)',
    ]);
  });

  it('open the exported comparison, with spoken numbers', () => {
    const page = comparisonPage(compareDocuments(before, after), { before: 'Projekts', after: 'Precizēts' });
    expect(page).toContain(
      '<h3><span aria-hidden="true">5.¹ punkts</span><span class="aside">5. prim 1 punkts</span></h3>',
    );
    expect(page).toContain('<h3>6. punkts</h3>');
    expect(page).toContain('<p><b>bija:</b> Kaķi reģistrē.</p>');
    expect(page).toContain('<p><b>būs:</b> Kaķi reģistrē datubāzē.</p>');
    expect(page).toContain('<p><b>būs:</b> svītrots</p>');
    expect(page.indexOf('<h2>Izmaiņas pēc kārtas</h2>')).toBeLessThan(page.indexOf('<h2>Vienā tekstā</h2>'));
  });
});
