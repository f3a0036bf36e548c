import { parseAmendments } from './index.js';

const ACT = `1. Izdarīt saistošajos noteikumos Nr. 12 šādus grozījumus:
1.1. izteikt 2. pielikumu šādā redakcijā (1. pielikums);
1.2. papildināt noteikumus ar 3. pielikumu (2. pielikums).
Domes priekšsēdētājs A. Priede
1. pielikums
Priežu novada domes
2026. gada 5. marta
saistošajiem noteikumiem Nr. 7/2026
Maksa
| a | b |
| --- | --- |
| 1 | 2 |
2. pielikums
Veidlapa
1. Vārds.`;

describe('annexes of the amending act', () => {
  it('are the text of annexes that instructions take from them', () => {
    const { operations, findings } = parseAmendments(ACT);
    expect(findings).toEqual([]);
    expect(operations).toMatchObject([
      { kind: 'restate', lines: ['2. pielikums', 'Maksa', '| a | b |', '| --- | --- |', '| 1 | 2 |'] },
      { kind: 'add', lines: ['3. pielikums', 'Veidlapa', '1. Vārds.'] },
    ]);
  });

  it('must be there', () => {
    const { operations, findings } = parseAmendments(ACT.split('Domes')[0] ?? '');
    expect(operations).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['amend.no-text', 'amend.no-text']);
  });
});
