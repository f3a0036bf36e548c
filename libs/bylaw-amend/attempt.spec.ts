import { idSource, seededRandom } from '#libs/bylaw-document';
import { attemptTimeline, parseAmendments } from './index.js';
import { documentText } from './lines.js';
import { bylaw } from './testing/bylaw.js';

const BASE = bylaw('1. Suni ved pavadā.\n2. Saimnieks maksā nodevu.\n3. Noteikumi stājas spēkā rīt.');

function attempt(...lines: string[]) {
  return attemptTimeline(
    BASE,
    {
      act: { issuer: 'Priežu novada domes', number: '7/2026' },
      day: '2026-03-05',
      inForceFrom: '2026-03-20',
      operations: parseAmendments(lines.join('\n')).operations,
    },
    { inForceFrom: '2024-03-01', source: { text: '' }, newId: idSource(seededRandom(5)) },
  );
}

describe('consolidation as far as it goes', () => {
  it('applies everything where it can', () => {
    const { line, leftOut } = attempt('Svītrot 2. punktu.');
    expect(leftOut).toEqual([]);
    expect(line.wordings.map(({ from }) => from)).toEqual(['2024-03-01', '2026-03-20']);
  });

  it('leaves out what does not apply and applies the rest', () => {
    const { line, leftOut } = attempt(
      '1. Izdarīt saistošajos noteikumos šādus grozījumus:',
      '1.1. svītrot 9. punktu;',
      '1.2. aizstāt 1. punktā vārdu "pavadā" ar vārdu "siksnā";',
      '1.3. aizstāt 2. punktā vārdu "nekas" ar vārdu "kaut kas".',
    );
    expect(leftOut.map(({ code }) => code)).toEqual(['amend.target-not-found', 'amend.words-not-found']);
    expect(documentText(line.wordings.at(-1)?.document ?? BASE)).toContain('Suni ved siksnā.');
  });

  it('gives the base back where nothing applies', () => {
    const { line, leftOut } = attempt('Svītrot 9. punktu.');
    expect(leftOut).toHaveLength(1);
    expect(line.wordings).toHaveLength(1);
    expect(line.wordings[0]?.document.eq(BASE)).toBe(true);
  });
});
