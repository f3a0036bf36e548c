import type { Permission } from '#libs/access-policy';
import type { CycleState, Decision, LegalDay, OfferedCycleEvent, Violation } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { CycleFacts } from './cycle-facts.js';
import { CYCLE_GUARDS } from './cycle-guards.js';
import type { CycleGuard } from './cycle-guards.js';
import { cycleTransition, cycleTransitionsFrom } from './cycle-table.js';
import type { CycleEvent } from './cycle-table.js';
import { plain } from './finding.js';

/** What follows from an allowed event. */
export interface CycleOutcome {
  /** The state after the event; the same one for acts that are only recorded. */
  to: CycleState;
  /** Findings that stop nothing but are to be shown and recorded. */
  warnings: Violation[];
}

/**
 * Decides whether the event may happen now; a refusal names every reason at once.
 * @param facts the cycle as it would be with the event's own data.
 * @param now the legal day of the act in Latvia.
 * @param permissions what the actor may do; left out for time-driven events of the system.
 */
export function decideCycle(
  event: CycleEvent,
  facts: CycleFacts,
  now: LegalDay,
  calendar: LegalCalendar,
  permissions?: readonly Permission[],
): Decision<CycleOutcome> {
  const row = cycleTransition(event);
  if (!row.from.includes(facts.state)) {
    const article = row.article ? { article: row.article } : {};
    return {
      allowed: false,
      violations: [{ code: 'cycle_wrong_state', params: { event, state: facts.state }, ...article }],
    };
  }
  const findings = row.guards.flatMap((name) =>
    (CYCLE_GUARDS[name] as CycleGuard).check({ facts, now, calendar }),
  );
  const bars = findings.filter((finding) => finding.severity === 'bar').map(plain);
  if (permissions && !permissions.includes(row.requires)) {
    bars.unshift({ code: 'permission_missing', params: { permission: row.requires } });
  }
  if (bars.length > 0) return { allowed: false, violations: distinct(bars) };
  const warnings = distinct(findings.filter((finding) => finding.severity === 'warn').map(plain));
  return { allowed: true, to: row.to === 'same' ? facts.state : row.to, warnings };
}

/** Every event that the state offers, each with all that stands against it and all that is only warned of. */
export function availableCycleEvents(
  facts: CycleFacts,
  now: LegalDay,
  calendar: LegalCalendar,
  permissions?: readonly Permission[],
): (OfferedCycleEvent & { event: CycleEvent })[] {
  return cycleTransitionsFrom(facts.state).map(({ event }) => {
    const decision = decideCycle(event, facts, now, calendar, permissions);
    return {
      event,
      allowed: decision.allowed,
      violations: decision.allowed ? [] : decision.violations,
      warnings: decision.allowed ? decision.warnings : [],
    };
  });
}

function distinct(violations: Violation[]): Violation[] {
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const key = `${violation.code} ${violation.where ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
