import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import {
  answerFindings,
  collationRows,
  followRedactions,
  groupAlike,
  REDACTED_CELL,
  stageAdvice,
  type CollatedOpinion,
  type ComparableOpinion,
  type ExaminedAnswer,
} from './index.js';

const opinion = (id: string, text: string, changes: Partial<ComparableOpinion> = {}): ComparableOpinion => ({
  id,
  kind: 'proposal',
  unitId: 'u1',
  text,
  wording: null,
  ...changes,
});

describe('opinions that say the same', () => {
  it('are grouped whatever their endings, case and order', () =>
    expect(
      groupAlike([
        opinion('a', 'Lūdzu novietot konteinerus arī ciemos pie veikala.'),
        opinion('b', 'Konteineru termiņš ir par īsu, pagariniet to līdz rudenim.'),
        opinion('c', 'Arī ciemā pie veikaliem novietojiet konteineri!'),
      ]),
    ).toEqual([['a', 'c'], ['b']]));

  it.each<[string, Partial<ComparableOpinion>]>([
    ['about another point', { unitId: 'u2' }],
    ['about the whole', { unitId: null }],
    ['in favour', { kind: 'support' }],
    ['with another wording', { wording: 'Konteinerus novieto trīs gadu laikā.' }],
  ])('are not grouped when one is %s', (_name, changes) => {
    const text = 'Lūdzu novietot konteinerus arī ciemos.';
    expect(groupAlike([opinion('a', text), opinion('b', text, changes)])).toEqual([['a'], ['b']]);
  });

  it('stand in one group each, in their order, and equal ones stand together', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            text: fc.constantFrom('konteineri ciemos', 'maksa par izvešanu', 'termiņš rudenī', 'x'),
            unitId: fc.constantFrom('u1', 'u2', null),
          }),
          { maxLength: 30 },
        ),
        (list) => {
          const all = list.map(({ text, unitId }, at) => opinion(`o${at}`, text, { unitId }));
          const groups = groupAlike(all);
          expect(groups.flat().sort()).toEqual(all.map(({ id }) => id).sort());
          const groupOf = (id: string) => groups.findIndex((ids) => ids.includes(id));
          for (const one of all)
            for (const other of all)
              if (one.text === other.text && one.unitId === other.unitId)
                expect(groupOf(one.id)).toBe(groupOf(other.id));
          for (const ids of groups)
            expect(ids).toEqual([...ids].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
        },
      ),
      runs(60),
    ));
});

const answer = (changes: Partial<ExaminedAnswer> = {}): ExaminedAnswer => ({
  id: null,
  outcome: 'declined',
  gist: 'Konteinerus vajag arī ciemos.',
  reason: 'Ciemos konteineru novietnes ierīko pārvadātājs, tāpēc pašvaldība tās šajos noteikumos nenosaka.',
  changes: 0,
  ...changes,
});

describe('a formal answer', () => {
  it.each<[string[], Partial<ExaminedAnswer>]>([
    [[], {}],
    [['too_short'], { reason: 'Nav vajadzīgs.' }],
    [['stock_phrase'], { reason: 'Paldies par viedokli! Nav lietderīgi.' }],
    [['stock_phrase'], { reason: 'Viedoklis pieņemts zināšanai.' }],
    [
      ['says_opinion_again'],
      {
        reason: 'Konteinerus vajag arī ciemos, to saka viedoklis šajā punktā.',
        gist: 'Konteinerus vajag arī ciemos, saka viedoklis šajā punktā.',
      },
    ],
    [['no_changed_words'], { outcome: 'accepted' }],
    [['no_changed_words'], { outcome: 'partly' }],
    [[], { outcome: 'accepted', changes: 1 }],
  ])('is pointed out as %j', (findings, changes) =>
    expect(answerFindings(answer(changes), [])).toEqual(findings),
  );

  it('has the reason of an answer to something else', () => {
    const other = answer({ id: 'a2', gist: 'Maksa par izvešanu ir pārāk augsta pensionāriem.' });
    expect(answerFindings(answer(), [other])).toEqual(['repeated']);
    expect(answerFindings(answer(), [answer({ id: 'a3' })])).toEqual([]);
    expect(answerFindings({ ...other }, [other])).toEqual([]);
  });
});

describe('asking the public again', () => {
  it.each([
    ['same', []],
    ['form_only', [{ words: false, answersOpinion: false }]],
    [
      'follows_opinions',
      [
        { words: true, answersOpinion: true },
        { words: false, answersOpinion: false },
      ],
    ],
    [
      'new_matter',
      [
        { words: true, answersOpinion: true },
        { words: true, answersOpinion: false },
      ],
    ],
  ] as const)('is %s', (advice, differences) => expect(stageAdvice(differences)).toBe(advice));
});

const collated = (changes: Partial<CollatedOpinion> = {}): CollatedOpinion => ({
  id: 'o1',
  state: 'published',
  refusal: null,
  late: false,
  text: 'Konteineri ciemos',
  shownName: null,
  legalPerson: false,
  lobbyistNo: null,
  answer: null,
  ...changes,
});
const given = (id: string, outcome: 'accepted' | 'partly' | 'declined' = 'partly') => ({
  id,
  outcome,
  gist: `Būtība ${id}`,
  reason: `Pamatojums ${id}`,
  units: id === 'a' ? ['5. punkts', '7.2. apakšpunkts'] : [],
});

