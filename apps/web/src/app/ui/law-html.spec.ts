import fc from 'fast-check';
import { bylawSchema, numberDocument, parseDocumentOfKind } from '#libs/bylaw-document';
import { randomBylaw } from '../../../../../libs/bylaw-document/testing';
import { lawHtml, lawOutline, unitAnchor, unitName, type LawHtmlOptions } from './law-html';

type Json = Record<string, unknown>;

const id = (name: string) => name.padEnd(12, '0');
const text = (value: string, ...marks: Json[]): Json => ({
  type: 'text',
  text: value,
  ...(marks.length ? { marks } : {}),
});
const block = (type: string, name: string, ...content: Json[]): Json => ({
  type,
  attrs: { id: id(name) },
  content,
});
const unit = (type: string, name: string, attrs: Json, ...content: Json[]): Json => ({
  type,
  attrs: { id: id(name), ...attrs },
  content,
});

function bylaw(body: Json[], annexes: Json[] = []) {
  const json = {
    type: 'doc',
    attrs: { kind: 'bylaw' },
    content: [
      { type: 'front', content: [block('title', 'title', text('Par <b>suņiem</b> & kaķiem'))] },
      { type: 'body', content: body },
      ...annexes,
    ],
  };
  const parsed = parseDocumentOfKind(json, 'bylaw');
  if (!parsed.allowed) throw new Error(JSON.stringify(parsed.violations));
  return parsed.doc;
}

function write(doc: ReturnType<typeof bylaw>, options: Partial<LawHtmlOptions> = {}): HTMLElement {
  const page = document.createElement('article');
  page.innerHTML = lawHtml(doc, {
    numbering: numberDocument(doc),
    page: '/adazi/noteikumi/1',
    level: 2,
    action: () => null,
    figure: () => null,
    ...options,
  });
  return page;
}

const point = (name: string, words: string, attrs: Json = {}, ...rest: Json[]) =>
  unit('point', name, attrs, block('paragraph', `${name}t`, text(words)), ...rest);

