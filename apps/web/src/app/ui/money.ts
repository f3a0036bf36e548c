/** Sums a form cannot mean: more than ten billion euros. */
const MOST_CENTS = 1_000_000_000_000;

const SUM = /^(\d{1,3}(?:[ \u00a0\u202f]?\d{3})*|\d+)(?:[.,](\d{1,2}))?$/;

/**
 * Cents of a sum as people type it: `1200`, `1 200,50`, `1200.5`, with or without the euro sign. `null` for anything
 * else, negative sums and more than two decimals included: money is never guessed.
 */
export function parseEuro(text: string): number | null {
  const found = SUM.exec(text.replace(/€|EUR/gi, '').trim());
  if (!found?.[1]) return null;
  const cents = Number(found[1].replace(/[^\d]/g, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return cents <= MOST_CENTS ? cents : null;
}

/** The sum as a form shows it for typing: `1 200,50`, whole euros without decimals. */
export function typedEuro(cents: number | null): string {
  if (cents === null) return '';
  const rest = cents % 100;
  const whole = String((cents - rest) / 100).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return rest === 0 ? whole : `${whole},${String(rest).padStart(2, '0')}`;
}
