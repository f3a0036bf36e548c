import { findById } from '#libs/bylaw-document';
import { randomBylaw } from '#libs/bylaw-document/testing';
import type { CoordinationDesk, DeskOpinion, PublicOpinion } from '#libs/contracts';
import { bareWording, coordinationRemarks, groupRemarks, opinionRemarks } from './remarks';

const item = (id: string, unitId: string | null, more: object = {}): object => ({
  id,
  kind: 'objection',
  unitId,
  unitLabel: unitId ? '3. punkts' : '',
  text: `Teksts ${id}`,
  grounds: 'Pamats',
  proposedWording: null,
  disposition: null,
  reason: '',
  ...more,
});

const desk = (items: object[]): CoordinationDesk =>
  ({
    coordination: { id: 'k2' },
    rounds: [
      { coordinationId: 'k1', parties: [{ name: 'Agrāk', opinion: { items: [item('vecs', null)] } }] },
      {
        coordinationId: 'k2',
        parties: [
          { name: 'Nodaļa', opinion: { late: true, items } },
          { name: 'Klusē', opinion: null },
        ],
      },
    ],
  }) as unknown as CoordinationDesk;

const opinion = (more: object): DeskOpinion =>
  ({
    id: 'o1',
    kind: 'proposal',
    unitId: null,
    publishedText: 'Publicēts',
    wording: null,
    author: null,
    late: false,
    state: 'published',
    original: { text: 'Oriģināls', wording: 'Sākotnējā', authorName: 'Anna' },
    answer: null,
    ...more,
  }) as unknown as DeskOpinion;

describe('remarks', () => {
  it('are the items of the running coordination with their answers', () => {
    const [first, second] = coordinationRemarks(
      desk([item('a', 'n1'), item('b', null, { disposition: 'declined', reason: 'Nē' })]),
    );
    expect(first).toMatchObject({ author: 'Nodaļa', late: true, answer: null, nodeId: 'n1', tone: 'bad' });
    expect(second?.answer).toEqual({ key: 'coordination.disposition.declined', tone: 'bad', reason: 'Nē' });
  });

  it('show opinions as they are published, and never the name of who is not named', () => {
    const [published] = opinionRemarks([opinion({})]);
    expect(published).toMatchObject({ text: 'Publicēts', author: null, pending: false });
    const [pending] = opinionRemarks([opinion({ state: 'pending', publishedText: null })]);
    expect(pending).toMatchObject({ text: 'Oriģināls', proposed: 'Sākotnējā', author: null, pending: true });
    expect(JSON.stringify([published, pending])).not.toContain('Anna');
    expect(opinionRemarks([opinion({ state: 'pending', publishedText: null, original: null })])).toEqual([]);
    expect(opinionRemarks([opinion({ state: 'refused' })])).toEqual([]);
    const open = { id: 'p', kind: 'support', unitId: null, text: 'Labi', wording: null, author: 'Biedrība' };
    expect(
      opinionRemarks([{ ...open, late: false, answer: null } as unknown as PublicOpinion]),
    ).toMatchObject([{ text: 'Labi', author: 'Biedrība' }]);
  });

  it('stand at the units of the present text, and say which are gone', () => {
    const doc = randomBylaw(3, { points: 4 });
    const points: string[] = [];
    doc.descendants((node) => {
      if (node.type.name === 'point') points.push(String(node.attrs['id']));
    });
    const remarks = coordinationRemarks(
      desk([
        item('c', 'pazudis00001'),
        item('b', points[2] ?? ''),
        item('a', points[0] ?? ''),
        item('w', null),
      ]),
    );
    const groups = groupRemarks(remarks, doc);
    expect(groups.map(({ kind, remarks: all }) => [kind, ...all.map(({ id }) => id)])).toEqual([
      ['whole', 'w'],
      ['unit', 'a'],
      ['unit', 'b'],
      ['gone', 'c'],
    ]);
    expect(groups[1]).toMatchObject({ nodeId: points[0], name: '1. punkts' });
    expect(groups[3]).toMatchObject({ nodeId: null, name: '3. punkts' });
    expect(findById(doc, 'pazudis00001')).toBeNull();
  });

  it.each([
    ['Suņus ved pavadā.', 'Suņus ved pavadā.'],
    ['5.2. Suņus ved pavadā.', 'Suņus ved pavadā.'],
    ['5.¹ Suņus ved pavadā.', 'Suņus ved pavadā.'],
    ['"Suņus ved pavadā."', 'Suņus ved pavadā.'],
    ['Izteikt 5. punktu šādā redakcijā: „5. Suņus ved pavadā.”', 'Suņus ved pavadā.'],
    ['10 dienu laikā pēc saņemšanas', '10 dienu laikā pēc saņemšanas'],
  ])('propose %s as %s', (given, bare) => expect(bareWording(given)).toBe(bare));
});
