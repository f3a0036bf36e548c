import { codes, numbers, read } from './testing/read.js';

describe('Markdown', () => {
  const result = read(
    'act.md',
    `---
title: "Zaudējis spēku - Par kaķiem"
publication_date: "2022-05-26"
status: "repealed"
department: "Egļu novada dome"
---
# Zaudējis spēku - Par kaķiem

Egļu novada domes saistošie noteikumi Nr. 8/20222022. gada 26. maijā

APSTIPRINĀTIar Egļu novada domes26.05.2022. lēmumu Nr. 5 (prot. Nr. 4)Izdoti saskaņā ar Pašvaldību likuma 44. pantu

### I. Vispārīgie jautājumi

##### 1. Noteikumi nosaka kaķu *tiesības*:

1.1. gulēt;

1.3. ēst:

a) gaļu;

b) zivis.

un citas.

##### 1.1 Kaķim ir m² vietas.

##### 2. Attēlus glabā *jpg vai *png formātā.

##### 21. Kaķis ir dzīvnieks.

##### 3. Maksa:

| Kaķis | Maksa |
| --- | --- |
| liels | 5 |

### III. Atbildība

7.1. kaķa pienākumi.

### IV.1 Noslēguma jautājumi

##### 8. Stājas spēkā.

**Egļu novada domes priekšsēdētājs C. Kārkls**

### PielikumsEgļu novada domes 2022. gada 26. maija saistošajiem noteikumiem Nr. 8

### Veidlapa

| | |
| --- | --- |
| | (paraksts) |

### Egļu novada domes saistošo noteikumu Nr. 8 "Par kaķiem"paskaidrojuma raksts

| Sadaļa | Informācija |
| --- | --- |
| 1. Projekta nepieciešamības pamatojums | Kaķi.Un suņi. |
| 2. Īss satura izklāsts | Nosaka tiesības. |
| 6. Informācija par konsultācijām | 1.1. Nav. |
| Nr. | Viedoklis |
| 1. | Par. |

**Egļu novada domes priekšsēdētājs C. Kārkls**
`,
  );

  it('takes lines apart that a conversion ran together', () => {
    expect(result.meta).toMatchObject({
      issuer: 'Egļu novada dome',
      number: '8/2022',
      adopted: '2022-05-26',
      status: 'repealed',
      title: 'Par kaķiem',
      basis: ['Pašvaldību likuma 44. pantu'],
    });
  });

  it('reads flattened superscripts, missing points and lettered items', () => {
    expect(numbers(result)).toEqual(
      'I|1.|1.1.|1.3.|1.3.a)|1.3.b)|1.¹|2.|2.¹|3.|III|7.|7.1.|IV¹|8.|Pielikums'.split('|'),
    );
    expect(codes(result)).toEqual(
      expect.arrayContaining([
        'import.lines-run-together',
        'import.superscript-lost',
        'import.superscript-guessed',
        'import.label-gap',
        'import.point-supplied',
        'import.item-list',
        'import.text-after-list',
        'import.status-line',
      ]),
    );
    const guessed = result.findings.find((finding) => finding.code === 'import.superscript-guessed');
    expect(guessed).toMatchObject({
      severity: 'unsure',
      params: { printed: '21.', read: '2.¹' },
      place: { line: 31 },
    });
  });

  it('fits an old memorandum into the eight parts and keeps its frame aside', () => {
    const parts = result.memorandum?.content ?? [];
    expect(parts.map((part) => part.content?.map((block) => block.type))).toEqual([
      ['paragraph', 'paragraph'],
      ...Array.from({ length: 6 }, () => ['paragraph']),
      ['paragraph', 'table'],
    ]);
    expect(result.setAside.map((aside) => aside.reason)).toEqual(
      expect.arrayContaining([
        'frontMatter',
        'status',
        'memorandumHeading',
        'memorandumTableHead',
        'memorandumSignature',
      ]),
    );
    expect(codes(result)).toContain('import.memorandum-parts');
  });

  it('keeps points numbered by chapter', () => {
    const act = read(
      'a.md',
      '# Par zivīm\n\n### I. Termini\n\n##### 1.1. zivs;\n\n1.1.1. maza;\n\n##### 1.2. ūdens.\n\n### II. Citi\n\n2.1. viss.\n',
    );
    expect(numbers(act)).toEqual(['I', '1.1.', '1.1.1.', '1.2.', 'II', '2.1.']);
    expect(codes(act)).toContain('import.points-by-chapter');
  });
});

describe('a draft, which has no number yet', () => {
  it.each(['', ' Nr.', ' Nr. ____'])('keeps its issuer and legal basis in the heading (%s)', (number) => {
    const act = read(
      'a.md',
      `# Par zivīm\n\nEgļu novada domes saistošie noteikumi${number}\n\nIzdoti saskaņā ar Pašvaldību likuma 44. pantu\n\n##### 1. Viens.\n`,
    );
    expect(act.document.content?.[0]?.content?.map((line) => line.type)).toEqual([
      'title',
      'issuer',
      'basis',
    ]);
    expect(act.meta).toMatchObject({ issuer: 'Egļu novada dome', basis: ['Pašvaldību likuma 44. pantu'] });
  });
});

describe('numbers whose superscript ran into them', () => {
  it('keeps the printed numbers of their sub-points', () => {
    const act = read(
      'a.md',
      '# Par zivīm\n\n##### 1. Viens.\n\n##### 11. Viens prim:\n\n11.1. pirmais;\n\n11.2. otrais.\n\n##### 2. Divi.\n',
    );
    expect(numbers(act)).toEqual(['1.', '1.¹', '1.¹ 1.', '1.¹ 2.', '2.']);
    expect(codes(act)).toContain('import.superscript-guessed');
  });
});
