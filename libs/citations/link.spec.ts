import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import {
  bylawSchema,
  idSource,
  numberDocument,
  plainText,
  referencesIn,
  renumber,
  resolveReference,
  seededRandom,
} from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { randomBylaw } from '../bylaw-document/testing/index.js';
import { linkReferences } from './index.js';

const newId = idSource(seededRandom(3));
const n = bylawSchema.node.bind(bylawSchema);
const text = (...content: (string | Node)[]): Node =>
  n(
    'paragraph',
    { id: newId() },
    content.map((part) => (typeof part === 'string' ? bylawSchema.text(part) : part)),
  );
const point = (base: string, ...content: Node[]): Node =>
  n('point', { id: newId(), label: { base, sup: '' } }, content);
const sub = (base: string, words: string): Node =>
  n('subpoint', { id: newId(), label: { base, sup: '' } }, [text(words)]);
const line = (name: string, words: string): Node => n(name, { id: newId() }, [bylawSchema.text(words)]);
const bylaw = (title: string, body: Node[], annexes: Node[] = []): Node =>
  n('doc', null, [
    n('front', null, [
      line('title', title),
      line('basis', 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu'),
    ]),
    n('body', null, body),
    ...annexes,
  ]);
const annex = (...content: Node[]): Node =>
  n('annex', { id: newId(), label: { base: '1', sup: '' } }, [
    n('heading', null, [bylawSchema.text('A')]),
    ...content,
  ]);
const raised = bylawSchema.text('1', [bylawSchema.mark('superscript')]);

const targets = (doc: Node): string[] => {
  const numbering = numberDocument(doc);
  return referencesIn(doc).map(({ node }) => {
    const { target, inflection, form } = node.attrs as Record<string, string>;
    return `${numbering.get(target ?? '')?.text ?? '?'} ${inflection} ${form}`;
  });
};

describe('linkReferences', () => {
  const doc = bylaw(
    'Par kokiem',
    [
      point('1', text('Nosaka:'), sub('1', 'pirmo;'), sub('2', 'otro.')),
      n('point', { id: newId(), label: { base: '1', sup: '1' } }, [text('Papildus.')]),
      point(
        '2',
        text(
          'Šo noteikumu 1. punktā, 1.',
          raised,
          ' punktā un 1.1., 1.2. apakšpunktos minētais (1. pielikums).',
        ),
        text('Šo noteikumu 1.–3. punkta un noteikumu 9. punkta, 1.1. punkta kārtība, likuma 1. punkts.'),
      ),
      point('3', text('Pašvaldību likuma 46. panta trešā daļa un 47. pants. Skatīt 1. pielikuma 1. punktu.')),
    ],
    [annex(point('1', text('Skatīt 1. punktu un šo noteikumu 2. punktu.')))],
  );
  const linked = linkReferences(doc);

  it('makes live what prints the same, with the noun or the number alone', () => {
    expect(targets(linked.doc)).toEqual([
      '1. loc full',
      '1.¹ loc full',
      '1.1. nom number',
      '1.2. nom number',
      '1. pielikums nom full',
      '1. nom number',
      '3. gen full',
      '1.1. gen number',
      '1. acc full',
      '1. acc full',
      '2. acc full',
    ]);
    linked.doc.check();
  });

  it('changes no word', () => {
    // The superscript was a mark and is now a character of the number.
    expect(plainText(linked.doc)).toBe(plainText(doc).replace('1.1 punktā', '1.¹ punktā'));
  });

  it('says what it did not find', () => {
    expect(linked.findings).toEqual([
      { code: 'reference-not-found', node: expect.any(String) as string, printed: '9. punkta', resolved: '' },
    ]);
  });

  it('marks citations of other acts with their address', () => {
    const marks: string[] = [];
    linked.doc.descendants((node) => {
      for (const { type, attrs } of node.marks)
        if (type.name === 'citation')
          marks.push(
            `${node.text ?? ''}: ${String(attrs['act'])} ${String(attrs['ref'])} ${String(attrs['href'])}`,
          );
    });
    expect(marks).toEqual([
      'Pašvaldību likuma 44. panta otro daļu: PL 44(2) https://likumi.lv/ta/id/336956#p44',
      'Pašvaldību likuma 46. panta trešā daļa: PL 46(3) https://likumi.lv/ta/id/336956#p46',
      '47. pants: PL 47 https://likumi.lv/ta/id/336956#p47',
    ]);
  });

  it('leaves instructions of amending acts alone', () => {
    const amending = bylaw('Grozījumi noteikumos', [
      point('1', text('Svītrot 2. punktu.')),
      point('2', text('Beigas.')),
    ]);
    expect(referencesIn(linkReferences(amending).doc)).toEqual([]);
  });

  it('is done once: a second time changes nothing', () => {
    expect(linkReferences(linked.doc).doc.eq(linked.doc)).toBe(true);
  });

  it('lets references follow renumbering', () => {
    const { doc: act } = linkReferences(
      bylaw('Par kokiem', [
        point('1', text('Pirmais.')),
        point('2', text('Šo noteikumu 1. punktā noteiktais.')),
      ]),
    );
    const body = act.child(1);
    const inserted = act.replace(
      act.child(0).nodeSize + 1,
      act.child(0).nodeSize + 1,
      n('body', null, [n('point', { id: newId() }, [text('Jauns.')])]).slice(0),
    );
    expect(body.childCount).toBe(2);
    const after = renumber(inserted);
    expect(plainText(after)).toContain('3. Šo noteikumu 2. punktā noteiktais.');
    expect([...numberDocument(after).values()].every(({ fixed }) => !fixed)).toBe(true);
  });

  it('never changes the text of generated by-laws whose references became words', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const words = spelled(randomBylaw(seed, { references: 0.8, points: 15 }));
        const again = linkReferences(words);
        again.doc.check();
        expect(plainText(again.doc)).toBe(plainText(words));
        expect(
          referencesIn(again.doc).length > 0 ||
            referencesIn(randomBylaw(seed, { references: 0.8, points: 15 })).length === 0,
        ).toBe(true);
      }),
      runs(40),
    );
  });
});

/** The document with its references written out. */
function spelled(doc: Node): Node {
  const numbering = numberDocument(doc);
  const write = (node: Node, annexId: string | null): Node => {
    const children = node.children.map((child) => {
      if (child.type.name === 'reference')
        return bylawSchema.text(resolveReference(child, numbering, annexId).text);
      return child.isLeaf
        ? child
        : write(child, child.type.name === 'annex' ? String(child.attrs['id']) : annexId);
    });
    return node.type.create(node.attrs, children, node.marks);
  };
  return write(doc, null);
}
