import type { CourtJudgment, LegalDay } from '#libs/contracts';
import type { ControlContext, ControlFacts, ControlGuard } from './control-facts.js';
import {
  controlTerm,
  disagreementDay,
  inOrder,
  late,
  missing,
  notAfter,
  published,
  reasoned,
} from './control-guards.js';
import { bar, pl, warn } from './guard.js';
import type { Finding } from './guard.js';

/** Which duty of PL 66(2)–(3) was missed by a day, so that the minister may void the norms (PL 66(5)). */
export function missedControlDuty(
  context: ControlContext,
  day: LegalDay,
): 'sitting_not_called' | 'no_application' | 'no_way_to_court' | null {
  const { suspendByOrder: order, callControlSitting: sitting } = context.facts.record;
  if (!order) return null;
  if (!sitting && day > controlTerm('KN.CALL_SITTING', order.receivedOn, context))
    return 'sitting_not_called';
  if (day > controlTerm('KN.GO_TO_COURT', order.receivedOn, context)) return 'no_application';
  // A council that cannot go to court can only repeal; the sitting that did not has settled it (PL 66(4)).
  return sitting && day > sitting.day && disagreementDay(context.facts) === null ? 'no_way_to_court' : null;
}

/** Conditions of the minister's order and of what follows it (PL 66). */
export const ORDER_CONTROL_GUARDS = {
  /** The order has reasons and was published: the norms are suspended from that day on. */
  orderPublished: {
    article: pl('66(1)'),
    actor: 'ministry',
    check: (context) => {
      const order = context.facts.record.suspendByOrder;
      if (!order) return [missing('suspendByOrder')];
      return [
        ...reasoned(order.reasons, '66(1)'),
        ...published(order.url, '66(1)'),
        ...inOrder(order.issuedOn, order.publishedOn, 'publishedOn'),
        ...inOrder(order.issuedOn, order.receivedOn, 'receivedOn'),
        ...notAfter(context, order.publishedOn, 'publishedOn'),
        ...notAfter(context, order.receivedOn, 'receivedOn'),
        ...late(context, 'KN.PUBLISH_ORDER', order.issuedOn, order.publishedOn, 'publishedOn'),
      ];
    },
  },
  /** The chair calls the extraordinary sitting within two weeks and tells the minister at once. */
  controlSittingCalled: {
    article: pl('66(2)'),
    actor: 'sitting_chair',
    check: (context) => {
      const { callControlSitting: sitting, suspendByOrder: order } = context.facts.record;
      if (!sitting || !order) return [missing('callControlSitting')];
      return [
        ...inOrder(order.receivedOn, sitting.calledOn, 'calledOn'),
        ...inOrder(sitting.calledOn, sitting.day, 'day'),
        ...notAfter(context, sitting.calledOn, 'calledOn'),
        ...late(context, 'KN.CALL_SITTING', order.receivedOn, sitting.calledOn, 'calledOn'),
        ...(sitting.toldOn === null
          ? [warn('control_minister_not_told', { article: pl('66(2)'), where: 'toldOn' })]
          : inOrder(sitting.calledOn, sitting.toldOn, 'toldOn')),
      ];
    },
  },
  /** The council decided in the extraordinary sitting that was called, or in a later one. */
  repealDecided: {
    article: pl('66(2)'),
    actor: 'council',
    check: (context) => {
      const {
        repealAfterOrder: repeal,
        callControlSitting: sitting,
        suspendByOrder: order,
      } = record(context);
      if (!repeal || !sitting || !order) return [missing('repealAfterOrder')];
      return [
        ...inOrder(sitting.day, repeal.decidedOn, 'decidedOn'),
        ...inOrder(repeal.decidedOn, repeal.from, 'from'),
        ...notAfter(context, repeal.decidedOn, 'decidedOn'),
        // The order suspends for at least the day it was published on.
        ...(repeal.from <= order.publishedOn
          ? inOrder(order.publishedOn, repeal.decidedOn, 'decidedOn')
          : []),
      ];
    },
  },
  /** The council repealed some of the norms of the order, not all: the rest waits for the court or the minister. */
  partialRepealDecided: {
    article: pl('66(2)'),
    actor: 'council',
    check: (context) => {
      const { repealPartly: repeal, callControlSitting: sitting, suspendByOrder: order } = record(context);
      if (!repeal || !sitting || !order) return [missing('repealPartly')];
      const ordered = new Set(order.norms.map(({ unitId }) => unitId));
      const among = repeal.norms.filter(({ unitId }) => ordered.size === 0 || ordered.has(unitId));
      const part = among.length === repeal.norms.length && among.length > 0 && among.length !== ordered.size;
      return [
        ...(part ? [] : [bar('partial_repeal_no_part', { article: pl('66(2)'), where: 'unitIds' })]),
        ...inOrder(sitting.day, repeal.decidedOn, 'decidedOn'),
        ...inOrder(repeal.decidedOn, repeal.from, 'from'),
        ...notAfter(context, repeal.decidedOn, 'decidedOn'),
        ...(repeal.from <= order.publishedOn
          ? inOrder(order.publishedOn, repeal.decidedOn, 'decidedOn')
          : []),
      ];
    },
  },
  /** Only a council that has answered with its reasons before may go to the court. */
  disagreementTaken: {
    article: pl('66(4)'),
    actor: 'council',
    check: ({ facts }) => {
      const day = disagreementDay(facts);
      if (day === null) return [bar('court_needs_disagreement', { article: pl('66(4)') })];
      const order = facts.record.suspendByOrder;
      return order && day > order.receivedOn
        ? [bar('court_disagreement_too_late', { article: pl('66(4)'), params: { day } })]
        : [];
    },
  },
  /** The application was filed within three months of the receipt of the order, after the sitting that did not repeal. */
  courtApplicationInTime: {
    article: pl('66(3)'),
    actor: 'council',
    check: (context) => {
      const { applyToCourt: filed, callControlSitting: sitting, suspendByOrder: order } = record(context);
      if (!filed || !sitting || !order) return [missing('applyToCourt')];
      const due = controlTerm('KN.GO_TO_COURT', order.receivedOn, context);
      return [
        ...inOrder(sitting.day, filed.filedOn, 'filedOn'),
        ...notAfter(context, filed.filedOn, 'filedOn'),
        ...(filed.filedOn > due
          ? [bar('court_term_missed', { article: pl('66(3)'), params: { day: filed.filedOn, due } })]
          : []),
      ];
    },
  },
  /** The minister voids only where the chair or the council did not do what they had to. */
  controlDutyMissed: {
    article: pl('66(5)'),
    actor: 'ministry',
    check: (context) => {
      const voiding = record(context).voidByOrder;
      if (!voiding) return [missing('voidByOrder')];
      return missedControlDuty(context, voiding.issuedOn) === null
        ? [bar('voiding_too_early', { article: pl('66(5)'), where: 'issuedOn' })]
        : [];
    },
  },
  /** The order that voids was published; it works from the next day, or from the day it names. */
  voidingPublished: {
    article: pl('66(5)'),
    actor: 'ministry',
    check: (context) => {
      const voiding = record(context).voidByOrder;
      if (!voiding) return [missing('voidByOrder')];
      return [
        ...published(voiding.url, '66(5)'),
        ...inOrder(voiding.issuedOn, voiding.publishedOn, 'publishedOn'),
        ...notAfter(context, voiding.publishedOn, 'publishedOn'),
        ...(voiding.from === null || voiding.from > voiding.publishedOn
          ? []
          : [bar('voiding_before_publication', { article: pl('66(5)'), where: 'from' })]),
        ...late(context, 'KN.PUBLISH_VOIDING', voiding.issuedOn, voiding.publishedOn, 'publishedOn'),
      ];
    },
  },
  /** The judgment that let the norms hold was pronounced after the application. */
  upheldPronounced: {
    article: pl('66(3)'),
    actor: 'system',
    check: (context) => pronounced(context, record(context).recordNormsUpheld, 'recordNormsUpheld'),
  },
  /** The judgment that struck the norms was pronounced after the application. */
  struckPronounced: {
    article: pl('66(3)'),
    actor: 'system',
    check: (context) => pronounced(context, record(context).recordNormsStruck, 'recordNormsStruck'),
  },
} as const satisfies Record<string, ControlGuard>;

function record({ facts }: ControlContext): ControlFacts['record'] {
  return facts.record;
}

function pronounced(context: ControlContext, judgment: CourtJudgment | undefined, where: string): Finding[] {
  const filed = record(context).applyToCourt;
  const order = record(context).suspendByOrder;
  if (!judgment || !filed || !order) return [missing(where)];
  return [
    ...inOrder(filed.filedOn, judgment.pronouncedOn, 'pronouncedOn'),
    ...notAfter(context, judgment.pronouncedOn, 'pronouncedOn'),
    ...(judgment.from === null ? [] : inOrder(order.publishedOn, judgment.from, 'from')),
  ];
}