describe('form 2', () => {
  it('has a row for every answer, persons counted, organisations named', () =>
    expect(
      collationRows(
        [
          collated({ id: '1', answer: given('a', 'declined') }),
          collated({ id: '2', answer: given('b'), shownName: 'Anna Zariņa' }),
          collated({
            id: '3',
            answer: given('b'),
            legalPerson: true,
            shownName: 'Biedrība "Upe"',
            lobbyistNo: 'L-7',
          }),
          collated({ id: '4', answer: given('b'), legalPerson: true }),
          collated({ id: '5', late: true, text: 'Par vēlu' }),
          collated({ id: '6', state: 'refused', refusal: 'offensive', text: null }),
          collated({ id: '7', state: 'pending', text: null }),
        ],
        [{ name: 'Anna Zariņa', email: null }],
      ),
    ).toEqual([
      {
        number: 1,
        submitters: 'Biedrība "Upe" (interešu pārstāvja Nr. L-7); juridiska persona; fiziska persona',
        opinions: 3,
        substance: 'Būtība b',
        outcome: 'partly',
        reason: 'Pamatojums b',
        late: false,
      },
      {
        number: 2,
        submitters: 'fiziska persona',
        opinions: 1,
        substance: 'Būtība a',
        outcome: 'declined',
        reason: 'Pamatojums a Mainīts: 5. punkts; 7.2. apakšpunkts.',
        late: false,
      },
      {
        number: 3,
        submitters: 'fiziska persona',
        opinions: 1,
        substance: 'Par vēlu',
        outcome: null,
        reason: '',
        late: true,
      },
    ]));

  it.each([
    [1, 'fiziska persona'],
    [2, '2 fiziskas personas'],
    [10, '10 fizisku personu'],
    [11, '11 fizisku personu'],
    [21, '21 fiziska persona'],
    [30, '30 fizisku personu'],
    [134, '134 fiziskas personas'],
  ])('counts %i persons in good Latvian', (count, words) =>
    expect(
      collationRows(
        Array.from({ length: count }, (_, at) => collated({ id: String(at), answer: given('a') })),
        [],
      ).map(({ submitters }) => submitters),
    ).toEqual([words]),
  );

  it('never has the name or the address of an author', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('Velga Ķirsone', 'Uldis Kārkls'),
        fc.constantFrom('velga@majas.lv', 'uldis@posteo.lv'),
        fc.boolean(),
        fc.boolean(),
        (name, email, legalPerson, inText) => {
          const rows = collationRows(
            [
              collated({
                shownName: name,
                legalPerson,
                text: inText ? `Raksta ${name}, ${email}` : 'Konteineri',
              }),
            ],
            [{ name, email }],
          );
          expect(JSON.stringify(rows)).not.toContain(name);
          expect(JSON.stringify(rows)).not.toContain(email);
        },
      ),
      runs(40),
    ));
});

describe('form 2 that was published before a redaction', () => {
  const opinions = [
    collated({
      id: '1',
      answer: given('b'),
      legalPerson: true,
      shownName: 'Biedrība "Upe"',
      lobbyistNo: 'L-7',
    }),
    collated({ id: '2', answer: given('b'), legalPerson: true }),
    collated({ id: '3', answer: given('b') }),
    collated({ id: '4', text: 'Kaimiņš Jānis Bērziņš traucē.' }),
  ];
  const frozen = {
    ...{ title: 'Par atkritumiem', from: '2026-03-02', to: '2026-03-18', received: 4, disregarded: 0 },
    ...{ responsible: '', day: '2026-03-25', rows: collationRows(opinions, []) },
  };
  const cells = (change: Parameters<typeof followRedactions>[1]) =>
    followRedactions(frozen, change).rows.map((row) => [row.submitters, row.substance, row.reason]);

  it('stays word by word while nothing was redacted', () => {
    expect(followRedactions(frozen, { opinions, authors: [], redacted: [] })).toEqual(frozen);
  });

  it('counts organisations that are no longer named, and quotes no text that changed', () => {
    const today = opinions.map((one) => ({
      ...one,
      shownName: null,
      text: one.text?.replace('Jānis Bērziņš', '[…]') ?? null,
    }));
    expect(cells({ opinions: today, authors: [], redacted: [] })).toEqual([
      ['2 juridiskas personas; fiziska persona', 'Būtība b', 'Pamatojums b'],
      ['fiziska persona', REDACTED_CELL, ''],
    ]);
  });

  it('shows no answer with a name that was left out of an opinion since, in whatever case it stands', () => {
    const answered = opinions.map((one) =>
      one.answer ? { ...one, answer: { ...one.answer, reason: 'Par Jāni Bērziņu lemj policija.' } } : one,
    );
    const published = { ...frozen, rows: collationRows(answered.slice(0, 3), []) };
    const redacted = [{ original: 'Kaimiņš Jānis Bērziņš traucē.', shown: 'Kaimiņš […] traucē.' }];
    expect(followRedactions(published, { opinions: answered, authors: [], redacted }).rows).toMatchObject([
      { substance: 'Būtība b', reason: REDACTED_CELL },
    ]);
  });
});
