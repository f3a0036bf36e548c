import { idSource, seededRandom } from '#libs/bylaw-document';
import {
  parseAmendments,
  readCommencement,
  timeline,
  validityAt,
  wordingAt,
  type TimedAct,
} from './index.js';
import { documentText } from './lines.js';
import { bylaw } from './testing/bylaw.js';

const BASE = bylaw(`
I. Vispārīgie jautājumi
1. Noteikumi nosaka suņu pastaigas.
2. Suni ved:
2.1. parkā;
2.2. mežā.
3. Saimnieks maksā nodevu.
Noslēguma jautājumi
4. Noteikumi stājas spēkā 2024. gada 1. martā.
5. Noteikumu 3. punkts stājas spēkā 2025. gada 1. janvārī.
`);
const source = { text: 'Priežu novada domes 05.02.2024. saistošie noteikumi Nr. 12' };

function act(number: string, day: string, inForceFrom: string, ...instructions: string[]): TimedAct {
  const { operations, findings } = parseAmendments(instructions.join('\n'));
  expect(findings).toEqual([]);
  return { act: { issuer: 'Priežu novada domes', number }, day, inForceFrom, operations, key: number };
}

function line(acts: TimedAct[], states: Parameters<typeof timeline>[2]['states'] = []) {
  return timeline(BASE, acts, {
    inForceFrom: '2024-03-01',
    source,
    states,
    newId: idSource(seededRandom(5)),
  });
}

const FIRST = act(
  '7/2026',
  '2026-03-05',
  '2026-03-20',
  '1. Izdarīt saistošajos noteikumos šādus grozījumus:',
  '1.1. svītrot 2.1. apakšpunktu;',
  '1.2. aizstāt 1. punktā vārdu "suņu" ar vārdu "kaķu".',
  '2. Šo noteikumu 1.2. apakšpunkts stājas spēkā 2027. gada 1. janvārī.',
);

function states(made: ReturnType<typeof line>, day: string): Record<string, string> {
  return Object.fromEntries([...validityAt(made, day).values()].map(({ number, state }) => [number, state]));
}

describe('commencement provisions', () => {
  it.each([
    ['Saistošie noteikumi stājas spēkā 2026. gada 1. jūlijā.', [['', 'from', '2026-07-01']]],
    [
      'Noteikumi stājas spēkā 2026. gada 1. jūlijā, izņemot 1.3. apakšpunktu, kas stājas spēkā 2027. gada 1. janvārī.',
      [
        ['', 'from', '2026-07-01'],
        ['1.3', 'from', '2027-01-01'],
      ],
    ],
    [
      'Šo noteikumu 5. un 6. punkts stājas spēkā 2027. gada 1. aprīlī.',
      [
        ['5', 'from', '2027-04-01'],
        ['6', 'from', '2027-04-01'],
      ],
    ],
    ['Noteikumu 5. punkts zaudē spēku 2027. gada 1. janvārī.', [['5', 'after', '2026-12-31']]],
    ['Noteikumu 5. punkts ir spēkā līdz 2027. gada 31. decembrim.', [['5', 'after', '2027-12-31']]],
    ['Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.', []],
  ])('%s', (text, expected) => {
    const rules = readCommencement(text) ?? [];
    expect(
      rules.flatMap(({ targets, kind, day }) =>
        targets.map((target) => [
          (target.at(-1)?.segments ?? []).map(({ base }) => base).join('.'),
          kind,
          day,
        ]),
      ),
    ).toEqual(expected);
  });

  it('says what it does not understand', () => {
    expect(readCommencement('Kārtība par suņiem stājas spēkā 2027. gada 1. janvārī.')).toBeNull();
  });
});

