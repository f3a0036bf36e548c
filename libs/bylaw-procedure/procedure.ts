import type { Permission } from '#libs/access-policy';
import type { ArticleRef, Decision, LegalDay, Violation } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import { deadlineOf, deadlinesIn } from './deadlines.js';
import type { DossierDeadline } from './deadlines.js';
import type { DossierFacts } from './facts.js';
import type { ActorCode, Finding, GuardContext } from './guard.js';
import { guardOf } from './guards.js';
import type { GuardName } from './guards.js';
import { FINAL_STATES } from './states.js';
import type { DossierState } from './states.js';
import { transition, transitionsFrom } from './lookup.js';
import type { EventName } from './table.js';
import type { Transition } from './transition.js';

/** What follows from an allowed event. */
export interface Outcome {
  /** The state after the event; the same one for acts that are only recorded. */
  to: DossierState;
  /** Deadlines that run in that state. */
  deadlines: DossierDeadline[];
  /** Findings that stop nothing but are to be shown and recorded. */
  warnings: Violation[];
}

/** An event of the current state with the answer to "may it happen now?". */
export interface EventOffer {
  event: EventName;
  transition: Transition;
  decision: Decision<Outcome>;
}

/**
 * Decides whether the event may happen now. Refusal names every reason at once.
 * @param facts the dossier as it would be with the event's own data (the signature to record, the votes counted).
 * @param now the legal day of the act in Latvia.
 * @param permissions what the actor may do; left out for time-driven events of the system.
 */
export function decide(
  event: EventName,
  facts: DossierFacts,
  now: LegalDay,
  calendar: LegalCalendar,
  permissions?: readonly Permission[],
): Decision<Outcome> {
  const row = transition(event);
  const { state } = facts.dossier;
  if (!row.from.includes(state)) {
    return refused([{ code: 'wrong_state', params: { event, state }, ...articleOf(row) }]);
  }
  const findings = row.guards.flatMap((name) => guardOf(name).check({ facts, now, calendar }));
  const bars: Violation[] = findings.filter((finding) => finding.severity === 'bar').map(plain);
  if (permissions && !permissions.includes(row.requires)) {
    bars.unshift({ code: 'permission_missing', params: { permission: row.requires } });
  }
  if (bars.length > 0) return refused(bars);
  const to = row.to === 'same' ? state : row.to;
  const warnings = distinct(findings.map(plain));
  return { allowed: true, to, deadlines: deadlinesIn(facts, calendar, to), warnings };
}

/** Every event that the current state and branch offer, each with its decision; forbidden ones say why. */
export function availableEvents(
  facts: DossierFacts,
  now: LegalDay,
  calendar: LegalCalendar,
  permissions?: readonly Permission[],
): EventOffer[] {
  return offered({ facts, now, calendar }).map((row) => ({
    event: row.event,
    transition: row,
    decision: decide(row.event, facts, now, calendar, permissions),
  }));
}

/** One line of the checklist. */
export interface ChecklistItem {
  /** Name of the guard; its label is `procedure.guard.<code>`. */
  code: GuardName;
  /** The forward events that wait for it. */
  events: EventName[];
  /** `true` also with a warning. */
  met: boolean;
  /** The first finding against it, if any. */
  violation?: Finding;
  /** All findings, barring ones first. */
  violations: Finding[];
  article?: ArticleRef;
  /** Who can make it true. */
  actor: ActorCode;
}

/** Every condition of every step forward from the current state, met or not, in the order of the table. */
export function checklist(facts: DossierFacts, now: LegalDay, calendar: LegalCalendar): ChecklistItem[] {
  const context = { facts, now, calendar };
  const items = new Map<GuardName, ChecklistItem>();
  for (const row of offered(context).filter((candidate) => candidate.kind === 'forward')) {
    for (const name of row.guards) {
      if (row.branch?.includes(name)) continue;
      const known = items.get(name);
      if (known) known.events.push(row.event);
      else items.set(name, item(name, row.event, context));
    }
  }
  return [...items.values()];
}

/** What is to happen next. */
export interface NextStep {
  event: EventName;
  /** Who acts now: whoever can remove the first obstacle, else whoever takes the step. */
  actor: ActorCode;
  /** Who takes the step itself. */
  takenBy: ActorCode;
  requires: Permission;
  article?: ArticleRef;
  /** The step can be taken today. */
  ready: boolean;
  /** Guards still in the way. */
  waitsFor: GuardName[];
  deadline: (DossierDeadline & { overdue: boolean }) | null;
}

/** Who acts next and by when; `null` in a final state. A step that is ready comes before one that waits. */
export function nextStep(facts: DossierFacts, now: LegalDay, calendar: LegalCalendar): NextStep | null {
  if (FINAL_STATES.includes(facts.dossier.state)) return null;
  const context = { facts, now, calendar };
  const steps = offered(context)
    .filter((row) => row.kind === 'forward')
    .map((row): NextStep => {
      const waitsFor = row.guards.filter((name) =>
        guardOf(name)
          .check(context)
          .some((f) => f.severity === 'bar'),
      );
      const deadline = deadlineOf(row, facts, calendar);
      return {
        event: row.event,
        actor: waitsFor[0] ? guardOf(waitsFor[0]).actor : row.actor,
        takenBy: row.actor,
        requires: row.requires,
        ...articleOf(row),
        ready: waitsFor.length === 0,
        waitsFor,
        deadline: deadline && { ...deadline, overdue: deadline.sense === 'due' && now > deadline.day },
      };
    });
  return steps.find((step) => step.ready) ?? steps[0] ?? null;
}

function offered(context: GuardContext): (Transition & { event: EventName })[] {
  return transitionsFrom(context.facts.dossier.state).filter((row) =>
    (row.branch ?? []).every((name) =>
      guardOf(name)
        .check(context)
        .every((finding) => finding.severity === 'warn'),
    ),
  );
}

function item(name: GuardName, event: EventName, context: GuardContext): ChecklistItem {
  const guard = guardOf(name);
  const found = guard.check(context);
  const violations = [...found].sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
  const article = violations[0]?.article ?? guard.article;
  return {
    code: name,
    events: [event],
    met: violations.every((finding) => finding.severity === 'warn'),
    ...(violations[0] ? { violation: violations[0] } : {}),
    violations,
    ...(article ? { article } : {}),
    actor: guard.actor,
  };
}

function plain(finding: Finding): Violation {
  const { code, params, article, where } = finding;
  return { code, ...(params && { params }), ...(article && { article }), ...(where && { where }) };
}

function distinct(violations: Violation[]): Violation[] {
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const key = `${violation.code} ${violation.where ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

function articleOf(row: Transition): { article?: ArticleRef } {
  return row.article ? { article: row.article } : {};
}

function refused(violations: Violation[]): { allowed: false; violations: Violation[] } {
  return { allowed: false, violations: distinct(violations) };
}
