import type { BallotForm, PaperReading } from '#libs/contracts';

/** What a clerk typed cannot be read as marks of this form of ballot. */
export type UnreadableMarks = 'marks_unreadable' | 'marks_points_missing';

/**
 * Reads numbers of projects as clerks type them: `3, 7` or `3 7`; in order where the ballot ranks; `3=5 7=2` where it
 * shares points out.
 */
export function readMarks(typed: string, { kind }: BallotForm): PaperReading | UnreadableMarks {
  const parts = typed
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const pairs = parts.map((part) => /^(\d{1,6})(?:[=:](\d{1,6}))?$/.exec(part));
  if (pairs.some((pair) => pair === null)) return 'marks_unreadable';
  const choices = pairs.map((pair) => Number(pair?.[1]));
  if (kind !== 'points') {
    return pairs.some((pair) => pair?.[2] !== undefined)
      ? 'marks_unreadable'
      : { invalid: null, choices, points: null };
  }
  if (pairs.some((pair) => pair?.[2] === undefined)) return 'marks_points_missing';
  return { invalid: null, choices, points: pairs.map((pair) => Number(pair?.[2])) };
}

/** The marks of a reading as they are typed and shown. */
export function shownMarks({ choices, points }: PaperReading): string {
  return choices.map((nr, at) => (points ? `${nr}=${points[at] ?? 0}` : String(nr))).join(', ');
}
