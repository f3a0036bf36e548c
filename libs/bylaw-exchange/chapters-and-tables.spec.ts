import fc from 'fast-check';
import { bylawSchema } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { exportText } from './export-text.js';
import type { DocumentJson } from './index.js';
import { codes, FRONT, numbers, read } from './testing/read.js';

/** The words of every table, by row and cell. */
function tables(json: DocumentJson): string[][][] {
  if (json.type === 'table')
    return [(json.content ?? []).map((row) => (row.content ?? []).map((cell) => textIn(cell)))];
  return (json.content ?? []).flatMap(tables);
}

function textIn(json: DocumentJson & { text?: string }): string {
  return json.text ?? (json.content ?? []).map(textIn).join('');
}

/** Types of chapters, points and sub-points in order. */
function kinds(json: DocumentJson): string[] {
  const own = ['chapter', 'point', 'subpoint'].includes(json.type) ? [json.type] : [];
  return [...own, ...(json.content ?? []).flatMap(kinds)];
}

describe('points numbered by chapter', () => {
  const capitals = `${FRONT}
1. VISPĀRĪGIE JAUTĀJUMI
1.1. Noteikumi nosaka suņu pastaigu kārtību.
1.2. Noteikumos lietoti termini:
1.2.1. suns – mājdzīvnieks;
1.2.2. pavada – saite.
2. PASTAIGU KĀRTĪBA
2.1. Suni ved pavadā.
3. NOSLĒGUMA JAUTĀJUMI
3.1. Noteikumi stājas spēkā nākamajā dienā.
Domes priekšsēdētāja A. Priede
`;

  it('reads headings in capitals as chapters', () => {
    const result = read('act.txt', capitals);
    expect(numbers(result)).toEqual('1|1.1.|1.2.|1.2.1.|1.2.2.|2|2.1.|3|3.1.'.split('|'));
    expect(kinds(result.document).join(' ')).toBe(
      'chapter point point subpoint subpoint chapter point chapter point',
    );
    expect(result.recognised.outline.map(({ heading }) => heading)).toEqual([
      'VISPĀRĪGIE JAUTĀJUMI',
      'PASTAIGU KĀRTĪBA',
      'NOSLĒGUMA JAUTĀJUMI',
    ]);
    expect(codes(result)).toEqual(
      expect.arrayContaining(['import.heading-guessed', 'import.points-by-chapter']),
    );
  });

  it('reads a last chapter without numbers and one inserted later', () => {
    const text = capitals
      .replace('3.1. Noteikumi stājas', 'Noteikumi stājas')
      .replace('3. NOSL', '2.^1 LAUKUMI\n2.^1 1. Laukumus nosaka dome.\n3. NOSL');
    const result = read('act.txt', text);
    expect(kinds(result.document).join(' ')).toBe(
      'chapter point point subpoint subpoint chapter point chapter point chapter',
    );
  });

  it('reads three or more short headings whose points are sentences as chapters', () => {
    const result = read(
      'act.txt',
      capitals.toLowerCase().replace(/(^|\. )\p{Ll}/gmu, (at) => at.toUpperCase()),
    );
    expect(kinds(result.document).filter((kind) => kind === 'chapter')).toHaveLength(3);
  });

  it.each([
    [
      'leads with a colon',
      '1. Aizliegts:\n1.1. Kliegt.\n2. Atļauts:\n2.1. Klusēt.\n3. Jāievēro:\n3.1. Klusums.\n',
    ],
    [
      'leads without one',
      '1. Aizliegts\n1.1. kliegt;\n1.2. klaigāt.\n2. Atļauts\n2.1. klusēt.\n3. Jāievēro\n3.1. klusums.\n',
    ],
    ['two short leads', '1. Aizliegts\n1.1. Kliegt.\n2. Atļauts\n2.1. Klusēt.\n'],
    ['one line in capitals', '1. AIZLIEGTS\n1.1. Kliegt.\n2. Suni ved pavadā.\n2.1. Vienmēr.\n'],
    ['a number out of sequence', '1. AIZLIEGTS\n1.1. Kliegt.\n3. ATĻAUTS\n3.1. Klusēt.\n'],
    ['a number of another chapter', '1. AIZLIEGTS\n1.1. Kliegt.\n2. ATĻAUTS\n2.1. Klusēt.\n1.2. Klaigāt.\n'],
    ['Roman chapters', 'I. Kārtība\n1. AIZLIEGTS\n1.1. Kliegt.\n2. ATĻAUTS\n2.1. Klusēt.\n'],
  ])('leaves points as they are: %s', (_, body) => {
    const found = kinds(read('act.txt', `${FRONT}\n${body}`).document);
    expect(found.filter((kind) => kind === 'chapter')).toHaveLength(body.startsWith('I.') ? 1 : 0);
    expect(found).toContain('subpoint');
  });

  it('looks at an annex by itself', () => {
    const annex =
      '1. pielikums\nLaukumu kārtība\n1. VISPĀRĪGI\n1.1. Laukums ir slēgts.\n2. DARBA LAIKS\n2.1. No rīta.\n';
    const result = read(
      'act.txt',
      `${FRONT}\n1. Suni ved pavadā.\n\nDomes priekšsēdētāja A. Priede\n\n${annex}`,
    );
    expect(kinds(result.document).join(' ')).toBe('point chapter point chapter point');
  });
});

