import fc from 'fast-check';
import { exportPaperDocx, readPlainDocx } from '#libs/bylaw-exchange';
import type { ObjectionFate } from '#libs/contracts';
import {
  canGiveSectorView,
  citedRules,
  countByRule,
  fateOf,
  opinionPaper,
  sectorLinkExpiry,
  sectorRequestPaper,
  type CountedObjection,
  type OpinionPaperFacts,
} from './index.js';

const labels = (grounds: string) => citedRules(grounds).map(({ label }) => label);

describe('the rules that grounds cite', () => {
  it.each([
    ['Pašvaldību likuma 45. panta otrā daļa', ['Pašvaldību likuma 45. pants']],
    [
      'Pašvaldību likuma 45. panta pirmā daļa un 47. pants',
      ['Pašvaldību likuma 45. pants', 'Pašvaldību likuma 47. pants'],
    ],
    ['Likuma "Par nodokļiem un nodevām" 12. pants', ['likuma "Par nodokļiem un nodevām" 12. pants']],
    ['Administratīvā procesa likuma 62. panta pirmā daļa.', ['Administratīvā procesa likuma 62. pants']],
    ['Samērīguma  princips.', ['Samērīguma princips']],
    ['   ', []],
  ])('"%s"', (grounds, rules) => {
    expect(labels(grounds)).toEqual(rules);
  });

  it('counts parts of one section as one rule, however they are written', () => {
    const keys = [
      'Pašvaldību likuma 45. panta otrā daļa',
      'Pašvaldību likuma 45. panta pirmās daļas 3. punkts',
    ].map((grounds) => citedRules(grounds)[0]?.key);
    expect(new Set(keys).size).toBe(1);
  });
});

const FATES: readonly ObjectionFate[] = ['corrected', 'disagreed', 'stopped', 'open'];
const GROUNDS = [
  'Pašvaldību likuma 45. panta otrā daļa',
  'Pašvaldību likuma 44. pants un 45. pants',
  'Administratīvā procesa likuma 62. pants',
  'samērīgums',
];
const objection = fc.record({
  id: fc.uuid(),
  bylaw: fc.constantFrom('a', 'b', 'c'),
  municipality: fc.constantFrom('vidzale', 'ezerkrasti'),
  grounds: fc.constantFrom(...GROUNDS),
  fate: fc.constantFrom(...FATES),
});

