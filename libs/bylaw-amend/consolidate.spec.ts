import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { consolidate, parseAmendments } from './index.js';
import { documentText } from './lines.js';
import { bylaw } from './testing/bylaw.js';

const BASE = bylaw(`
I. Vispārīgie jautājumi
1. Noteikumi nosaka suņu pastaigas.
2. Suni ved:
2.1. parkā;
2.2. mežā;
2.3. pļavā pie "Upes".
II. Pienākumi
3. Saimnieks suni tur pavadā un baro suni.
4. Saimnieks savāc atkritumus.
Noslēguma jautājums
5. Noteikumi stājas spēkā 2024. gada 1. martā.
`);
const ACT = {
  act: { issuer: 'Priežu novada domes', number: '7/2026' },
  day: '2026-03-05',
};

function apply(...instructions: string[]) {
  const { operations, findings } = parseAmendments(instructions.join('\n'));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return consolidate(BASE, operations, { ...ACT, newId: idSource(seededRandom(5)) });
}

describe('consolidate', () => {
  it.each<[string, string, string[]]>([
    [
      'words in a point',
      '1. Aizstāt 3. punktā vārdu "suni" ar vārdu "kaķi".',
      [
        '3. Saimnieks kaķi tur pavadā un baro kaķi.',
        '(Grozīts ar Priežu novada domes 05.03.2026. saistošajiem noteikumiem Nr. 7/2026)',
      ],
    ],
    [
      'words with quotation marks',
      '1. Aizstāt 2.3. apakšpunktā vārdus "pie „Upes”" ar vārdiem "pie "Ezera"".',
      ['2.3. pļavā pie "Ezera".'],
    ],
    ['deleted words', '1. Svītrot 3. punktā vārdus "un baro suni".', ['3. Saimnieks suni tur pavadā.']],
    [
      'added words',
      '1. Papildināt 4. punktu aiz vārda "savāc" ar vārdu "visus".',
      ['4. Saimnieks savāc visus atkritumus.'],
    ],
    [
      'a deleted point',
      '1. Svītrot 3. punktu.',
      [
        '3. (Svītrots ar Priežu novada domes 05.03.2026. saistošajiem noteikumiem Nr. 7/2026)',
        '4. Saimnieks savāc atkritumus.',
      ],
    ],
    [
      'a deleted sub-point',
      '1. Svītrot 2.2. apakšpunktu.',
      ['2.2. (Svītrots ar Priežu novada domes 05.03.2026. saistošajiem noteikumiem Nr. 7/2026)'],
    ],
    [
      'a deleted chapter',
      '1. Svītrot II nodaļu.',
      [
        'II. ',
        '(Svītrota ar Priežu novada domes 05.03.2026. saistošajiem noteikumiem Nr. 7/2026)',
        'Noslēguma jautājums',
      ],
    ],
    [
      'a new point',
      '1. Papildināt noteikumus ar 3.¹ punktu šādā redakcijā:\n"3.¹ Suni mazgā:\n3.¹ 1. reizi gadā."',
      [
        '3. Saimnieks suni tur pavadā un baro suni.',
        '3.¹ Suni mazgā:',
        '3.¹ 1. reizi gadā.',
        '(Priežu novada domes 05.03.2026. saistošo noteikumu Nr. 7/2026 redakcijā)',
        '4. Saimnieks savāc atkritumus.',
      ],
    ],
    [
      'a new sub-point',
      '1. Papildināt 2. punktu ar 2.4. apakšpunktu šādā redakcijā:\n"2.4. kalnā."',
      ['2.3. pļavā pie "Upes";', '2.4. kalnā.'],
    ],
    [
      'a point in a named chapter',
      '1. Papildināt I nodaļu ar 2.¹ punktu šādā redakcijā:\n"2.¹ Jauns."',
      ['2.¹ Jauns.'],
    ],
    [
      'a restated point',
      '1. Izteikt 2. punktu šādā redakcijā:\n"2. Suni ved:\n2.1. laukā."',
      [
        '2. Suni ved:',
        '2.1. laukā.',
        '(Priežu novada domes 05.03.2026. saistošo noteikumu Nr. 7/2026 redakcijā)',
        'II. Pienākumi',
      ],
    ],
    [
      'an introduction',
      '1. Izteikt 2. punkta ievaddaļu šādā redakcijā:\n"2. Kaķi nes:".',
      ['2. Kaķi nes:', '2.1. parkā;'],
    ],
    [
      'words in their case',
      '1. Aizstāt visā tekstā vārdu "suns" (attiecīgajā locījumā) ar vārdiem "mājas kaķis" (attiecīgajā locījumā).',
      [
        '1. Noteikumi nosaka mājas kaķu pastaigas.',
        '2. Mājas kaķi ved:',
        '3. Saimnieks mājas kaķi tur pavadā un baro mājas kaķi.',
      ],
    ],
    ['a heading', '1. Izteikt II nodaļas nosaukumu šādā redakcijā:\n"II. Tiesības".', ['II. Tiesības']],
    [
      'a new chapter',
      '1. Papildināt noteikumus ar I¹ nodaļu šādā redakcijā:\n"I.¹ Kaķi\n2.¹ Kaķi dzīvo.\n2.² Kaķi guļ."',
      ['I.¹ Kaķi', '2.¹ Kaķi dzīvo.', '2.² Kaķi guļ.', 'II. Pienākumi'],
    ],
    [
      'a new annex',
      '1. Papildināt noteikumus ar pielikumu šādā redakcijā:\n"Pielikums\nMaksa\n| a | b |\n| --- | --- |\n| 1 | 2 |".',
      ['Pielikums', 'Maksa', '| a | b |', '| --- | --- |', '| 1 | 2 |'],
    ],
  ])('applies %s', (_what, instruction, expected) => {
    const { document, applied, findings } = apply(instruction);
    expect(findings).toEqual([]);
    expect(applied).toBe(true);
    const text = documentText(document).split('\n');
    for (const line of expected) expect(text.map((one) => one.trim())).toContain(line.trim());
    const at = expected.map((line) => text.findIndex((one) => one.trim() === line.trim()));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(bylawSchema.nodeFromJSON(document.toJSON()).eq(document)).toBe(true);
  });

  it.each([
    ['1. Svītrot 9. punktu.', 'amend.target-not-found'],
    ['1. Aizstāt 3. punktā vārdu "zirgs" ar vārdu "govs".', 'amend.words-not-found'],
    ['1. Papildināt noteikumus ar 4. punktu šādā redakcijā:\n"4. Jauns."', 'amend.unit-exists'],
    ['1. Izteikt 4. punktu šādā redakcijā:\n"3. Jauns."', 'amend.wrong-number'],
    [
      '1. Aizstāt visā tekstā vārdus "divi euro" (attiecīgajā locījumā) ar vārdu "ja" (attiecīgajā locījumā).',
      'amend.words-not-found',
    ],
    [
      '1. Aizstāt 3. punktā vārdu "ir" (attiecīgajā locījumā) ar vārdu "nav" (attiecīgajā locījumā).',
      'amend.forms-not-derived',
    ],
  ])('applies nothing of an act with %s', (instruction, code) => {
    const { document, applied, findings } = apply('1. Svītrot 1. punktu.', instruction.replace(/^1/, '2'));
    expect(findings).toMatchObject([{ code, place: { number: '2.' } }]);
    expect(applied).toBe(false);
    expect(document.eq(BASE)).toBe(true);
  });
});
