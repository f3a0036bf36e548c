import type { CycleRules } from '#libs/contracts';
import { sameWording, statedNumbers, termDoubts, wordingDoubt } from './statutes-wording.js';
import { CYCLE } from './testing/example-cycle.js';

it.each<[string, [string, number][]]>([
  ['Pieteikuma trūkumus novērš 10 darbdienu laikā.', [['days', 10]]],
  [
    'Iesniegšanas termiņš ir divi mēneši, balso trīs nedēļas.',
    [
      ['days', 60],
      ['days', 21],
    ],
  ],
  ['Izmaksas nepārsniedz 3 000,50 euro.', [['cents', 300_050]]],
  [
    'Izmaksas nepārsniedz 50 000 EUR, uzturēšana – 10 % no tām.',
    [
      ['cents', 5_000_000],
      ['percent', 1000],
    ],
  ],
  ['Persona, kas sasniegusi 16 gadu vecumu.', [['age', 16]]],
  ['Viens iesniedzējs var iesniegt ne vairāk kā trīs projektu pieteikumus.', [['count', 3]]],
  ['Katram balsotājam ir viena balss.', [['count', 1]]],
  ['Atbilstoši 12.3. apakšpunktam un 2025. gada budžetam.', []],
  ['Vienīgi komisija lemj.', []],
])('reads the numbers of: %s', (text, numbers) =>
  expect(statedNumbers(text).map(({ kind, value }) => [kind, value])).toEqual(numbers),
);

it.each<[keyof CycleRules, Partial<CycleRules>, string, string[] | null]>([
  [
    'maxPerSubmitter',
    { maxPerSubmitter: 2 },
    'Var iesniegt ne vairāk kā trīs pieteikumus.',
    ['trīs pieteikum'],
  ],
  ['maxPerSubmitter', { maxPerSubmitter: 3 }, 'Var iesniegt ne vairāk kā trīs pieteikumus.', null],
  ['projectMaxCents', { projectMaxCents: 300_000 }, 'Izmaksas līdz 3 000 euro.', null],
  ['projectMaxCents', { projectMaxCents: 350_000 }, 'Izmaksas līdz 3 000 euro.', ['3 000 euro']],
  ['upkeepMaxBasisPoints', { upkeepMaxBasisPoints: 500 }, 'Ne vairāk kā 10 % gadā.', ['10 %']],
  ['ageDay', { ageDay: null }, 'Balso no 18 gadu vecuma.', ['18 gadu']],
  ['correctionDays', { correctionDays: 14 }, 'Precizē divu nedēļu laikā.', null],
  ['correctionDays', { correctionDays: 10 }, 'Precizē divu nedēļu laikā.', ['divu nedēļ']],
  ['ballot', { ballot: { kind: 'up_to', max: 3 } }, 'Balso par vienu projektu.', ['vienu projekt']],
  ['ballot', { ballot: { kind: 'unlimited' } }, 'Balso par vienu projektu.', null],
  ['ties', { ties: 'lot' }, 'Izlozē no 2 projektiem.', null],
])('holds %s against its point: %#', (rule, change, text, said) => {
  const doubt = wordingDoubt(rule, { ...CYCLE.rules, ...change }, text);
  expect(doubt && doubt.stated.map((one) => one.said)).toEqual(said);
});

describe('terms', () => {
  const doubts = (text: string): unknown =>
    termDoubts([{ point: '5', text }], CYCLE).map(({ term, days, stated }) => [term, days, stated.value]);

  it('are pointed out where a point seems to give more days', () => {
    expect(doubts('Projektu iesniegšanas termiņš nav īsāks par 60 dienām.')).toEqual([
      ['submission', 30, 60],
    ]);
    expect(doubts('Balsošana ilgst vismaz trīs nedēļas.')).toEqual([['voting', 14, 21]]);
  });

  it('are left alone where the cycle gives as many, or the point is about another term', () => {
    for (const text of [
      'Projektu iesniegšanas termiņš nav īsāks par 30 dienām.',
      'Iesniegšanas laiks ir viens mēnesis.',
      'Komisija vērtē projektus trīs mēnešu laikā.',
      'Iesniedzējs trūkumus novērš 10 dienu laikā.',
      'Rezultātu saglabā vismaz piecus gadus.',
    ])
      expect(doubts(text)).toEqual([]);
  });
});

it('takes spaces for nothing when wordings are compared', () => {
  expect(sameWording('Viena  balss\n', 'Viena balss')).toBe(true);
  expect(sameWording('Viena balss', 'Divas balsis')).toBe(false);
});
