import type { GeolatvijaFinding, Violation } from '#libs/contracts';

/** What keeps a file or a row from being taken over. */
export function bar(code: string, details: Omit<Violation, 'code'> = {}): GeolatvijaFinding {
  return { code, severity: 'bar', ...details };
}

/** What is only shown. */
export function warn(code: string, details: Omit<Violation, 'code'> = {}): GeolatvijaFinding {
  return { code, severity: 'warn', ...details };
}