describe('a by-law as HTML', () => {
  it('numbers chapters, points and sub-points and gives each an anchor', () => {
    const sub = unit('subpoint', 'sub', {}, block('paragraph', 'subt', text('pirmais;')));
    const heading = { type: 'heading', content: [text('Vispārīgie jautājumi')] };
    const page = write(bylaw([unit('chapter', 'ch', {}, heading, point('p1', 'Viens:', {}, sub))]));
    expect(page.querySelector('h2.title')?.textContent).toBe('Par <b>suņiem</b> & kaķiem');
    expect(page.querySelector('h3.heading')?.textContent).toBe('I. Vispārīgie jautājumi');
    expect(page.querySelector(`#${unitAnchor(id('p1'))} > .text`)?.textContent).toBe('1. Viens:');
    expect(page.querySelector(`#${unitAnchor(id('sub'))}`)?.textContent).toBe('1.1. pirmais;');
  });

  it('says beside a unit what keeps it from holding, escaped', () => {
    const page = write(bylaw([point('p1', 'Viens.'), point('p2', 'Divi.')]), {
      note: ({ text: number }) =>
        number.startsWith('1')
          ? { word: 'Apturēts', text: 'no <b>', link: { href: 'https://x.example/?a&b', text: 'Rīkojums' } }
          : null,
    });
    const notes = [...page.querySelectorAll('.unit-note')];
    expect(notes.map((note) => note.textContent)).toEqual(['Apturēts no <b> Rīkojums']);
    expect(notes[0]?.parentElement?.id).toBe(unitAnchor(id('p1')));
    expect(notes[0]?.querySelector('a')?.getAttribute('href')).toBe('https://x.example/?a&b');
  });

  it('reads a superscript number as "prim"', () => {
    const page = write(bylaw([point('p1', 'Jauns.', { label: { base: '5', sup: '1' } })]));
    expect(page.querySelector('[aria-hidden]')?.textContent).toBe('5.¹');
    expect(page.querySelector('.visually-hidden')?.textContent).toBe('5. prim 1');
  });

  it('writes references from what their target is now, as links to this page', () => {
    const reference = {
      type: 'reference',
      attrs: { target: id('p2'), unit: 'point', inflection: 'loc', form: 'full', printed: '9. punktā' },
    };
    const first = unit('point', 'p1', {}, block('paragraph', 'p1t', text('Skat. '), reference));
    const link = write(bylaw([first, point('p2', 'Divi.')])).querySelector('a.reference');
    expect(link?.textContent).toBe('2. punktā');
    expect(link?.getAttribute('href')).toBe(`/adazi/noteikumi/1#${unitAnchor(id('p2'))}`);
  });

  it('puts the action of every unit into the page as a link', () => {
    const page = write(bylaw([point('p1', 'Viens.'), point('p2', 'Divi.', { deleted: true })]), {
      action: (one) => ({ href: `?unit=${one.id}`, label: `Komentēt ${unitName(one)}`, text: 'Komentēt' }),
    });
    const links = [...page.querySelectorAll('a.unit-action')];
    expect(links.map((link) => link.getAttribute('aria-label'))).toEqual(['Komentēt 1. punktu']);
    expect(links[0]?.getAttribute('data-unit')).toBe(id('p1'));
  });

  it('makes the action a button where it leads nowhere', () => {
    const page = write(bylaw([point('p1', 'Viens.')]), {
      action: (one) => ({ href: null, label: `Iebilst pret ${unitName(one)}`, text: 'Iebilst' }),
    });
    const button = page.querySelector('button.unit-action');
    expect(button?.getAttribute('aria-label')).toBe('Iebilst pret 1. punktu');
    expect(button?.getAttribute('type')).toBe('button');
    expect(page.querySelector('a.unit-action')).toBeNull();
  });

  it('gives table headers their scope and shows the description of an image it has no address of', () => {
    const cell = (type: string, name: string, words: string) => ({
      type,
      content: [block('paragraph', name, text(words))],
    });
    const rows = [
      { type: 'table_row', content: [cell('table_header', 'a', 'Zona'), cell('table_header', 'b', 'Maksa')] },
      { type: 'table_row', content: [cell('table_header', 'c', 'A'), cell('table_cell', 'd', '2')] },
    ];
    const figure = { type: 'figure', attrs: { id: id('fig'), alt: 'Karte "A"' } };
    const page = write(bylaw([{ type: 'table', attrs: { id: id('tab') }, content: rows }, figure]));
    expect([...page.querySelectorAll('th')].map((th) => th.scope)).toEqual(['col', 'col', 'row']);
    expect(page.querySelector('.figure')?.textContent).toBe('Karte "A"');
    const shown = write(bylaw([figure]), { figure: () => '/f?a=1&b=2' }).querySelector('img');
    expect([shown?.alt, shown?.getAttribute('src')]).toEqual(['Karte "A"', '/f?a=1&b=2']);
  });

  it('lists chapters and annexes in the outline', () => {
    const heading = (words: string) => ({ type: 'heading', content: [text(words)] });
    const annex = unit('annex', 'ax', {}, heading('Karte'));
    const doc = bylaw([unit('chapter', 'c1', {}, heading('Pirmā'), point('p1', 'x'))], [annex]);
    const outline = lawOutline(doc, numberDocument(doc)).map(({ number, text, depth }) => [
      number,
      text,
      depth,
    ]);
    expect(outline).toEqual([
      ['I.', 'Pirmā', 0],
      ['Pielikums', 'Karte', 0],
    ]);
  });

  it('lets no text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        const paragraph = bylawSchema.node('paragraph', { id: id('p') }, bylawSchema.text(words));
        const doc = bylaw([point('p1', 'x')]);
        const body = doc.child(1).type.create(null, paragraph);
        const page = write(doc.type.create(doc.attrs, [doc.child(0), body]));
        expect(page.querySelector('p.paragraph')?.textContent).toBe(
          words.replace(/\r\n?/g, '\n').replace(/\0/g, ''),
        );
        expect(page.querySelectorAll('p.paragraph *')).toHaveLength(0);
      }),
    );
    const nasty = '"><img src=x onerror=alert(1)><script>1</script>&lt;';
    const page = write(bylaw([point('p1', nasty)]), {
      action: () => ({ href: 'javascript"x', label: nasty, text: nasty }),
    });
    expect(page.querySelectorAll('img, script')).toHaveLength(0);
    expect(page.querySelector('a')?.getAttribute('aria-label')).toBe(nasty);
  });

  it('loses no word of any by-law', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const doc = randomBylaw(seed);
        const shown = (write(doc).textContent ?? '').replace(/\s+/g, ' ');
        doc.descendants((node) => {
          if (!node.isText) return true;
          const words = (node.text ?? '').trim().replace(/\s+/g, ' ');
          expect(shown).toContain(words);
          return false;
        });
      }),
      { numRuns: 25 },
    );
  });
});
