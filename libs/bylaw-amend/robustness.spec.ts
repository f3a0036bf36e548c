import { parseAmendments } from './index.js';

describe('reading hostile text', () => {
  it.each([
    ['quotation marks', `1. Aizstāt 5. punktā vārdus ${'"a" un '.repeat(3000)}.`],
    ['numbers', `1. Svītrot ${'1.1.'.repeat(5000)} punktu.`],
    ['ordinals', `1. Svītrot ${'pirmo un '.repeat(3000)}daļu.`],
    ['lines', `1. Izteikt 5. punktu šādā redakcijā:\n"${'5.1. teksts "x".\n'.repeat(3000)}`],
    ['ranges', '1. Svītrot 1.–9999. punktu.'],
    ['words', `1. Papildināt 5. punktu aiz vārda "${'a" ar vārdu "'.repeat(500)}b".`],
  ])('ends: %s', (_what, text) => {
    const { operations, findings } = parseAmendments(text);
    expect(operations.length + findings.length).toBeGreaterThan(0);
  });
});
