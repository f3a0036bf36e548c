import type { CorrectedBallots, Violation } from '#libs/contracts';

/** Numbers as people type them: "3, 7". */
export function typedNumbers(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
}

/**
 * Ballots as they are typed, one kind in a line: how often, then the numbers of the projects; in a vote with points each
 * with its points: "2 × 3, 7" or "1 × 3:2, 7:1". Which unit they belong to follows from the projects.
 */
export function typedBallots(
  text: string,
  where: string,
  unitOf: (nr: number) => string | undefined,
): CorrectedBallots[] | Violation {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line): CorrectedBallots | null => {
    const found = /^\s*(\d{1,4})\s*[×x*]\s*(\d+(?::\d+)?(?:\s*,\s*\d+(?::\d+)?)*)\s*$/i.exec(line);
    const [, times = '', list = ''] = found ?? [];
    const pairs = list.split(',').map((pair) => pair.trim().split(':').map(Number));
    const choices = pairs.map(([nr = 0]) => nr);
    const unitId = unitOf(choices[0] ?? 0);
    if (!found || unitId === undefined || Number(times) < 1) return null;
    const points = pairs.every((pair) => pair.length === 2) ? pairs.map(([, given = 0]) => given) : null;
    return { unitId, choices, points, times: Number(times) };
  });
  const bad = read.indexOf(null);
  if (bad !== -1) return { code: 'correction_line_unreadable', where, params: { line: bad + 1 } };
  return read.filter((one) => one !== null);
}

/** Ballots as {@link typedBallots} reads them. */
export function ballotLines(ballots: readonly CorrectedBallots[]): string[] {
  return ballots.map(({ times, choices, points }) => {
    const named = choices.map((nr, at) => (points ? `${nr}:${points[at] ?? 0}` : String(nr)));
    return `${times} × ${named.join(', ')}`;
  });
}
