import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import {
  blankMemorandum,
  idSource,
  memorandumSchema,
  parseDocument,
  seededRandom,
} from '#libs/bylaw-document';
import type { AdministrativeCosts, FiscalTable } from '#libs/contracts';
import {
  ADMINISTRATIVE_PART,
  administrativeBlocks,
  emptyAdministrativeCosts,
  FISCAL_PART,
  fiscalBlocks,
  placedState,
  placeGenerated,
} from './index.js';

const newId = idSource(seededRandom(3));
const blank = (): Node => blankMemorandum(newId);

const fiscal: FiscalTable = {
  kind: 'fiscal',
  firstYear: 2026,
  years: 2,
  assumptions: 'Ģimeņu skaits – no Sociālā dienesta datiem',
  lines: [
    {
      direction: 'expenditure',
      name: 'Pabalsti ģimenēm',
      source: 'sociālās palīdzības budžets',
      unit: 'ģimenes',
      amounts: [
        { quantity: 120_000, price: 30_000 },
        { quantity: 125_500, price: 30_000 },
      ],
    },
    {
      direction: 'revenue',
      name: 'Valsts mērķdotācija',
      source: 'valsts budžets',
      unit: null,
      amounts: [{ cents: 1_000_000 }, { cents: 0 }],
    },
  ],
};

const administrative: AdministrativeCosts = (() => {
  const base = emptyAdministrativeCosts();
  base.groups.business.noImpact = 'noteikumi attiecas tikai uz iedzīvotājiem';
  base.groups.private = {
    rate: { cents: 1000, source: 'Centrālā statistikas pārvalde, 2025. gads' },
    obligations: [
      {
        who: 'Ģimene',
        what: 'iesniedz pieteikumu',
        now: { minutes: 60, costs: 0, subjects: 100, times: 1000 },
        future: { minutes: 15, costs: 0, subjects: 100, times: 1000 },
      },
    ],
    noImpact: '',
  };
  base.groups.budget.noImpact = 'pieteikumus izskata jau tagad.';
  return base;
})();

const textOf = (doc: Node, part: number): string =>
  doc.children.find((node) => node.attrs['part'] === part)?.textContent ?? '';

const placed = (doc: Node, ids: readonly string[], blocks: readonly Node[], part = FISCAL_PART) => {
  const result = placeGenerated(doc, part, ids, blocks, newId);
  if (!result) throw new Error('no such part');
  return { doc: result.transform.doc, nodeIds: result.nodeIds, steps: result.transform.steps };
};

describe('what the memorandum says of a fiscal table', () => {
  const said = fiscalBlocks(fiscal, newId);

  it('is a sentence, a table, the computation and the assumptions', () =>
    expect(said.map((node) => node.type.name)).toEqual([
      'paragraph',
      'table',
      'paragraph',
      'bullet_list',
      'paragraph',
    ]));

  it('has the sums in figures that add up', () => {
    expect(said[0]?.textContent).toBe(
      'Ietekme uz pašvaldības budžetu 2026.–2027. gadā: ieņēmumi 10\u00a0000\u00a0euro, izdevumi 73\u00a0650\u00a0euro; izdevumi pārsniedz ieņēmumus par 63\u00a0650\u00a0euro.',
    );
    const rows = said[1]?.children.map((row) => row.children.map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Rādītājs (euro)', '2026. gads', '2027. gads'],
      ['Valsts mērķdotācija', '10\u00a0000', '0'],
      ['Ieņēmumi kopā', '10\u00a0000', '0'],
      ['Pabalsti ģimenēm', '36\u00a0000', '37\u00a0650'],
      ['Izdevumi kopā', '36\u00a0000', '37\u00a0650'],
      ['Ietekme uz budžetu', '−26\u00a0000', '−37\u00a0650'],
    ]);
  });

  it('shows how each line was computed', () =>
    expect(said[3]?.firstChild?.textContent).toBe(
      'Pabalsti ģimenēm: 2026. gadā 120 (ģimenes) × 300\u00a0euro = 36\u00a0000\u00a0euro; 2027. gadā 125,5 (ģimenes) × 300\u00a0euro = 37\u00a0650\u00a0euro. Finansējuma avots: sociālās palīdzības budžets.',
    ));
});

describe('what the memorandum says of administrative costs', () => {
  const said = administrativeBlocks(administrative, newId);
  const lines = said.map((node) => node.textContent).join('\n');

  it('names the three groups, each with its result or why there is none', () => {
    expect(lines).toContain(
      'Saimnieciskās darbības veicējiem administratīvo izmaksu nav: noteikumi attiecas',
    );
    expect(lines).toContain(
      'Fiziskajām personām un nevalstiskajām organizācijām administratīvās izmaksas gadā samazinās par 750\u00a0euro – no 1\u00a0000\u00a0euro līdz 250\u00a0euro.',
    );
    expect(lines).toContain(
      'Budžeta institūcijām administratīvo izmaksu nav: pieteikumus izskata jau tagad.',
    );
  });

  it('says how it was computed and where the rate is from', () => {
    expect(lines).toContain('pašlaik (60 min × 10\u00a0euro/h) × 100 × 1 reizes gadā = 1\u00a0000\u00a0euro');
    expect(lines).toContain('stundas likme 10\u00a0euro (Centrālā statistikas pārvalde, 2025. gads)');
  });

  it('has no table where no group has obligations', () => {
    const none = emptyAdministrativeCosts();
    for (const group of Object.values(none.groups)) group.noImpact = 'nav jaunu pienākumu';
    expect(administrativeBlocks(none, newId).map((node) => node.type.name)).toEqual(['bullet_list']);
  });
});