describe('tables in plain text', () => {
  const rows = 'Nr.\tSuns\tNodeva\n1.\tMazs\t5\n2.\tLiels\t';
  const body = (text: string): string => `${FRONT}\n1. Nodevas ir šādas:\n${text}\n2. Suni ved pavadā.\n`;

  it('reads rows divided by tabs, cells left empty included', () => {
    const result = read('act.txt', body(rows));
    expect(tables(result.document)).toEqual([
      [
        ['Nr.', 'Suns', 'Nodeva'],
        ['1.', 'Mazs', '5'],
        ['2.', 'Liels', ''],
      ],
    ]);
    expect(numbers(result)).toEqual(['1.', '2.']);
  });

  it('reads the rows that the export to text writes', () => {
    const first = read('act.txt', body(rows));
    const text = exportText(bylawSchema.nodeFromJSON(first.document));
    expect(text).toContain('1. | Mazs | 5\n2. | Liels | \n');
    expect(tables(read('again.txt', text).document)).toEqual(tables(first.document));
  });

  it('parts rows from numbered lines among them', () => {
    const result = read('act.txt', body('1.1.\tpar suņiem:\nMazs\t5\nLiels\t7\n1.2.\tpar kaķiem.'));
    expect(numbers(result)).toEqual(['1.', '1.1.', '1.2.', '2.']);
    expect(tables(result.document)).toEqual([
      [
        ['Mazs', '5'],
        ['Liels', '7'],
      ],
    ]);
  });

  it.each([
    ['numbers before a tab', '1.1.\tpar maziem;\n1.2.\tpar lieliem.'],
    ['values behind a tab', '1.1. par maziem\t5;\n1.2. par lieliem\t7.'],
    ['indents', '\tpar maziem;\n\tpar lieliem.'],
    ['bullets', '-\tpar maziem;\n-\tpar lieliem.'],
    ['a single row', 'Mazs\t5'],
    ['rows of different length', 'Mazs\t5\nLiels\t7\t8'],
    ['an open quotation mark', 'Mazs\t"5\nLiels\t7'],
    ['signers', 'Domes priekšsēdētāja\tA. Priede\nDomes priekšsēdētāja vietnieks\tB. Egle'],
  ])('leaves lines as they are: %s', (_, text) => {
    expect(tables(read('act.txt', body(text)).document)).toEqual([]);
  });

  it('leaves the letterhead and what follows the signature as they are', () => {
    const head =
      'Ozolu novada dome\tReģ. Nr. 1\nOzolu iela 1\tOzoli\nSAISTOŠIE NOTEIKUMI\nPar klusumu\n\n1. Klusums.\n';
    const tail = 'Domes priekšsēdētāja A. Priede\nSagatavoja\tC. Liepa\nTālrunis\t63000000\n';
    const result = read('act.txt', head + tail);
    expect(tables(result.document)).toEqual([]);
    expect(result.recognised.annexes).toBe(0);
  });

  it('loses no word of rows, numbers and quotation marks in any order', () => {
    const piece = fc.constantFrom(
      '\t',
      '|',
      ' | ',
      '\n',
      '\n',
      '1.',
      '2.1. ',
      'Suns',
      'SUŅI',
      '"',
      ':',
      '5',
      ';',
    );
    const lines = fc.array(piece, { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(lines, (parts) => {
        read('act.txt', body(parts.join('')));
      }),
      runs(150),
    );
  });
});

describe('a day in digits', () => {
  it.each([
    ['Ozolu novada dome\nSAISTOŠIE NOTEIKUMI\nOzolos, 05.03.2026. Nr. 7', '2026-03-05', '7'],
    ['Ozolu novada dome\nSAISTOŠIE NOTEIKUMI\n15.12.2026. Nr. RD-26-7-sn', '2026-12-15', 'RD-26-7-sn'],
    [
      'Ozolu novada domes saistošie noteikumi Nr. 7\nOzolos, 15.12.2026. (prot. Nr. 4, 12. §)',
      '2026-12-15',
      '7',
    ],
    ['Ozolu novada domes saistošie noteikumi Nr. 7\n5.3.2026.', '2026-03-05', '7'],
  ])('is the day of adoption: %s', (head, adopted, number) => {
    const text = `${head}\n\nPar klusumu\n\nIzdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu\n\n1. Klusums.\n2. Miers.\n`;
    const { meta, document } = read('act.txt', text);
    expect(meta).toMatchObject({ issuer: 'Ozolu novada dome', adopted, number, title: 'Par klusumu' });
    expect(kinds(document)).toEqual(['point', 'point']);
  });

  it('is none where the calendar has no such day', () => {
    const text =
      'Ozolu novada dome\nSAISTOŠIE NOTEIKUMI\nOzolos, 31.02.2026. Nr. 7\nPar klusumu\n\n1. Klusums.\n';
    const { meta } = read('act.txt', text);
    expect(meta.adopted).toBeUndefined();
    expect(meta.number).toBe('7');
  });
});
