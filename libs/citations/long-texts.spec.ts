import { recogniseCitations } from './index.js';

/** How often an expression is tried while a text is read. */
function tries(text: string): number {
  const exec = jest.spyOn(RegExp.prototype, 'exec');
  recogniseCitations(text);
  const times = exec.mock.calls.length;
  exec.mockRestore();
  return times;
}

describe('reading long texts', () => {
  it.each(['5. un ', '1., ', 'pirmās un ', '(1) ', 'I un '])('reads a row of "%s" once', (sign) => {
    const row = (count: number): string => `Skatīt ${sign.repeat(count)}punkta 1. punktu`;
    expect(tries(row(4000)) / tries(row(1000))).toBeLessThan(6);
    expect(tries(row(1000))).toBeLessThan(20_000);
  });

  it('still finds the place behind such a row', () => {
    const { own } = recogniseCitations(`${'5., '.repeat(1000)} teksts, sk. šo noteikumu 7. punktu`);
    expect(own.map(({ steps }) => steps[0]?.parts[0]?.base)).toContain('7');
  });
});
