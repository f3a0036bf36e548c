import type { LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { DeadlineCode } from '#libs/legal-calendar';
import type { ControlContext, ControlFacts, ControlGuard } from './control-facts.js';
import { bar, blank, pl, warn } from './guard.js';
import type { Finding } from './guard.js';
import { hostOf } from './official-site.js';

/** The day of the council's decision that opens the way to the court: PL 65(4), else PL 47(6); `null` without one. */
export function disagreementDay({ act, record }: ControlFacts): LegalDay | null {
  return (
    record.disagreeWithOpinion?.decidedOn ??
    act.disagreedUnder47On ??
    record.applyToCourt?.earlierDisagreementOn ??
    null
  );
}

/** The last day of a term of later control. */
export function controlTerm(code: DeadlineCode, from: LegalDay, { calendar }: ControlContext): LegalDay {
  return computeDeadline(deadlineRule(code), from, calendar).day;
}

/** Conditions of an opinion, the council's answer to it, and an end without order (PL 65). */
export const OPINION_CONTROL_GUARDS = {
  /** Budgets and spatial plans are not controlled by VARAM's own motion, nor what it gave its opinion on before. */
  controlledByMinistry: {
    article: pl('65(1)'),
    actor: 'ministry',
    check: ({ facts: { act, record } }) => {
      if (record.receiveControlOpinion?.by !== 'varam') return [];
      if (act.kind !== 'normal') return [bar('control_of_kind', { article: pl('65(1)'), where: 'by' })];
      return act.reviewedUnder47 ? [bar('control_after_review', { article: pl('65(1)'), where: 'by' })] : [];
    },
  },
  /** The act is in force; what has ended is not controlled any more. */
  controlledActInForce: {
    article: pl('65(1)'),
    actor: 'lawyer',
    check: ({ facts }) => (facts.act.inForce ? [] : [bar('control_act_not_in_force')]),
  },
  /** The opinion says why, and came after it was given. */
  controlOpinionReasoned: {
    article: pl('65(2)'),
    actor: 'ministry',
    check: (context) => {
      const opinion = context.facts.record.receiveControlOpinion;
      if (!opinion) return [missing('receiveControlOpinion')];
      return [
        ...reasoned(opinion.reasons, '65(2)'),
        ...notAfter(context, opinion.receivedOn, 'receivedOn'),
        ...inOrder(opinion.issuedOn, opinion.receivedOn, 'receivedOn'),
      ];
    },
  },
  /** The clarified by-law is signed, and was sent within three working days. */
  remedySent: {
    article: pl('65(3)'),
    actor: 'lawyer',
    check: (context) => {
      const { recordRemedy: remedy, receiveControlOpinion: opinion } = context.facts.record;
      if (!remedy) return [missing('recordRemedy')];
      return [
        ...inOrder(opinion?.receivedOn, remedy.signedOn, 'signedOn'),
        ...inOrder(remedy.signedOn, remedy.sentOn, 'sentOn'),
        ...notAfter(context, remedy.sentOn, 'sentOn'),
        ...late(context, 'KN.SEND_CLARIFIED', remedy.signedOn, remedy.sentOn, 'sentOn'),
      ];
    },
  },
  /** The council gave reasons, in time: only such a decision opens the way to the court (PL 66(4)). */
  controlDisagreementReasoned: {
    article: pl('65(4)'),
    actor: 'council',
    check: (context) => {
      const { disagreeWithOpinion: answer, receiveControlOpinion: opinion } = context.facts.record;
      if (!answer || !opinion) return [missing('disagreeWithOpinion')];
      return [
        ...reasoned(answer.reasons, '65(4)'),
        ...inOrder(opinion.receivedOn, answer.decidedOn, 'decidedOn'),
        ...inOrder(answer.decidedOn, answer.signedOn, 'signedOn'),
        ...notAfter(context, answer.signedOn, 'signedOn'),
        ...late(context, 'SN.CONTROL_DISAGREE', opinion.receivedOn, answer.decidedOn, 'decidedOn'),
      ];
    },
  },
  /** The disagreement went to the institution and to VARAM within three working days. */
  controlDisagreementSent: {
    article: pl('65(4)'),
    actor: 'lawyer',
    check: (context) => {
      const { sendControlDisagreement: sending, disagreeWithOpinion: answer } = context.facts.record;
      if (!sending || !answer) return [missing('sendControlDisagreement')];
      return [
        ...inOrder(answer.signedOn, sending.sentOn, 'sentOn'),
        ...notAfter(context, sending.sentOn, 'sentOn'),
        ...late(context, 'KN.SEND_DISAGREEMENT', answer.signedOn, sending.sentOn, 'sentOn'),
      ];
    },
  },
  /** The institution answers what was sent to it, within a month. */
  institutionViewPossible: {
    article: pl('65(5)'),
    actor: 'ministry',
    check: (context) => {
      const { recordInstitutionView: view, sendControlDisagreement: sending } = context.facts.record;
      if (!view) return [missing('recordInstitutionView')];
      if (!sending) return [bar('control_disagreement_not_sent', { article: pl('65(4)') })];
      return [
        ...inOrder(sending.sentOn, view.givenOn, 'givenOn'),
        ...notAfter(context, view.givenOn, 'givenOn'),
        ...late(context, 'KN.MINISTRY_VIEW', sending.sentOn, view.givenOn, 'givenOn'),
      ];
    },
  },
  /** An end without order has a reason. */
  controlEndReasoned: {
    actor: 'lawyer',
    check: (context) => {
      const end = context.facts.record.closeControl;
      if (!end) return [missing('closeControl')];
      return [...(blank(end.reason) ? [bar('reason_missing')] : []), ...notAfter(context, end.on, 'on')];
    },
  },
} as const satisfies Record<string, ControlGuard>;

/** What a step needs is not there. */
export function missing(where: string): Finding {
  return bar('control_step_missing', { where });
}

/** A finding where reasons are blank. */
export function reasoned(text: string, ref: string): Finding[] {
  return blank(text) ? [bar('control_reasons_missing', { article: pl(ref), where: 'reasons' })] : [];
}

/** A finding where a day lies ahead. */
export function notAfter({ now }: ControlContext, day: LegalDay, where: string): Finding[] {
  return day > now ? [bar('control_day_ahead', { params: { day }, where })] : [];
}

/** A finding where what comes second is dated before what comes first. */
export function inOrder(first: LegalDay | undefined, second: LegalDay, where: string): Finding[] {
  return first !== undefined && second < first
    ? [bar('control_days_reversed', { params: { day: second, before: first }, where })]
    : [];
}

/** A warning where a term was missed. */
export function late(
  context: ControlContext,
  code: DeadlineCode,
  from: LegalDay,
  done: LegalDay,
  where: string,
): Finding[] {
  const due = controlTerm(code, from, context);
  const { article } = deadlineRule(code);
  return done > due ? [warn('control_step_late', { article, params: { day: done, due }, where })] : [];
}

/** A finding where an address is none. */
export function published(url: string, ref: string): Finding[] {
  return hostOf(url) === null ? [bar('control_not_published', { article: pl(ref), where: 'url' })] : [];
}
