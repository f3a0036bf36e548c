import { parseAmendments, type Operation } from './index.js';

const INTRO =
  'Izdarīt Priežu novada domes 2024. gada 5. februāra saistošajos noteikumos Nr. 12 "Par suņu pastaigām"';
const point = (base: string, sup = '') => ({ kind: 'point', segments: [{ base, sup }] });
const sub = (...bases: string[]) => ({
  kind: 'subpoint',
  segments: bases.map((base) => ({ base, sup: '' })),
});

function only(text: string): Partial<Operation> {
  const { operations, findings } = parseAmendments(`1. ${INTRO} šādu grozījumu:\n${text}`);
  expect(findings).toEqual([]);
  expect(operations).toHaveLength(1);
  return operations[0] as Partial<Operation>;
}

describe('one instruction', () => {
  it.each<[string, Partial<Operation>]>([
    [
      'Aizstāt 6.4. apakšpunktā vārdus "divi suņi" ar vārdiem "trīs suņi".',
      {
        kind: 'replaceWords',
        target: [sub('6', '4')],
        pairs: [{ from: 'divi suņi', to: 'trīs suņi' }],
        inflected: false,
      } as Partial<Operation>,
    ],
    [
      'Aizstāt 5.¹ punktā skaitli un vārdu "5 euro" ar skaitli un vārdu "7 euro".',
      {
        kind: 'replaceWords',
        target: [point('5', '1')],
        pairs: [{ from: '5 euro', to: '7 euro' }],
      } as Partial<Operation>,
    ],
    [
      'Aizstāt visā tekstā vārdus "pilsētas dome" (attiecīgajā locījumā) ar vārdiem "novada dome" (attiecīgajā locījumā).',
      { kind: 'replaceWords', target: [], inflected: true } as Partial<Operation>,
    ],
    ['Svītrot 7.2. apakšpunktu.', { kind: 'delete', target: [sub('7', '2')] } as Partial<Operation>],
    [
      'Svītrot II nodaļu.',
      {
        kind: 'delete',
        target: [{ kind: 'chapter', segments: [{ base: 'II', sup: '' }] }],
      } as Partial<Operation>,
    ],
    [
      'Svītrot 5. punktā vārdus "un kaķi".',
      { kind: 'deleteWords', target: [point('5')], words: ['un kaķi'] } as Partial<Operation>,
    ],
    [
      'Papildināt noteikumus ar 5.¹ punktu šādā redakcijā:\n"5.¹ Suni ved pavadā."',
      {
        kind: 'add',
        target: [],
        units: [point('5', '1')],
        lines: ['5.¹ Suni ved pavadā.'],
      } as Partial<Operation>,
    ],
    [
      'Papildināt 3. punktu ar 3.5. apakšpunktu šādā redakcijā:\n"3.5. parkā."',
      {
        kind: 'add',
        target: [point('3')],
        units: [sub('3', '5')],
        lines: ['3.5. parkā.'],
      } as Partial<Operation>,
    ],
    [
      'Papildināt 5. punktu aiz vārda "parkā" ar vārdiem "un mežā".',
      {
        kind: 'addWords',
        target: [point('5')],
        where: 'after',
        anchor: 'parkā',
        words: 'un mežā',
      } as Partial<Operation>,
    ],
    [
      'Izteikt 14. punktu šādā redakcijā:\n"14. Suni sauc par "Reksi"."',
      { kind: 'restate', target: [point('14')], lines: ['14. Suni sauc par "Reksi".'] } as Partial<Operation>,
    ],
    [
      'Izteikt 3. punkta ievaddaļu šādā redakcijā:\n"3. Suni ved:".',
      {
        kind: 'restate',
        target: [point('3'), { kind: 'introduction', segments: [] }],
        lines: ['3. Suni ved:'],
      } as Partial<Operation>,
    ],
    [
      'Izteikt 2. pielikumu šādā redakcijā:\n"2. pielikums\nVeidlapa\nVārds, uzvārds".',
      {
        kind: 'restate',
        target: [{ kind: 'annex', segments: [{ base: '2', sup: '' }] }],
      } as Partial<Operation>,
    ],
    [
      'Svītrot 2. pielikuma 4. punktu.',
      {
        kind: 'delete',
        target: [{ kind: 'annex', segments: [{ base: '2', sup: '' }] }, point('4')],
      } as Partial<Operation>,
    ],
    [
      'Atzīt par spēku zaudējušiem Priežu novada domes saistošos noteikumus Nr. 3 "Par kaķiem".',
      { kind: 'repeal' },
    ],
  ])('%s', (text, expected) => {
    expect(only(text)).toMatchObject(expected);
  });
});

