import type { RuleCount } from '#libs/contracts';

/** Cells that a spreadsheet would take for a formula; the same as in exports of the server. */
const FORMULA = /^[=+\-@\t\r]/;

/** The statistics for a spreadsheet: semicolons, a mark of the byte order, nothing that is a formula. */
export function rulesCsv(heads: readonly string[], rules: readonly RuleCount[]): string {
  const rows = rules.map((one) => [
    one.rule,
    ...[
      one.objections,
      one.bylaws,
      one.municipalities,
      one.corrected,
      one.disagreed,
      one.stopped,
      one.open,
    ].map(String),
  ]);
  return '\uFEFF' + [heads, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