describe('timeline', () => {
  it('applies the parts of an act on the days that it sets', () => {
    const made = line([FIRST]);
    expect(made.findings).toEqual([]);
    expect(made.wordings.map(({ from, until }) => [from, until])).toEqual([
      ['2024-03-01', '2026-03-19'],
      ['2026-03-20', '2026-12-31'],
      ['2027-01-01', null],
    ]);
    const text = (day: string) => documentText(wordingAt(made, day)?.document ?? BASE);
    expect(text('2026-12-31')).toContain('nosaka suņu');
    expect(text('2026-12-31')).not.toContain('parkā');
    expect(text('2027-01-01')).toContain('nosaka kaķu');
    expect(wordingAt(made, '2024-02-28')).toBeNull();
  });

  it('orders acts by their entry into force, not by their place in the list', () => {
    const second = act('2/2025', '2025-01-10', '2025-02-01', 'Svītrot 2.2. apakšpunktu.');
    const made = line([FIRST, second]);
    expect(made.wordings.map(({ acts }) => acts)).toEqual([[], [1], [0], [0]]);
  });

  it('leaves an act out whole when a part of it does not apply', () => {
    const broken = act(
      '3/2025',
      '2025-01-10',
      '2025-02-01',
      '1. Svītrot 2.2. apakšpunktu.',
      '2. Svītrot 9. punktu.',
      '3. Šo noteikumu 2. punkts stājas spēkā 2028. gada 1. janvārī.',
    );
    const made = line([broken, FIRST]);
    expect(made.findings).toMatchObject([{ act: 0, finding: { code: 'amend.target-not-found' } }]);
    expect(documentText(made.wordings.at(-1)?.document ?? BASE)).toContain('2.2. mežā');
  });

  it('knows what is not yet in force, deleted, and where each text comes from', () => {
    const made = line([FIRST]);
    expect(states(made, '2024-06-01')).toMatchObject({ '1.': 'in-force', '3.': 'not-yet' });
    expect(states(made, '2025-01-01')).toMatchObject({ '3.': 'in-force', '2.1.': 'in-force' });
    expect(states(made, '2026-03-20')).toMatchObject({ '2.1.': 'deleted', '2.2.': 'in-force' });
    const first = made.norms.filter(({ number }) => number === '1.');
    expect(first.map(({ from, until, source: { key } }) => [from, until, key])).toEqual([
      ['2024-03-01', '2026-12-31', undefined],
      ['2027-01-01', null, '7/2026'],
    ]);
  });

  it('takes in suspended and void norms with everything in them', () => {
    const id = (number: string) => line([]).norms.find((norm) => norm.number === number)?.unitId ?? '';
    const order = { text: 'Ministra rīkojums Nr. 5' };
    const made = line(
      [FIRST],
      [
        { unitId: id('2.'), state: 'suspended', from: '2025-05-01', until: '2025-06-30', source: order },
        { unitId: id('3.'), state: 'void', from: '2026-01-01', until: null, source: { text: 'Spriedums' } },
      ],
    );
    expect(states(made, '2025-05-01')).toMatchObject({
      '2.': 'suspended',
      '2.1.': 'suspended',
      '1.': 'in-force',
    });
    expect(states(made, '2025-07-01')).toMatchObject({ '2.': 'in-force', '3.': 'in-force' });
    expect(states(made, '2026-01-01')).toMatchObject({ '3.': 'void' });
    expect(validityAt(made, '2025-06-30').get(id('2.'))?.source).toEqual(order);
  });

  it('lets one order last while another begins beside it', () => {
    const id = line([]).norms.find(({ number }) => number === '2.')?.unitId ?? '';
    const one = { text: 'Ministra rīkojums Nr. 5' };
    const other = { text: 'Ministra rīkojums Nr. 6' };
    const made = line(
      [],
      [
        { unitId: id, state: 'suspended', from: '2025-05-01', until: '2025-06-30', source: one },
        { unitId: null, state: 'suspended', from: '2025-06-30', until: null, source: other },
      ],
    );
    const found = (day: string): [string | undefined, string | undefined] => {
      const norm = validityAt(made, day).get(id);
      return [norm?.state, norm?.source.text];
    };
    expect(found('2025-06-29')).toEqual(['suspended', one.text]);
    expect(found('2025-06-30')).toEqual(['suspended', one.text]);
    expect(found('2025-07-01')).toEqual(['suspended', other.text]);
  });
});
