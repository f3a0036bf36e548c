import type { Mark, Node } from 'prosemirror-model';
import {
  acceptedText,
  bylawSchema,
  ID_LENGTH,
  countSuggestions,
  idSource,
  parseDocument,
  rejectedText,
  seededRandom,
} from './index.js';

const mark = (name: 'insertion' | 'deletion', id: string, more: Record<string, unknown> = {}): Mark =>
  bylawSchema.mark(name, { id: id.repeat(16).slice(0, ID_LENGTH), author: 'A', at: '', ...more });
const newId = idSource(seededRandom(1));
const text = (content: string, ...marks: Mark[]): Node => bylawSchema.text(content, marks);
const point = (children: Node[], ...marks: Mark[]): Node =>
  bylawSchema.node('point', { id: newId() }, children, marks);
const paragraph = (children: Node[], ...marks: Mark[]): Node =>
  bylawSchema.node('paragraph', { id: newId() }, children, marks);
const doc = (...points: Node[]): Node =>
  bylawSchema.node('doc', { kind: 'bylaw' }, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: newId() }, [text('Par ko')])]),
    bylawSchema.node('body', null, points),
  ]);
const points = (settled: Node): string[] =>
  settled.child(1).children.map((one) => one.children.map((child) => child.textContent).join('|'));
const both = (given: Node): [string[], string[]] => {
  const results = [acceptedText, rejectedText].map((settle) => settle(given));
  for (const result of results) {
    expect(countSuggestions(result)).toBe(0);
    expect(parseDocument(result.toJSON()).allowed).toBe(true);
  }
  return results.map(points) as [string[], string[]];
};

describe('settling suggestions', () => {
  it('keeps or drops words', () => {
    const given = doc(
      point([
        paragraph([text('Suni '), text('ved', mark('deletion', 'a')), text('vada', mark('insertion', 'b'))]),
      ]),
    );
    expect(countSuggestions(given)).toBe(2);
    expect(both(given)).toEqual([['Suni vada'], ['Suni ved']]);
  });

  it('keeps or drops whole blocks', () => {
    const given = doc(
      point([paragraph([text('Viens')])]),
      point([paragraph([text('Divi')])], mark('insertion', 'a')),
      point([paragraph([text('Trīs')])], mark('deletion', 'b')),
    );
    expect(both(given)).toEqual([
      ['Viens', 'Divi'],
      ['Viens', 'Trīs'],
    ]);
  });

  it('joins what was split and splits what was joined', () => {
    const given = doc(
      point([paragraph([text('Viens')])]),
      point([paragraph([text(' divi')])], mark('insertion', 'a', { scope: 'break' })),
      point([paragraph([text(' trīs')])], mark('deletion', 'b', { scope: 'break' })),
    );
    expect(both(given)).toEqual([
      ['Viens', ' divi trīs'],
      ['Viens divi', ' trīs'],
    ]);
  });

  it('leaves an empty text where a unit cannot do without', () => {
    const given = doc(point([paragraph([text('Viss')], mark('deletion', 'a'))]));
    expect(both(given)).toEqual([[''], ['Viss']]);
  });

  it('changes nothing where nothing is suggested', () => {
    const given = doc(point([paragraph([text('Viens')])]));
    expect(acceptedText(given).eq(given)).toBe(true);
    expect(countSuggestions(given)).toBe(0);
  });
});
