import type { ActMoment, ActWording, LegalDay } from '#libs/contracts';

/** Days on which an act changes: from its texts, its end, and the norms that stop to hold or hold again. */
export function momentsOf(
  texts: readonly Pick<ActWording, 'from'>[],
  ended: LegalDay | null,
  turns: readonly { day: LegalDay; number: string; holds: boolean }[],
): ActMoment[] {
  const moments = new Map<LegalDay, ActMoment>();
  const on = (day: LegalDay): ActMoment => {
    const known = moments.get(day) ?? { day, wording: false, ended: false, norms: [] };
    moments.set(day, known);
    return known;
  };
  for (const { from } of texts) on(from).wording = true;
  if (ended !== null) on(ended).ended = true;
  const [first] = texts;
  for (const { day, number, holds } of turns) {
    // What is over before the act began or after it ended changes nothing for readers.
    if (first && day >= first.from && (ended === null || day < ended)) on(day).norms.push({ number, holds });
  }
  return [...moments.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
