import { provideHttpClient } from '@angular/common/http';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { compareDocuments } from '#libs/bylaw-diff';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { provideTexts, speakInTest } from '../../../testing/transloco';
import { CompareView } from './compare-view';

const next = idSource(seededRandom(31));
const words = (text: string) => bylawSchema.node('paragraph', { id: next() }, [bylawSchema.text(text)]);
const point = (text: string) => bylawSchema.node('point', { id: next() }, [words(text)]);
const title = bylawSchema.node('title', { id: next() }, [bylawSchema.text('Par suņiem')]);
const bylaw = (...body: Node[]) =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, body),
  ]);
const reworded = (node: Node, text: string) => node.copy(node.content.replaceChild(0, words(text)));

const [FIRST, SECOND] = [
  'Suni ved īsā pavadā un ar uzpurni.',
  'Īpašnieks savāc suņa ekskrementus parkā.',
] as const;
const whole = point(`${FIRST} ${SECOND}`);
const others = [
  'Kaķus reģistrē datubāzē.',
  'Sodu piemēro komisija.',
  'Nodevu maksā gada sākumā.',
  'Kārtību nosaka dome.',
].map(point);
const cells = (last: string) =>
  ['Nr.', 'Pakalpojums', last].map((text) => bylawSchema.node('table_cell', null, [words(text)]));
const tableId = next();
const table = (last: string) =>
  bylawSchema.node('table', { id: tableId }, [bylawSchema.node('table_row', null, cells(last))]);

@Component({
  imports: [CompareView],
  template: `<vv-compare-view [comparison]="comparison()" before="Projekts" after="Precizēts" />`,
})
class Page {
  readonly comparison = signal(compareDocuments(bylaw(), bylaw()));
}

async function shown(before: Node, after: Node) {
  TestBed.configureTestingModule({ providers: [provideTexts(), provideHttpClient()] });
  speakInTest('lv');
  const fixture = TestBed.createComponent(Page);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  fixture.componentInstance.comparison.set(compareDocuments(before, after));
  await fixture.whenStable();
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((one) => one.textContent.includes(name))?.click();
    await fixture.whenStable();
  };
  return { element, press, text: () => element.textContent.replace(/\s+/g, ' ') };
}

describe('compare view', () => {
  // jsdom has no layout to scroll in.
  beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));
  afterEach(() => document.body.replaceChildren());

  it('names what was split and its parts, in every view', async () => {
    const after = bylaw(reworded(whole, FIRST), point(SECOND), ...others);
    const { press, text, element } = await shown(bylaw(whole, ...others), after);
    expect(text()).toContain('1 sadalīta');
    expect(text()).toContain('Sadalīts (tagad 1., 2.)');
    await press('Blakus');
    expect(text()).toContain('Atdalīta daļa');
    await press('Tabulā');
    expect(element.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(text()).toContain(`1. ${FIRST} ${SECOND}`);
    expect(text()).toContain('Pamatojums');
  });

  it('leads from one end of a move to the other', async () => {
    const [first, ...rest] = others as [Node, ...Node[]];
    const { press, text } = await shown(bylaw(first, ...rest), bylaw(...rest, first));
    expect(text()).toContain('Pārvietots šurp bija 1.');
    await press('tagad 4.');
    expect(document.activeElement?.textContent).toContain('Pārvietots šurp');
    await press('bija 1.');
    expect(document.activeElement?.textContent).toContain('Pārvietots prom');
  });

  it('reads as a list with headings: what was, what will be', async () => {
    const [first, ...rest] = others as [Node, ...Node[]];
    const after = bylaw(reworded(first, 'Kaķus reģistrē aģentūrā.'), ...rest.slice(1));
    const { press, element } = await shown(bylaw(first, ...rest), after);
    await press('Pēc kārtas');
    expect([...element.querySelectorAll('h3')].map((one) => one.textContent.trim())).toEqual([
      '1. punkts',
      '2. punkts',
    ]);
    expect(
      [...element.querySelectorAll('section li')].map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual([
      'bija: Kaķus reģistrē datubāzē.',
      'būs: Kaķus reģistrē aģentūrā.',
      'bija: Sodu piemēro komisija.',
      'būs: svītrots',
    ]);
    expect(element.querySelectorAll('section [lang="lv"]').length).toBeGreaterThan(0);
  });

  it('shows a changed table cell by cell', async () => {
    const { element } = await shown(bylaw(others[0]!, table('5 eiro')), bylaw(others[0]!, table('7 eiro')));
    expect([...element.querySelectorAll('td.changed')].map((cell) => cell.textContent)).toEqual(['57 eiro']);
    expect(element.querySelectorAll('td.same')).toHaveLength(2);
  });
});
