import fc from 'fast-check';
import type { Part8Block } from '#libs/contracts';
import {
  composePart8,
  coordinationBlocks,
  part8Changes,
  part8Lines,
  type CoordinationSource,
  type Part8Source,
} from './index.js';

const source = (changes: Partial<Part8Source> = {}): Part8Source => ({
  term: { from: '2026-10-01', to: '2026-10-15', url: 'https://www.vidzale.example/projekti/7' },
  received: 0,
  late: 0,
  disregarded: 0,
  byChannel: {},
  organisations: [],
  groups: [],
  coordination: null,
  contacts: [],
  authors: [],
  ...changes,
});

const coordination = (changes: Partial<CoordinationSource> = {}): CoordinationSource => ({
  rounds: 2,
  institutions: [
    { name: 'Veselības inspekcija', verdict: 'objections' },
    { name: 'Valsts policija', verdict: null },
    { name: 'Īpašumu nodaļa', verdict: 'no_objections' },
  ],
  items: [
    {
      institution: 'Veselības inspekcija',
      kind: 'objection',
      unitLabel: '7. punkts',
      text: 'Trūkst higiēnas prasību',
      disposition: 'accepted',
      reason: '',
    },
    {
      institution: 'Veselības inspekcija',
      kind: 'proposal',
      unitLabel: '',
      text: 'Ieviest reģistru',
      disposition: 'declined',
      reason: 'reģistrs jau ir',
    },
  ],
  outcome: 'agreed',
  ...changes,
});

const lines = (changes: Partial<Part8Source>): string[] => {
  const composed = composePart8(source(changes));
  if (!composed.allowed) throw new Error(JSON.stringify(composed.violations));
  return part8Lines(composed.blocks);
};

describe('part 8 as it follows from what was recorded', () => {
  it('gives the address of the publication', () =>
    expect(lines({})[0]).toContain('tīmekļvietnē (https://www.vidzale.example/projekti/7) no 2026. gada'));

  it('names the institutions, who was silent, and what became of every item', () =>
    expect(lines({ coordination: coordination() }).slice(1)).toEqual([
      'Projekts nosūtīts saskaņošanai 2 kārtās šādām institūcijām: Veselības inspekcija; Valsts policija; Īpašumu nodaļa. Saņemti 2 atzinumi. Atzinumu termiņā nesniedza: Valsts policija. Izteikti 1 iebildums un 1 priekšlikums, no tiem ņemts vērā – 1, nav ņemts vērā – 1. Saskaņošana noslēgta ar vienošanos.',
      'Institūciju iebildumi un priekšlikumi un to izvērtējums:',
      'Iebildums (Veselības inspekcija, 7. punkts): Trūkst higiēnas prasību. Ņemts vērā.',
      'Priekšlikums (Veselības inspekcija): Ieviest reģistru. Nav ņemts vērā: reģistrs jau ir.',
    ]));

  it('says that institutions had nothing to add', () =>
    expect(part8Lines(coordinationBlocks(coordination({ items: [], outcome: null })))).toEqual([
      expect.stringMatching(/Iebildumu un priekšlikumu nav\.$/),
    ]));

  it('has nothing of a coordination that never was', () => expect(coordinationBlocks(null)).toEqual([]));

  it('cuts a long objection at a word and says so', () => {
    const [item] = coordination().items;
    const long = coordination({ items: item ? [{ ...item, text: 'garš '.repeat(200) }] : [] });
    const last = part8Lines(coordinationBlocks(long)).at(-1) ?? '';
    expect(last.length).toBeLessThan(360);
    expect(last).toContain('garš…');
  });

  it('lists contacts with lobbyists behind everything else', () =>
    expect(
      lines({ coordination: coordination(), contacts: ['SIA "Pagalmi" – tikšanās.'] }).slice(-2),
    ).toEqual(['Saziņa ar interešu pārstāvjiem (lobētājiem) par projektu:', 'SIA "Pagalmi" – tikšanās.']));

  it.each<[string, Partial<Part8Source>]>([
    ['contacts.0', { contacts: ['Tikšanās ar Annu Zariņu.'] }],
    [
      'coordination.0.reason',
      {
        coordination: coordination({
          items: coordination()
            .items.slice(0, 1)
            .map((item) => ({ ...item, reason: 'Kā lūdza Anna Zariņa' })),
        }),
      },
    ],
    [
      'answers.0.gist',
      { received: 1, groups: [{ outcome: 'declined', gist: 'a@b.lv raksta', reason: 'nē', opinions: 1 }] },
    ],
  ])('is refused for a name or an address in %s', (where, changes) => {
    const composed = composePart8(source({ ...changes, authors: [{ name: 'Anna Zariņa', email: null }] }));
    expect(composed.allowed ? [] : composed.violations).toEqual([
      { code: 'part8.names_a_person', article: { act: 'OPL', ref: '11(1)' }, where },
    ]);
  });
});

describe('what changed in part 8', () => {
  const block = fc.oneof(
    fc.string().map((paragraph): Part8Block => ({ paragraph })),
    fc.array(fc.string(), { minLength: 1, maxLength: 4 }).map((list): Part8Block => ({ list })),
  );

  it('is nothing between equal texts', () =>
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        expect(part8Changes(blocks, blocks)).toEqual({ removed: [], added: [] });
      }),
    ));

  it('turns the lines of before into those of after', () =>
    fc.assert(
      fc.property(fc.array(block), fc.array(block), (before, after) => {
        const { removed, added } = part8Changes(before, after);
        const left = [...part8Lines(before), ...added].sort();
        expect([...part8Lines(after), ...removed].sort()).toEqual(left);
        expect(removed.filter((line) => added.includes(line))).toEqual([]);
      }),
    ));

  it('names the old line and the new one', () =>
    expect(
      part8Changes(
        [{ paragraph: 'Saņemts 1 viedoklis.' }, { list: ['a'] }],
        [{ paragraph: 'Saņemti 2 viedokļi.' }, { list: ['a', 'b'] }],
      ),
    ).toEqual({ removed: ['Saņemts 1 viedoklis.'], added: ['Saņemti 2 viedokļi.', 'b'] }));
});
