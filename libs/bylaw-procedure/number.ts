import type { Violation } from '#libs/contracts';

const TOKEN = /\{([^{}]*)\}/g;
const SEQUENCE = /^n{1,4}$/;

/** What a by-law's number is made of. */
export interface NumberParts {
  /** Running number, from 1. */
  seq: number;
  /** Four digits. */
  year: number;
}

/**
 * What is wrong with a number pattern. Tokens: `{n}` running number (`{nn}`, `{nnn}` with leading zeros), `{yyyy}` and
 * `{yy}` year; the rest is printed as it stands, as in `SN{n}/{yyyy}`.
 * @returns no violation when the pattern is usable.
 */
export function checkNumberPattern(pattern: string): Violation[] {
  const where = 'numberPattern';
  const tokens = [...pattern.matchAll(TOKEN)].map((match) => match[1] ?? '');
  const unknown = tokens.filter((token) => !SEQUENCE.test(token) && token !== 'yyyy' && token !== 'yy');
  const violations: Violation[] = unknown.map((token) => ({
    code: 'number_pattern_unknown_token',
    params: { token: `{${token}}` },
    where,
  }));
  if (/[{}]/.test(pattern.replace(TOKEN, ''))) violations.push({ code: 'number_pattern_open_brace', where });
  if (tokens.filter((token) => SEQUENCE.test(token)).length !== 1) {
    violations.push({ code: 'number_pattern_needs_one_sequence', where });
  }
  return violations;
}

/**
 * Prints a number by the municipality's pattern.
 * @throws RangeError for an unusable pattern (ask {@link checkNumberPattern} first) or a sequence below 1.
 */
export function formatNumber(pattern: string, parts: NumberParts): string {
  if (checkNumberPattern(pattern).length > 0) throw new RangeError(`Unusable number pattern: ${pattern}`);
  if (!Number.isInteger(parts.seq) || parts.seq < 1)
    throw new RangeError(`Not a running number: ${parts.seq}`);
  const year = String(parts.year).padStart(4, '0');
  return pattern.replace(TOKEN, (_, token: string) => {
    if (token === 'yyyy') return year;
    if (token === 'yy') return year.slice(2);
    return String(parts.seq).padStart(token.length, '0');
  });
}

/**
 * Reads a number back by the pattern; `null` when it does not fit. A pattern without a year takes any year, so the
 * year that is expected is passed in; with a two-digit year its century is taken from there.
 */
export function parseNumber(pattern: string, text: string, expectedYear: number): NumberParts | null {
  if (checkNumberPattern(pattern).length > 0) return null;
  const names: string[] = [];
  let source = '';
  let end = 0;
  for (const match of pattern.matchAll(TOKEN)) {
    const token = match[1] ?? '';
    source += escape(pattern.slice(end, match.index));
    source += token === 'yyyy' ? '(\\d{4})' : token === 'yy' ? '(\\d{2})' : '(\\d+)';
    names.push(token);
    end = match.index + match[0].length;
  }
  const found = new RegExp(`^${source}${escape(pattern.slice(end))}$`).exec(text);
  if (!found) return null;
  const parts: NumberParts = { seq: 0, year: expectedYear };
  names.forEach((token, i) => {
    const value = Number(found[i + 1]);
    if (token === 'yyyy') parts.year = value;
    else if (token === 'yy') parts.year = expectedYear - (expectedYear % 100) + value;
    else parts.seq = value;
  });
  return parts.seq >= 1 && formatNumber(pattern, parts) === text ? parts : null;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