describe('other wordings', () => {
  const lines = (text: string) => text.replaceAll(' / ', '\n');
  it.each<[string, Partial<Operation>]>([
    [
      '5. punktu izteikt šādā redakcijā: / "5. Suni ved."',
      { kind: 'restate', target: [point('5')] } as Partial<Operation>,
    ],
    [
      'Noteikumu 5. punktā aizstāt vārdu "a" ar "b".',
      { kind: 'replaceWords', target: [point('5')] } as Partial<Operation>,
    ],
    [
      'Aizstāt vārdus "a b" ar vārdiem "c d" visā tekstā.',
      { kind: 'replaceWords', target: [] } as Partial<Operation>,
    ],
    [
      'Aizstāt 5. punktā atsauci "6. punkts" ar atsauci "7. punkts".',
      { kind: 'replaceWords' } as Partial<Operation>,
    ],
    ['Atzīt par spēku zaudējušu 5. punktu.', { kind: 'delete', target: [point('5')] } as Partial<Operation>],
    [
      'Svītrot 5. punkta otro teikumu.',
      {
        kind: 'delete',
        target: [point('5'), { kind: 'sentence', segments: [{ base: '2', sup: '' }] }],
      } as Partial<Operation>,
    ],
    [
      'Izteikt noteikumu izdošanas tiesisko pamatojumu šādā redakcijā: / "Izdoti saskaņā ar likumu".',
      { kind: 'restate', target: [{ kind: 'basis', segments: [] }] } as Partial<Operation>,
    ],
  ])('%s', (text, expected) => {
    expect(only(lines(text))).toMatchObject(expected);
  });

  it('reads an introduction and sub-points that are restated together', () => {
    const { operations, findings } = parseAmendments(
      'Izteikt 5. punkta ievaddaļu un 5.1. apakšpunktu šādā redakcijā:\n"5. Suni ved:\n5.1. parkā;"',
    );
    expect(findings).toEqual([]);
    expect(operations).toMatchObject([
      { kind: 'restate', target: [point('5'), { kind: 'introduction' }], lines: ['5. Suni ved:'] },
      { kind: 'restate', target: [point('5'), sub('5', '1')], lines: ['5.1. parkā;'] },
    ]);
  });
});

describe('several instructions', () => {
  it('reads nested ones, one over many places, and provisions of its own', () => {
    const { operations, instructions, understood, findings } = parseAmendments(
      [
        `1. ${INTRO} šādus grozījumus:`,
        '1.1. izteikt 2. punktu šādā redakcijā:',
        '"2. Suni ved:',
        '2.1. parkā;',
        '2.2. mežā.";',
        '1.2. svītrot 4., 6.–8. un 9.1. apakšpunktu;',
        '1.3. 10. punktā:',
        '1.3.1. aizstāt vārdu "suns" ar vārdu "kaķis";',
        '1.3.2. svītrot vārdu "melns".',
        '2. Noteikumi stājas spēkā 2026. gada 1. jūlijā.',
        'Domes priekšsēdētājs A. Priede',
      ].join('\n'),
    );
    expect(findings).toEqual([]);
    expect([instructions, understood]).toEqual([5, 5]);
    expect(operations.map(({ kind }) => kind)).toEqual([
      'restate',
      ...Array<string>(5).fill('delete'),
      'replaceWords',
      'deleteWords',
      'own',
    ]);
    expect(operations[0]).toMatchObject({
      lines: ['2. Suni ved:', '2.1. parkā;', '2.2. mežā.'],
      place: { number: '1.1.', line: 2 },
    });
    expect(operations[6]).toMatchObject({ target: [point('10')], place: { number: '1.3.1.', line: 8 } });
    expect(operations[8]).toMatchObject({ kind: 'own', commencement: true });
  });

  it('knows from the number of a new sub-point what it is added to', () => {
    const text = 'Papildināt ar 1.3.2. apakšpunktu šādā redakcijā:\n"1.3.2. kārtību;".';
    expect(parseAmendments(text).operations).toMatchObject([
      { kind: 'add', target: [sub('1', '3')], units: [sub('1', '3', '2')] },
    ]);
    const [point] = parseAmendments('Papildināt ar 7. punktu šādā redakcijā:\n"7. Kārtība.".').operations;
    expect(point).toMatchObject({ kind: 'add', target: [] });
  });

  it('reads the act by its short name with a capital letter, and a statute by its own', () => {
    for (const act of ['Saistošo noteikumu', 'Noteikumu', 'nolikuma', 'Nolikuma']) {
      const { operations } = parseAmendments(`Svītrot ${act} 4. punktu.`);
      expect(operations).toMatchObject([{ kind: 'delete', target: [point('4')] }]);
    }
  });

  it('reads two instructions in one sentence, and refuses words that run into another one', () => {
    const two = parseAmendments('Aizstāt 3. punktā vārdu "suns" ar vārdu "kaķis" un svītrot 4. punktu.');
    expect(two.operations).toMatchObject([
      { kind: 'replaceWords', pairs: [{ from: 'suns', to: 'kaķis' }] },
      { kind: 'delete', target: [point('4')] },
    ]);
    const unsure = parseAmendments(
      'Aizstāt 3. punktā vārdu "suns" ar vārdu "kaķis", svītrojot vārdus "un citi".',
    );
    expect(unsure.operations).toEqual([]);
    expect(unsure.findings.map(({ code }) => code)).toEqual(['amend.not-understood']);
  });

  it('reads inflected words also without brackets', () => {
    const { operations } = parseAmendments(
      'Aizstāt visā tekstā vārdu "suns" attiecīgā locījumā ar vārdu "kaķis" attiecīgā locījumā.',
    );
    expect(operations).toMatchObject([{ inflected: true, pairs: [{ from: 'suns', to: 'kaķis' }] }]);
  });

  it('reads a lost superscript as one and says so', () => {
    const { operations, findings } = parseAmendments(
      'Papildināt noteikumus ar 3.1 punktu šādā redakcijā:\n"3.1 Suni baro."',
    );
    expect(operations[0]).toMatchObject({ kind: 'add', units: [point('3', '1')] });
    expect(findings.map(({ code }) => code)).toEqual(['amend.superscript-guessed']);
  });

  it.each([
    ['1. Papildināt sesto debesi ar 3. punktu šādā redakcijā:\n"3. Jā."', 'amend.target-unknown'],
    ['1. Izteikt 5. punktu šādā redakcijā.', 'amend.no-text'],
    ['1. Aizstāt 5. punktu pret citu.', 'amend.not-understood'],
    ['Suņi skrien.', 'amend.no-instructions'],
  ])('says what it does not understand: %s', (text, code) => {
    const { operations, findings } = parseAmendments(text);
    expect(operations).toEqual([]);
    expect(findings).toMatchObject([{ code, severity: 'error' }]);
  });
});
