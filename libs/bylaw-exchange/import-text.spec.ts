import { codes, FRONT, numbers, read } from './testing/read.js';

describe('plain text', () => {
  const result = read(
    'act.txt',
    `${FRONT}
I. Vispārīgie jautājumi

1. Noteikumi nosaka:

1.1. pastaigu vietas;

1.2. pastaigu laiku:

1.2.1. dienā;

1.2.2. naktī.

2. Suni ved pavadā.

2.^1 Pavada ir stipra:

2.^1 1. ziemā;

2.^1 2. 3. nodaļā minētajā laukumā.

(Grozīts ar 01.03.2025. saistošajiem noteikumiem Nr. 5)

II. Prasības

3. (Svītrots ar 01.03.2025. saistošajiem noteikumiem Nr. 5)

Noslēguma jautājums

4. Noteikumi stājas spēkā 2024. gada 1. martā.

Domes priekšsēdētāja A. Priede

1. pielikums
Priežu novada domes 2024. gada 5. februāra saistošajiem noteikumiem Nr. 12
Iesnieguma veidlapa

Vārds, uzvārds _________

2. pielikums
Laukumu saraksts

1. Mazais laukums.
`,
  );

  it('recognises the front', () => {
    expect(result.meta).toEqual({
      format: 'text',
      issuer: 'Priežu novada dome',
      number: '12',
      adopted: '2024-02-05',
      minutes: 'Nr. 3, 4. §',
      title: 'Par suņu pastaigām',
      basis: ['Pašvaldību likuma 44. panta otro daļu', 'likuma "Par laukumiem" 3. pantu'],
    });
  });

  it('recognises units with their printed numbers', () => {
    expect(numbers(result)).toEqual(
      'I|1.|1.1.|1.2.|1.2.1.|1.2.2.|2.|2.¹|2.¹ 1.|2.¹ 2.|II|3.||4.|1. pielikums|2. pielikums|1.'.split('|'),
    );
  });

  it('counts what it recognised', () => {
    expect(result.recognised).toMatchObject({
      chapters: 3,
      closing: 1,
      points: 6,
      subpoints: 6,
      superscripted: 1,
      deleted: 1,
      remarks: 2,
      annexes: 2,
      signature: 1,
      memorandum: 0,
    });
    expect(result.recognised.outline.map((entry) => entry.heading)).toEqual([
      'Vispārīgie jautājumi',
      'Prasības',
      'Noslēguma jautājums',
      'Iesnieguma veidlapa',
      'Laukumu saraksts',
    ]);
  });

  it('tells apart Arabic chapters and points of the same number', () => {
    const act = read(
      'a.txt',
      `${FRONT}\n1. Vispārīgie jautājumi\n\n1. Pirmais.\n\n2. Otrais.\n\n2. Prasības\n\n3. Trešais.\n`,
    );
    expect(numbers(act)).toEqual(['1', '1.', '2.', '2', '3.']);
    expect(codes(act)).toContain('import.heading-guessed');
  });

  it('does not take dates and references for numbers', () => {
    const act = read(
      'a.txt',
      `${FRONT}\n1. Pirmais.\n\n15. jūnijā notiek svētki.\n\n30.09.2021. lēmums.\n\n14. panta pirmā daļa.\n`,
    );
    expect(numbers(act)).toEqual(['1.']);
  });
});

describe('amending acts', () => {
  it('keeps new wordings in quotation marks as text of the instruction', () => {
    const act = read(
      'groza.txt',
      `Statuss: spēkā esošs
Priežu novada domes saistošie noteikumi Nr.9
Priedēs 2000.gada 3.martā
Izdoti saskaņā ar likuma "Par laukumiem" 3.pantu
1. Izdarīt saistošajos noteikumos Nr. 2 šādus grozījumus:
1.1. izteikt 5. punktu šādā redakcijā:
''5. Nodeva ir:
5.1. par "maziem" suņiem - Ls 1;
5.2. par lieliem suņiem - Ls 2.";
1.2. svītrot 6. punktu.
Domes priekšsēdētājs B.Egle
Grozījumi saistošajos noteikumos Nr.2
`,
    );
    expect(numbers(act)).toEqual(['1.', '1.1.', '1.2.']);
    expect(act.meta).toMatchObject({ title: 'Grozījumi saistošajos noteikumos Nr.2', status: 'in-force' });
    expect(act.setAside).toEqual([{ text: 'Statuss: spēkā esošs', line: 1, reason: 'status' }]);
  });

  it('says where a quotation is never closed', () => {
    const act = read(
      'groza.txt',
      `${FRONT}\n1. Izteikt 5. punktu šādā redakcijā:\n"5. Nodeva ir.\n2. Svītrot 6. punktu.\n`,
    );
    expect(codes(act)).toContain('import.quote-not-closed');
    expect(numbers(act)).toEqual(['1.', '2.']);
  });
});

describe('a chapter that is missing', () => {
  it('does not make a paragraph of the next one', () => {
    const result = read(
      'act.txt',
      `${FRONT}\nI. Vispārīgie jautājumi\n\n1. Suns ir suns.\n\nIII. Prasības\n\n2. Suni ved pavadā.\n`,
    );
    expect(numbers(result)).toEqual(['I', '1.', 'III', '2.']);
    expect(codes(result)).toEqual(['import.heading-guessed', 'import.label-gap']);
  });

  it('leaves initials alone', () => {
    const result = read('act.txt', `${FRONT}\nI. Vispārīgie jautājumi\n\n1. Suns ir suns.\n\nV. Ozols\n`);
    expect(result.recognised.chapters).toBe(1);
  });
});
