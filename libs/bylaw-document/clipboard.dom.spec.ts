/**
 * @jest-environment jsdom
 */
import { DOMParser, DOMSerializer, type Node } from 'prosemirror-model';
import { bylawSchema, memorandumSchema } from './schema.js';
import { numberDocument } from './numbering.js';
import { parseDocument } from './parse.js';
import { randomBylaw, randomMemorandum } from './testing/index.js';

declare const document: {
  createElement(tag: string): { innerHTML: string; appendChild(child: unknown): void };
};

/** Through HTML text and back, as the clipboard does it. */
function throughHtml(doc: Node): Node {
  const { schema } = doc.type;
  const box = document.createElement('div');
  box.appendChild(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  const again = document.createElement('div');
  again.innerHTML = box.innerHTML;
  return DOMParser.fromSchema(schema).parse(again as never, { preserveWhitespace: 'full' });
}

describe('documents through HTML', () => {
  it.each([1, 2, 3, 4, 5])('keep everything, ids and references included (seed %i)', (seed) => {
    const bylaw = randomBylaw(seed, { points: 15, annexes: 2, references: 0.8 });
    expect(throughHtml(bylaw).toJSON()).toEqual(bylaw.toJSON());
    const memorandum = randomMemorandum(seed);
    expect(throughHtml(memorandum).toJSON()).toEqual(memorandum.toJSON());
  });

  it('keep fixed labels, deleted units, figures, spans and every mark', () => {
    const id = (n: number) => `a${String(n).padStart(11, '0')}`;
    const { text, mark, node } = {
      text: bylawSchema.text.bind(bylawSchema),
      mark: bylawSchema.mark.bind(bylawSchema),
      node: bylawSchema.node.bind(bylawSchema),
    };
    const marks = [
      mark('link', { href: 'https://likumi.lv/' }),
      mark('citation', { act: 'PL', ref: '46(3)', href: 'https://likumi.lv/ta/id/336956' }),
      mark('citation', { act: 'PL', ref: '46(3)' }),
      mark('strong'),
      mark('em'),
      mark('superscript'),
      mark('subscript'),
      mark('insertion', { id: id(90), author: 'anna', at: '2026-01-05T10:00:00Z' }),
      mark('deletion', { id: id(91), author: 'anna', at: '2026-01-05T10:00:00Z' }),
      mark('comment', { id: id(92) }),
    ];
    const paragraph = (n: number, content: Node[]) => node('paragraph', { id: id(n) }, content);
    const marked = marks.flatMap((one, index) => [text(`v${index}`, [one]), text(' ')]);
    const cell = node('table_cell', { colspan: 2, rowspan: 1, colwidth: [100, 50] }, [
      paragraph(1, [text('x')]),
    ]);
    const point = node(
      'point',
      { id: id(2), label: { base: '5', sup: '1', printed: '5.1 ' }, deleted: true },
      [
        paragraph(3, [...marked, node('footnote', null, [text('zem')]), node('hard_break'), text('b')]),
        node('table', { id: id(4) }, [node('table_row', null, [cell])]),
        node('figure', {
          id: id(5),
          digest: 'ab'.repeat(32),
          alt: 'Karte',
          mediaType: 'image/jpeg',
          width: 300,
        }),
        node('formula', { id: id(6), source: 'x < y' }),
      ],
    );
    const closing = node('chapter', { id: id(7), role: 'closing', numbered: false }, [
      node('heading'),
      point,
    ]);
    const front = node('front', null, [node('title', { id: id(8) }, [text('T')])]);
    const doc = node('doc', null, [front, node('body', null, [closing])]);
    doc.check();
    expect(throughHtml(doc).toJSON()).toEqual(doc.toJSON());
    expect(numberDocument(throughHtml(doc)).get(id(2))).toMatchObject({ text: '5.¹', printed: '5.1' });
  });

  it('keep suggestions on whole blocks, split off or moved', () => {
    const id = (n: number) => `b${String(n).padStart(11, '0')}`;
    const { node, mark, text } = {
      node: bylawSchema.node.bind(bylawSchema),
      mark: bylawSchema.mark.bind(bylawSchema),
      text: bylawSchema.text.bind(bylawSchema),
    };
    const by = { author: 'anna', at: '2026-01-05T10:00:00Z' };
    const point = (n: number, marks: ReturnType<typeof mark>[]) =>
      node('point', { id: id(n) }, [node('paragraph', { id: id(n + 1) }, [text(`${n}`)])], marks);
    const body = node('body', null, [
      point(10, [mark('insertion', { id: id(50), ...by })]),
      point(20, [mark('insertion', { id: id(51), ...by, scope: 'break' })]),
      point(30, [mark('deletion', { id: id(52), ...by, move: id(60) })]),
      point(40, [mark('insertion', { id: id(53), ...by, move: id(60) })]),
    ]);
    const doc = node('doc', null, [node('front', null, [node('title', { id: id(1) }, [text('T')])]), body]);
    doc.check();
    const parsed = parseDocument(doc.toJSON());
    expect(parsed.allowed && parsed.doc.eq(doc)).toBe(true);
    expect(throughHtml(doc).toJSON()).toEqual(doc.toJSON());
  });

  it('take plain pasted HTML as paragraphs', () => {
    const box = document.createElement('div');
    box.innerHTML = '<h1>A</h1><p>b <b>c</b></p><a href="javascript:x">d</a>';
    const parsed = DOMParser.fromSchema(memorandumSchema).parse(box as never);
    expect(parsed.textContent).toContain('b c');
    expect(JSON.stringify(parsed.toJSON())).not.toContain('javascript');
  });
});