describe('statistics of objections', () => {
  it('loses and doubles none: every rule’s objections are those that cite it, split by their fate', () => {
    fc.assert(
      fc.property(fc.uniqueArray(objection, { selector: ({ id }) => id, maxLength: 30 }), (all) => {
        const rules = countByRule(all);
        const cited = all.reduce((sum, { grounds }) => sum + citedRules(grounds).length, 0);
        expect(rules.reduce((sum, { objections }) => sum + objections, 0)).toBe(cited);
        expect(new Set(rules.flatMap(({ objectionIds }) => objectionIds)).size).toBe(all.length);
        for (const one of rules) {
          expect(one.corrected + one.disagreed + one.stopped + one.open).toBe(one.objections);
          expect(one.bylaws).toBeLessThanOrEqual(one.objections);
          expect(one.municipalities).toBeLessThanOrEqual(one.bylaws * 2);
        }
        const counts = rules.map(({ objections }) => objections);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('counts a by-law once that was objected to twice', () => {
    const one: CountedObjection = {
      id: '1',
      bylaw: 'a',
      municipality: 'vidzale',
      grounds: GROUNDS[0] ?? '',
      fate: 'open',
    };
    expect(countByRule([one, { ...one, id: '2', fate: 'corrected' }])).toMatchObject([
      { objections: 2, bylaws: 1, municipalities: 1, corrected: 1, open: 1 },
    ]);
  });

  it.each([
    ['open', { laterRound: false, disagreement: null, stopped: false }],
    ['corrected', { laterRound: true, disagreement: null, stopped: false }],
    ['stopped', { laterRound: false, disagreement: null, stopped: true }],
    ['disagreed', { laterRound: false, disagreement: { whole: true, objectionIds: [] }, stopped: false }],
    ['disagreed', { laterRound: false, disagreement: { whole: false, objectionIds: ['7'] }, stopped: false }],
    ['open', { laterRound: false, disagreement: { whole: false, objectionIds: ['8'] }, stopped: false }],
  ] as const)('an objection is %s', (fate, history) => {
    expect(fateOf('7', history)).toBe(fate);
  });
});

describe('the view of a sector ministry', () => {
  it.each([
    [{ answeredOn: null, over: false }, []],
    [{ answeredOn: '2026-11-20', over: false }, ['sector_view_given']],
    [{ answeredOn: '2026-11-20', over: true }, ['sector_view_given']],
    [{ answeredOn: null, over: true }, ['sector_view_over']],
  ])('is given once, and before the opinion', (state, expected) => {
    expect(canGiveSectorView(state).map(({ code }) => code)).toEqual(expected);
  });

  it('can be late, but its link does not open for ever', () => {
    expect(sectorLinkExpiry('2026-11-21')).toBe('2026-12-05');
  });

  it('is asked for in a letter with lines for the answer', () => {
    const words = wordsOf(
      sectorRequestPaper({
        reviewer: 'VARAM',
        ministry: 'Finanšu ministrija',
        council: 'Vidzāles novada dome',
        title: 'Par nodevu',
        number: '7/2026',
        askedOn: '2026-11-02',
        answerBy: '2026-11-16',
        question: 'Vai likme ir pamatota?',
        replyTo: 'VARAM e-adresi',
      }),
    );
    for (const part of [
      '2026. gada 16. novembrim',
      'Vai likme ir pamatota?',
      'Nr. 7/2026',
      'Viedokli sniedza',
    ])
      expect(words).toContain(part);
  });
});

const FACTS: OpinionPaperFacts = {
  ministry: 'Viedās administrācijas un reģionālās attīstības ministrija',
  council: 'Vidzāles novada dome',
  bylaw: {
    title: 'Par nodevu',
    number: '7/2026',
    decision: { number: '155', day: '2026-10-29' },
    signedOn: '2026-11-02',
    digest: 'a'.repeat(64),
  },
  round: 2,
  law: null,
  sentOn: '2026-11-03',
  receivedOn: '2026-11-05',
  issuedOn: '2026-11-20',
  number: '1-18/77',
  outcome: 'objections_partial',
  conclusion: 'Viena norma ir prettiesiska.',
  objections: [
    {
      unitId: 'p5',
      unitLabel: '5. punkts',
      text: 'Nav pilnvarojuma.',
      grounds: 'Pašvaldību likuma 44. pants',
      proposedWording: 'Svītrot.',
    },
  ],
  sectorViews: [
    {
      ministry: 'Finanšu ministrija',
      askedOn: '2026-11-06',
      answeredOn: '2026-11-12',
      text: 'Likme ir par lielu.',
    },
    { ministry: 'Tieslietu ministrija', askedOn: '2026-11-06', answeredOn: null, text: null },
  ],
};

describe('the document of an opinion', () => {
  it('says who found what unlawful, what others said, and what follows by which part of the article', () => {
    const words = wordsOf(opinionPaper(FACTS));
    for (const part of [
      'Atzinums par saistošajiem noteikumiem',
      'Nr. 7/2026 "Par nodevu"',
      '2026. gada 20. novembris',
      '(2. reizi)',
      '5. punkts',
      'Nav pilnvarojuma.',
      'Svītrot.',
      'Likme ir par lielu.',
      '47. panta piektā daļa',
      '47. panta sestā daļa',
      'a'.repeat(64),
    ])
      expect(words).toContain(part);
    expect(words).not.toContain('Tieslietu ministrija');
    expect(words).not.toContain('projekts');
  });

  it('is a draft until it is issued, and without objections leads to the gazette', () => {
    const words = wordsOf(
      opinionPaper({
        ...FACTS,
        issuedOn: null,
        number: null,
        law: 'Paraugu likums, 5. pants',
        outcome: 'no_objections',
      }),
    );
    for (const part of ['Atzinuma projekts', 'Paraugu likums, 5. pants', '47. panta ceturtā daļa'])
      expect(words).toContain(part);
    expect(words).not.toContain('Nav pilnvarojuma.');
  });
});

function wordsOf(paper: Parameters<typeof exportPaperDocx>[0]): string {
  const read = readPlainDocx(exportPaperDocx(paper));
  return JSON.stringify(read).replaceAll('\\"', '"');
}
