import { idSource, seededRandom } from '#libs/bylaw-document';
import { amend, proveAmendments } from './index.js';
import { bylaw } from './testing/bylaw.js';

const BASE = bylaw('1. Suni ved pavadā.\n2. Saimnieks maksā nodevu.\n3. Noteikumi stājas spēkā rīt.');
const EDITED = bylaw('1. Suni ved īsā pavadā.\n2. Saimnieks maksā nodevu.\n3. Noteikumi stājas spēkā rīt.');
const newId = idSource(seededRandom(3));

describe('proof of an amending by-law', () => {
  it('closes for what was written from the edited text', () => {
    const { document } = amend(BASE, EDITED, { newId });
    expect(proveAmendments(BASE, EDITED, document, newId)).toEqual({
      closed: true,
      differences: [],
      findings: [],
    });
  });

  it('names the line that a change by hand leads elsewhere', () => {
    const text = amend(BASE, EDITED, { newId }).text.replaceAll('īsā', 'garā');
    const proof = proveAmendments(BASE, EDITED, text, newId);
    expect(proof.closed).toBe(false);
    expect(proof.differences).toEqual([
      { expected: '1. Suni ved īsā pavadā.', reached: '1. Suni ved garā pavadā.' },
    ]);
  });

  it('names the instruction that does not apply', () => {
    const proof = proveAmendments(BASE, EDITED, 'Svītrot 9. punktu.', newId);
    expect(proof.closed).toBe(false);
    expect(proof.findings.map(({ code }) => code)).toEqual(['amend.target-not-found']);
  });
});
