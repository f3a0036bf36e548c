import type { ArticleRef, ControlEventName, ControlledNorm, LegalDay, NormCause } from '#libs/contracts';
import { addUnits, computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { DeadlineCode, LegalCalendar } from '#libs/legal-calendar';
import type { ControlContext, ControlFacts, ControlGuard } from './control-facts.js';
import { CONTROL_GUARDS, controlTransition } from './control-table.js';
import type { ControlState } from './control-states.js';
import type { Finding } from './guard.js';

/** Whether a step of control may be taken. */
export type ControlDecision =
  { allowed: true; to: ControlState; warnings: Finding[] } | { allowed: false; violations: Finding[] };

/** Decides about a step whose input stands in `facts.record` already. */
export function decideControl(
  event: ControlEventName,
  facts: ControlFacts,
  now: LegalDay,
  calendar: LegalCalendar,
): ControlDecision {
  const row = controlTransition(event);
  if (!row.from.includes(facts.state)) {
    const state: Finding = { code: 'control_wrong_state', severity: 'bar', params: { state: facts.state } };
    return { allowed: false, violations: [state] };
  }
  const context: ControlContext = { facts, now, calendar };
  const findings = row.guards.flatMap((name) => (CONTROL_GUARDS[name] as ControlGuard).check(context));
  const violations = findings.filter(({ severity }) => severity === 'bar');
  if (violations.length > 0) return { allowed: false, violations };
  return { allowed: true, to: row.to === 'same' ? facts.state : row.to, warnings: findings };
}

/** A deadline of later control that runs. */
export interface ControlDeadline {
  code: DeadlineCode;
  article: ArticleRef;
  day: LegalDay;
  /** The step that meets it. */
  event: ControlEventName;
}

/** The deadlines that run in the state, the earliest first. Missed ones are among them until their step is taken. */
export function controlDeadlines(
  { state, record }: ControlFacts,
  calendar: LegalCalendar,
): ControlDeadline[] {
  const runs: [DeadlineCode, LegalDay | undefined, ControlEventName][] = [];
  if (state === 'opinion_received')
    runs.push(['SN.CONTROL_DISAGREE', record.receiveControlOpinion?.receivedOn, 'disagreeWithOpinion']);
  if (state === 'disagreed') {
    const sent = record.sendControlDisagreement?.sentOn;
    if (sent === undefined)
      runs.push(['KN.SEND_DISAGREEMENT', record.disagreeWithOpinion?.signedOn, 'sendControlDisagreement']);
    else if (!record.recordInstitutionView) runs.push(['KN.MINISTRY_VIEW', sent, 'recordInstitutionView']);
  }
  const received = record.suspendByOrder?.receivedOn;
  if (state === 'suspended') runs.push(['KN.CALL_SITTING', received, 'callControlSitting']);
  if (state === 'suspended' || state === 'sitting_called')
    runs.push(['KN.GO_TO_COURT', received, 'applyToCourt']);
  return runs
    .flatMap(([code, from, event]) => {
      if (from === undefined) return [];
      const rule = deadlineRule(code);
      return [{ code, article: rule.article, day: computeDeadline(rule, from, calendar).day, event }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A time in which norms do not hold, and what it rests on. */
export interface NormEffect {
  cause: NormCause;
  from: LegalDay;
  /** The last day; `null` while nothing is known that ends it. */
  until: LegalDay | null;
  document: { title: string; url: string | null };
}

/** The norms that a control is about: those of the order where there is one, else of the opinion; empty = the whole act. */
export function controlledNorms({ record }: Pick<ControlFacts, 'record'>): readonly ControlledNorm[] {
  return record.suspendByOrder?.norms ?? record.receiveControlOpinion?.norms ?? [];
}

/**
 * In what times the norms do not hold by what was recorded: suspended from the publication of the order (PL 66(1)) until
 * the council's repeal, the order that voids, or the judgment; then repealed or void without end, or in force again.
 */
export function normEffects({ record }: Pick<ControlFacts, 'record'>): NormEffect[] {
  const order = record.suspendByOrder;
  if (!order) return [];
  const end = endOfNorms(record);
  const upheld = record.recordNormsUpheld;
  const until = end ? addUnits(end.from, -1, 'day') : (upheld?.pronouncedOn ?? null);
  const suspended: NormEffect = {
    cause: 'minister_order',
    from: order.publishedOn,
    until,
    document: { title: order.number, url: order.url },
  };
  // A judgment may strike the norms from a day before the order, which then suspended nothing.
  const held = until === null || until >= order.publishedOn ? [suspended] : [];
  return end ? [...held, end] : held;
}

/** Norms of a control that share their fate. */
export interface ControlledEffects {
  /** Empty = the whole act. */
  norms: readonly ControlledNorm[];
  times: NormEffect[];
}

/**
 * In what times which norms do not hold: those that the council repealed in part by themselves (PL 66(2)), the rest of the
 * order by what came of it. Where the order is about the whole act, all of it stays suspended beside the repealed norms.
 */
export function controlEffects({ record }: Pick<ControlFacts, 'record'>): ControlledEffects[] {
  const times = normEffects({ record });
  if (times.length === 0) return [];
  const norms = controlledNorms({ record });
  const { repealPartly: partly, suspendByOrder: order } = record;
  if (!partly || !order) return [{ norms, times }];
  const gone = new Set(partly.norms.map(({ unitId }) => unitId));
  const repealed = normEffects({ record: { suspendByOrder: order, repealAfterOrder: partly } });
  return [
    { norms: norms.filter(({ unitId }) => !gone.has(unitId)), times },
    {
      norms: partly.norms,
      times: norms.length === 0 ? repealed.filter(({ cause }) => cause === 'council_repeal') : repealed,
    },
  ];
}

function endOfNorms(record: ControlFacts['record']): NormEffect | null {
  const { repealAfterOrder: repeal, voidByOrder: voiding, recordNormsStruck: struck } = record;
  if (repeal)
    return {
      cause: 'council_repeal',
      from: repeal.from,
      until: null,
      document: { title: repeal.number, url: null },
    };
  if (voiding)
    return {
      cause: 'no_application',
      from: voiding.from ?? computeVoidDay(voiding.publishedOn),
      until: null,
      document: { title: voiding.number, url: voiding.url },
    };
  if (!struck) return null;
  return {
    cause: 'judgment',
    from: struck.from ?? addUnits(struck.pronouncedOn, 1, 'day'),
    until: null,
    document: { title: struck.number, url: struck.url },
  };
}

/** KN.VOID is an exact day, which free days do not move. */
function computeVoidDay(publishedOn: LegalDay): LegalDay {
  return addUnits(publishedOn, deadlineRule('KN.VOID').count, 'day');
}