describe('placing generated blocks', () => {
  const own = (doc: Node, text: string, part = FISCAL_PART): Node =>
    doc.copy(
      memorandumSchema.node(
        'doc',
        null,
        doc.children.map((node) =>
          node.attrs['part'] === part
            ? node.copy(
                node.content.addToEnd(
                  memorandumSchema.node('paragraph', { id: newId() }, [memorandumSchema.text(text)]),
                ),
              )
            : node,
        ),
      ).content,
    );

  it('fills an empty part and fits the schema', () => {
    const { doc, nodeIds } = placed(blank(), [], fiscalBlocks(fiscal, newId));
    expect(parseDocument(doc.toJSON()).allowed).toBe(true);
    expect(nodeIds).toHaveLength(5);
    expect(doc.child(1).childCount).toBe(5);
    expect(placedState(doc, FISCAL_PART, nodeIds, fiscalBlocks(fiscal, newId))).toBe('current');
  });

  it('replaces in place and keeps what the drafter wrote before, between and behind', () => {
    const before = own(blank(), 'Pirms tabulas.');
    const first = placed(before, [], fiscalBlocks(fiscal, newId));
    const after = own(first.doc, 'Pēc tabulas.');
    const other = { ...fiscal, lines: fiscal.lines.slice(0, 1) };
    const second = placed(after, first.nodeIds, fiscalBlocks(other, newId));
    const texts = second.doc.child(1).children.map((node) => node.textContent);
    expect(texts.indexOf('Pirms tabulas.')).toBeLessThan(
      texts.findIndex((text) => text.startsWith('Ietekme')),
    );
    expect(texts.at(-1)).toBe('Pēc tabulas.');
    expect(textOf(second.doc, FISCAL_PART)).not.toContain('mērķdotācija');
    expect(second.nodeIds).toEqual(first.nodeIds);
    expect(parseDocument(second.doc.toJSON()).allowed).toBe(true);
  });

  it('makes no step for what says the same', () => {
    const first = placed(blank(), [], fiscalBlocks(fiscal, newId));
    expect(placed(first.doc, first.nodeIds, fiscalBlocks(fiscal, newId)).steps).toEqual([]);
  });

  it('sees what was written into a generated block, and what was deleted', () => {
    const { doc, nodeIds } = placed(
      blank(),
      [],
      administrativeBlocks(administrative, newId),
      ADMINISTRATIVE_PART,
    );
    const blocks = administrativeBlocks(administrative, newId);
    expect(placedState(doc, ADMINISTRATIVE_PART, nodeIds, blocks)).toBe('current');
    const json = JSON.stringify(doc.toJSON()).replace(
      'administratīvās izmaksas gadā samazinās',
      'viss kļūst lētāk',
    );
    const edited = memorandumSchema.nodeFromJSON(JSON.parse(json));
    expect(placedState(edited, ADMINISTRATIVE_PART, nodeIds, blocks)).toBe('changed');
    expect(placedState(blank(), ADMINISTRATIVE_PART, nodeIds, blocks)).toBe('missing');
  });

  it('leaves columns as wide as somebody drew them', () => {
    const first = placed(blank(), [], fiscalBlocks(fiscal, newId));
    const drawn = JSON.parse(
      JSON.stringify(first.doc.toJSON()).replaceAll('"colwidth":[110]', '"colwidth":[222]'),
    );
    const doc = memorandumSchema.nodeFromJSON(drawn);
    expect(JSON.stringify(doc.toJSON())).toContain('[222]');
    expect(placedState(doc, FISCAL_PART, first.nodeIds, fiscalBlocks(fiscal, newId))).toBe('current');
    expect(placed(doc, first.nodeIds, fiscalBlocks(fiscal, newId)).steps).toEqual([]);
  });

  it('never loses a word of the drafter, whatever is generated and deleted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 6 }),
        fc.array(fc.nat(30), { maxLength: 4 }),
        (sizes, removals) => {
          let doc = own(own(blank(), 'Mans pirmais teksts.'), 'Mans otrais teksts.');
          let ids: string[] = [];
          sizes.forEach((size, round) => {
            const blocks = Array.from({ length: size }, (_, index) =>
              memorandumSchema.node('paragraph', { id: newId() }, [
                memorandumSchema.text(`Rindkopa ${round}.${index}`),
              ]),
            );
            const next = placed(doc, ids, blocks);
            doc = next.doc;
            ids = next.nodeIds;
            const gone = ids[removals[round % Math.max(1, removals.length)] ?? 99];
            if (gone !== undefined && round % 2 === 0) {
              const [keep] = [doc.child(1).children.filter((node) => node.attrs['id'] !== gone)];
              doc = doc.copy(
                doc.content.replaceChild(
                  1,
                  memorandumSchema.node('memorandum_part', doc.child(1).attrs, keep),
                ),
              );
            }
            const text = doc.child(1).textContent;
            expect(text).toContain('Mans pirmais teksts.');
            expect(text).toContain('Mans otrais teksts.');
            expect(parseDocument(doc.toJSON()).allowed).toBe(true);
          });
          const last = placed(doc, ids, []);
          expect(last.doc.child(1).textContent).toBe('Mans pirmais teksts.Mans otrais teksts.');
        },
      ),
    );
  });
});
