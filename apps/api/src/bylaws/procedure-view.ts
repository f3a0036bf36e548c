import type { Permission } from '#libs/access-policy';
import {
  availableEvents,
  checklist,
  deadlinesIn,
  nextStep,
  type DossierDeadline,
  type DossierFacts,
} from '#libs/bylaw-procedure';
import type { ChecklistEntry, DeadlineView, EventOffer, LegalDay, NextStepView } from '#libs/contracts';
import { workingDaysBetween, type LegalCalendar } from '#libs/legal-calendar';

/** What the procedure says about a dossier, as the pages show it. */
export interface ProcedureView {
  checklist: ChecklistEntry[];
  nextStep: NextStepView | null;
  availableEvents: EventOffer[];
  deadlines: DeadlineView[];
}

/** Asks the procedure everything a page shows; the refusals are the ones the server would give today. */
export function procedureView(
  facts: DossierFacts,
  today: LegalDay,
  calendar: LegalCalendar,
  permissions: readonly Permission[],
): ProcedureView {
  const next = nextStep(facts, today, calendar);
  return {
    checklist: checklist(facts, today, calendar).map((item) => ({
      code: item.code,
      events: item.events,
      met: item.met,
      article: item.article ?? null,
      actor: item.actor,
      violations: item.violations,
    })),
    nextStep: next && {
      event: next.event,
      actor: next.actor,
      takenBy: next.takenBy,
      article: next.article ?? null,
      ready: next.ready,
      waitsFor: next.waitsFor,
      deadline: next.deadline && deadlineView(next.deadline, today, calendar),
    },
    availableEvents: availableEvents(facts, today, calendar).map(({ event, transition, decision }) => ({
      event,
      to: transition.to === 'same' ? facts.dossier.state : transition.to,
      kind: transition.kind,
      actor: transition.actor,
      permitted: permissions.includes(transition.requires),
      article: transition.article ?? null,
      violations: decision.allowed ? [] : decision.violations,
      warnings: decision.allowed ? decision.warnings : [],
    })),
    deadlines: deadlinesIn(facts, calendar).map((deadline) => deadlineView(deadline, today, calendar)),
  };
}

/** A term with what is left of it today. */
export function deadlineView(
  deadline: DossierDeadline,
  today: LegalDay,
  calendar: LegalCalendar,
): DeadlineView {
  return {
    code: deadline.code,
    article: deadline.article,
    from: deadline.from,
    day: deadline.day,
    sense: deadline.sense,
    ...(deadline.lawDay ? { lawDay: deadline.lawDay } : {}),
    workingDaysLeft: workingDaysBetween(today, deadline.day, calendar),
    overdue: deadline.sense === 'due' && today > deadline.day,
    explanation: deadline.explanation,
  };
}
