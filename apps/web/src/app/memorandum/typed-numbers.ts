const SPACES = /[\s\u00a0\u202f]/g;

/**
 * A number as people type it – `1 200,50`, `-3.5`, `−3,5` – in whole units of its last allowed decimal: with two
 * decimals in cents. `NaN` for anything else: the rules refuse it with the place, nothing is guessed.
 */
export function typedNumber(text: string, decimals: number): number {
  const plain = text
    .replace(SPACES, '')
    .replace(/€|EUR|euro/gi, '')
    .replace('−', '-')
    .replace(',', '.');
  const found = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(plain);
  if (!found || (found[3]?.length ?? 0) > decimals) return Number.NaN;
  const units = Number(`${found[2]}${(found[3] ?? '').padEnd(decimals, '0')}`);
  return found[1] === '-' && units !== 0 ? -units : units;
}

/** The same number for typing: `1200,50` from 120050 with two decimals, whole numbers without decimals. */
export function typedText(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 2 ? digits.slice(-2) : digits.slice(digits.length - decimals).replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${whole}${decimals === 0 || /^0*$/.test(rest) ? '' : `,${rest}`}`;
}
