import type { ActAtDate } from '#libs/contracts';

/** What of an act holds on the day that is shown. */
export type ActForce = 'not-yet' | 'in-force' | 'partial' | 'suspended' | 'ended';

/** Read from the text of the day, the act's end and the norms that do not hold then. */
export function actForce(act: Pick<ActAtDate, 'day' | 'fromDay' | 'repealed' | 'norms'>): ActForce {
  if (act.day < act.fromDay) return 'not-yet';
  if (act.repealed && act.repealed.from <= act.day) return 'ended';
  const whole = act.norms.find((norm) => norm.whole && norm.state !== 'not-yet');
  if (whole) return whole.state === 'void' ? 'ended' : 'suspended';
  return act.norms.length > 0 ? 'partial' : 'in-force';
}
