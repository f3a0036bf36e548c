import type { UnsealedSigner } from '#libs/contracts';

/** A spreadsheet would run what begins like a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Signers for the check by the register of natural persons: one line each, with a mark by which Latvian letters survive. */
export function signersCsv(signers: readonly UnsealedSigner[]): string {
  const rows = signers.map(({ sheet, line, name, code }) =>
    [sheet === null ? '' : String(sheet), line === null ? '' : String(line), name, code].map(cell).join(';'),
  );
  return `\uFEFF${['lapa;rinda;vards_uzvards;personas_kods', ...rows].join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
