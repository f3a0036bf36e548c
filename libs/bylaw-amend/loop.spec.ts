import { idSource, seededRandom } from '#libs/bylaw-document';
import { amend } from './amend.js';
import { bylaw } from './testing/bylaw.js';

const TEXT = `I. Vispārīgie jautājumi
1. Noteikumi nosaka suņu pastaigas.
2. Suni ved:
2.1. parkā;
2.2. mežā;
2.3. pļavā pie "Upes".
II. Pienākumi
3. Saimnieks suni tur pavadā un baro suni.
4. Saimnieks savāc atkritumus.
Noslēguma jautājums
5. Noteikumi stājas spēkā 2024. gada 1. martā.`;

function loop(edit: (text: string) => string) {
  const newId = idSource(seededRandom(3));
  return amend(bylaw(TEXT), bylaw(edit(TEXT), idSource(seededRandom(9))), {
    newId,
    amended: { issuer: 'Priežu novada domes', day: '2024-02-05', number: '12' },
  });
}

describe('amend', () => {
  it.each<[string, (text: string) => string, string[]]>([
    [
      'words',
      (text) => text.replace('atkritumus', 'gružus'),
      ['Aizstāt 4. punktā vārdu "atkritumus" ar vārdu "gružus".'],
    ],
    [
      'words after others',
      (text) => text.replace('savāc', 'savāc visus'),
      ['Papildināt 4. punktu aiz vārda "savāc" ar vārdu "visus".'],
    ],
    [
      'a sentence after the last one',
      (text) =>
        text.replace(
          '4. Saimnieks savāc atkritumus.',
          '4. Saimnieks savāc atkritumus. Maisu viņš nes līdzi.',
        ),
      ['Papildināt 4. punktu ar teikumu šādā redakcijā:', '"Maisu viņš nes līdzi.".'],
    ],
    [
      'a new point',
      (text) => text.replace('4. Saim', '4. Suni mazgā.\n4. Saim'),
      ['Papildināt noteikumus ar 3.¹ punktu šādā redakcijā:', '"3.¹ Suni mazgā.".'],
    ],
    ['a deleted point', (text) => text.replace(/4\. Saim.*\n/, ''), ['Svītrot 4. punktu.']],
    [
      'a new sub-point at the end',
      (text) => text.replace('"Upes".', '"Upes";\n2.4. kalnā.'),
      ['Papildināt 2. punktu ar 2.4. apakšpunktu šādā redakcijā:', '"2.4. kalnā.".'],
    ],
    [
      'a new sub-point after a full stop that stays',
      (text) => text.replace('"Upes".', '"Upes".\n2.4. kalnā.'),
      [
        'Izteikt 2. punktu šādā redakcijā:',
        '"2. Suni ved:',
        '2.1. parkā;',
        '2.2. mežā;',
        '2.3. pļavā pie "Upes".',
        '2.4. kalnā.".',
      ],
    ],
    [
      'several deletions',
      (text) => text.replace(/2\.1\. parkā;\n2\.2\. mežā;\n/, ''),
      ['Svītrot 2.1. un 2.2. apakšpunktu.'],
    ],
    [
      'the same words in several places',
      (text) => text.replaceAll('Saimnieks', 'Vadītājs'),
      ['Aizstāt 3. un 4. punktā vārdu "Saimnieks" ar vārdu "Vadītājs".'],
    ],
    [
      'a unit in place of another',
      (text) => text.replace(/4\. Saim.*/, '4. Gadā suni pārbauda ārsts.'),
      ['Izteikt 4. punktu šādā redakcijā:', '"4. Gadā suni pārbauda ārsts.".'],
    ],
    [
      'a first point of a chapter',
      (text) => text.replace('3. Saim', '3. Pirmais.\n3. Saim'),
      ['Papildināt II nodaļu ar 2.¹ punktu šādā redakcijā:', '"2.¹ Pirmais.".'],
    ],
    [
      'a heading',
      (text) => text.replace('Pienākumi', 'Kārtība'),
      ['Izteikt II nodaļas nosaukumu šādā redakcijā:', '"II. Kārtība".'],
    ],
    [
      'a new chapter',
      (text) => text.replace('Noslēguma', 'III. Kaķi\n5. Kaķi dzīvo.\nNoslēguma'),
      ['Papildināt noteikumus ar III nodaļu šādā redakcijā:', '"III. Kaķi', '4.¹ Kaķi dzīvo.".'],
    ],
    ['a deleted chapter', (text) => text.replace(/II\. P[^]*(?=Nosl)/, ''), ['Svītrot II nodaļu.']],
    [
      'an introduction',
      (text) => text.replace('Suni ved:', 'Kaķus un suņus parasti nēsā tikai:'),
      ['Izteikt 2. punkta ievaddaļu šādā redakcijā:', '"2. Kaķus un suņus parasti nēsā tikai:".'],
    ],
  ])('writes %s', (_what, edit, expected) => {
    const { text, proof } = loop(edit);
    const lines = text.split('\n').slice(4);
    expect(lines[0]).toContain(
      '1. Izdarīt Priežu novada domes 2024. gada 5. februāra saistošajos noteikumos Nr. 12 "Par suņu pastaigām" šādu grozījumu:',
    );
    expect(lines.slice(1).filter((line) => line !== '')).toEqual(expected);
    expect(proof).toEqual({ closed: true, differences: [], findings: [] });
  });
});

describe('the name of the amended act', () => {
  it('calls only regulations of municipalities binding', () => {
    const newId = idSource(seededRandom(3));
    const edited = bylaw(TEXT.replace('atkritumus', 'gružus'), idSource(seededRandom(9)));
    const amended = { issuer: 'Ministru kabineta', day: '2005-11-08', number: '847', title: 'Par suņiem' };
    const { document } = amend(bylaw(TEXT), edited, { newId, amended });
    expect(document.textContent).toContain(
      'Ministru kabineta 2005. gada 8. novembra noteikumos Nr. 847 "Par suņiem"',
    );
  });
});
