import type { RegisterVerdict, StrikeReason } from '#libs/contracts';

/** What the register says of one signer. */
export interface RegisterLine {
  /** The row of the file, from 1, for whoever looks it up. */
  row: number;
  /** Eleven digits, as the file has them or without their hyphen. */
  code: string;
  verdict: RegisterVerdict;
}

/** An answer of the register as it was read. */
export interface RegisterAnswer {
  lines: RegisterLine[];
  /** Rows with a code whose verdict nobody understood; nothing is done about them. */
  unread: number[];
}

const CODE = /(?:^|[^\d])(\d{6}-?\d{5})(?!\d)/;

/**
 * Words of a verdict, the first that fits. The form of the answer is agreed with the keeper of the register and stands in
 * no published text, so it is recognised by its words and never guessed.
 */
const WORDS: readonly (readonly [RegExp, RegisterVerdict])[] = [
  [/nav pilson|nepilson|cita valst|ārvalst/u, 'not_citizen'],
  [/jaunāk|nepilngad|nav sasniedz|nav 16/u, 'under_age'],
  [/nav deklar|cita pašvald|citā pašvald|nav dzīvesviet/u, 'no_connection'],
  [/nav atrast|neeksist|kļūdain|nepareiz|nederīg/u, 'wrong_code'],
  [/miris|mirusi|neatbilst/u, 'other'],
  [/apstiprin|atbilst|derīg|deklarēt/u, 'confirmed'],
];
const SHORT: Readonly<Record<string, RegisterVerdict>> = {
  jā: 'confirmed',
  ir: 'confirmed',
  '1': 'confirmed',
  ok: 'confirmed',
};

/**
 * Reads the register's answer: one signer a row, the personal code in any column, the verdict in the last column with
 * words. Columns are parted by semicolons, commas or tabs, and may stand in quotation marks; rows without a code are heads.
 */
export function readRegisterAnswer(text: string): RegisterAnswer {
  const answer: RegisterAnswer = { lines: [], unread: [] };
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, row] of rows.entries()) {
    const code = CODE.exec(row)?.[1];
    if (!code) continue;
    const verdict = verdictOf(cells(row));
    if (verdict === null) answer.unread.push(index + 1);
    else answer.lines.push({ row: index + 1, code, verdict });
  }
  return answer;
}

/** What becomes of a signature by the verdict: the reason it is struck for, or that it counts as confirmed. */
export function strikeBy(verdict: RegisterVerdict): StrikeReason | null {
  return verdict === 'confirmed' ? null : verdict;
}

function cells(row: string): string[] {
  const parting = row.includes(';') ? ';' : row.includes('\t') ? '\t' : ',';
  return row.split(parting).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** The verdict stands last; a note behind it may say nothing that is known. Names and codes are no verdicts. */
function verdictOf(row: readonly string[]): RegisterVerdict | null {
  const after = row.findIndex((cell) => CODE.test(cell)) + 1;
  for (const cell of row.slice(after)) {
    const said = cell.toLowerCase();
    const short = Object.hasOwn(SHORT, said) ? SHORT[said] : undefined;
    const found = short ?? WORDS.find(([words]) => words.test(said))?.[1];
    if (found) return found;
  }
  return null;
}
