import type {
  CoordinationRoundKind,
  CoordinationSettings,
  Decision,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { extendedDueDay } from './term.js';
import type { LegalCalendar } from '#libs/legal-calendar';

/** Most parties of one round. */
export const MAX_PARTIES = 50;

/** What a round is started with. */
export interface RoundStart {
  kind: CoordinationRoundKind;
  reason: string | null;
  /** How many rounds the running coordination has had. */
  earlierRounds: number;
  /** The running coordination has a round that is not ended. */
  openRound: boolean;
  /** One key per party; equal keys are one party: an institution's id, or a name. */
  parties: readonly string[];
}

/**
 * Why the round cannot be started: somebody has to be asked, nobody twice, one round at a time; urgency needs a reason;
 * the first round is never a repeated one and a later one is never a normal one. Empty when it can.
 */
export function startViolations(start: RoundStart): Violation[] {
  const violations: Violation[] = [];
  if (start.openRound) violations.push({ code: 'coordination.round_open' });
  violations.push(...partiesViolations(start.parties, start.parties.length));
  const isFirst = start.earlierRounds === 0;
  if (isFirst ? start.kind === 'repeat' : start.kind === 'normal') {
    violations.push({
      code: isFirst ? 'coordination.first_is_no_repeat' : 'coordination.later_is_repeat',
      where: 'kind',
    });
  }
  if (start.kind === 'urgent' && isBlank(start.reason)) {
    violations.push({ code: 'coordination.urgency_reason_missing', where: 'reason' });
  }
  return violations;
}

function partiesViolations(parties: readonly string[], asked: number): Violation[] {
  const where = 'parties';
  const violations: Violation[] = [];
  if (asked === 0) violations.push({ code: 'coordination.no_parties', where });
  if (parties.length > MAX_PARTIES)
    violations.push({ code: 'coordination.too_many_parties', where, params: { most: MAX_PARTIES } });
  if (new Set(parties).size < parties.length) violations.push({ code: 'coordination.party_twice', where });
  return violations;
}

/** A round as far as its end depends on it. */
export interface RunningRound {
  dueDay: LegalDay;
  ended: boolean;
  extended: boolean;
  /** Whether each party has given its opinion. */
  answered: readonly boolean[];
  /** Names of the silent parties that the draft has not gone out to. */
  unsent: readonly string[];
}

/**
 * Whether the round may be ended: everybody has answered, or the last day is over. Silence is agreement only of those
 * whom the draft was sent to. The clock only proposes it.
 */
export function endViolations(round: RunningRound, today: LegalDay): Violation[] {
  if (round.ended) return [{ code: 'coordination.round_ended' }];
  const violations: Violation[] = [];
  const waiting = round.answered.filter((answered) => !answered).length;
  if (waiting > 0 && today <= round.dueDay) {
    violations.push({ code: 'coordination.round_runs', params: { day: round.dueDay, waiting } });
  }
  if (round.unsent.length > 0) {
    violations.push({ code: 'coordination.not_sent', params: { names: round.unsent.join(', ') } });
  }
  return violations;
}

/**
 * Why silence may not be taken for agreement: the clock proposes it, but whoever ends the round has looked for an answer
 * that went astray and says so. Empty when everybody has answered.
 */
export function silenceViolations(silent: readonly string[], checked: boolean): Violation[] {
  if (checked || silent.length === 0) return [];
  const params = { names: silent.join(', ') };
  return [{ code: 'coordination.silence_unchecked', where: 'silenceChecked', params }];
}

/** What is asked of more parties while a round runs. */
export interface RoundAddition {
  dueDay: LegalDay;
  ended: boolean;
  /** Keys of the parties of the round, and of those to be added. */
  present: readonly string[];
  added: readonly string[];
}

/** Why nobody can be added to the round: it runs, its last day is not over, and nobody is asked twice. Empty when they can. */
export function additionViolations(addition: RoundAddition, today: LegalDay): Violation[] {
  const { dueDay, ended, present, added } = addition;
  const violations: Violation[] = [];
  if (ended) violations.push({ code: 'coordination.round_ended' });
  else if (today > dueDay) violations.push({ code: 'coordination.term_over', params: { day: dueDay } });
  return [...violations, ...partiesViolations([...present, ...added], added.length)];
}

/** The later last day, the same for all parties. One extension a round, before its last day is over, within the settings. */
export function extend(
  round: RunningRound,
  ask: { workingDays: number; reason: string },
  settings: CoordinationSettings,
  today: LegalDay,
  calendar: LegalCalendar,
): Decision<{ dueDay: LegalDay }> {
  const violations: Violation[] = [];
  if (round.ended) violations.push({ code: 'coordination.round_ended' });
  else if (today > round.dueDay) {
    violations.push({ code: 'coordination.term_over', params: { day: round.dueDay } });
  }
  if (round.extended) violations.push({ code: 'coordination.extended_already' });
  const most = settings.extensionWorkingDays;
  if (!Number.isInteger(ask.workingDays) || ask.workingDays < 1 || ask.workingDays > most) {
    violations.push({ code: 'coordination.extension_too_long', where: 'workingDays', params: { most } });
  }
  if (isBlank(ask.reason))
    violations.push({ code: 'coordination.extension_reason_missing', where: 'reason' });
  if (violations.length > 0) return { allowed: false, violations };
  return { allowed: true, dueDay: extendedDueDay(round.dueDay, ask.workingDays, calendar) };
}

/** Nothing but white space, or nothing at all. */
export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
