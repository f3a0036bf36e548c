import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { bar, pl, warn } from './guard.js';
import type { Finding, Guard } from './guard.js';
import { hasObjections, inCorrection, opinionMonthEnd, opinionTooLate, reviewReceipt } from './review.js';

/** Conditions of a ministry's review: sending, receipt, opinion, silence, correction (PL 47(2)–(5)). */
export const REVIEW_GUARDS = {
  /** What was sent is exactly what the council adopted last, and there is no opinion about it yet. */
  reviewSendingRecorded: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      const { review, council } = facts;
      const details = { article: pl('47(2)'), where: 'review.sentOn' };
      if (!review || review.opinion !== null || review.silenceCheckedOn !== null)
        return [bar('review_sending_missing', details)];
      const same =
        review.bylawDigest === council?.adoptedDigest &&
        (facts.dossier.kind !== 'normal' || review.memorandumDigest === council.adoptedMemorandumDigest);
      return same ? [] : [bar('review_text_differs', details)];
    },
  },
  /** The day of sending is neither before the signature nor to come. */
  reviewSendingPossible: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const sent = facts.review?.sentOn;
      if (sent === undefined || facts.review?.opinion) return [];
      const details = { article: pl('47(2)'), params: { day: sent }, where: 'review.sentOn' };
      if (sent > now) return [bar('review_sending_in_future', details)];
      const signed = facts.signature?.day;
      return signed !== undefined && sent < signed ? [bar('review_sending_before_signature', details)] : [];
    },
  },
  /** Sent within three working days; lateness is shown, not barred. */
  reviewSentInTime: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts, now, calendar }) => {
      if (!facts.signature) return [];
      const due = computeDeadline(deadlineRule('SN.SEND_VARAM'), facts.signature.day, calendar).day;
      const current = facts.review !== null && facts.review.opinion === null;
      const day = current && facts.review ? facts.review.sentOn : now;
      if (day <= due) return [];
      return [warn('review_sending_late', { article: pl('47(2)'), params: { due }, where: 'review.sentOn' })];
    },
  },
  /** The day of receipt is neither before the sending nor to come. */
  reviewReceiptPossible: {
    article: pl('47(2)'),
    actor: 'ministry',
    check: ({ facts, now }) => {
      const { receivedOn: day, sentOn } = facts.review ?? {};
      const where = 'review.receivedOn';
      if (!day || sentOn === undefined)
        return [bar('review_receipt_missing', { article: pl('47(2)'), where })];
      return day > now || day < sentOn
        ? [bar('review_receipt_impossible', { article: pl('47(2)'), params: { day, sentOn }, where })]
        : [];
    },
  },
  /** The ministry has given its opinion. */
  ministryOpinionReceived: {
    article: pl('47(2)'),
    actor: 'ministry',
    check: ({ facts }) =>
      facts.review?.opinion
        ? []
        : [bar('ministry_opinion_missing', { article: pl('47(2)'), where: 'review.opinion' })],
  },
  /** The days of the opinion follow each other and the sending. */
  ministryOpinionDaysPossible: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const review = facts.review;
      if (!review?.opinion) return [];
      const { issuedOn, receivedOn } = review.opinion;
      const possible = review.sentOn <= issuedOn && issuedOn <= receivedOn && receivedOn <= now;
      const params = { issuedOn, receivedOn };
      return possible
        ? []
        : [
            bar('ministry_opinion_days_impossible', {
              article: pl('47(2)'),
              params,
              where: 'review.opinion',
            }),
          ];
    },
  },
  /** The opinion has no objections to legality; an opinion that is still to come may have none. */
  opinionWithoutObjections: {
    article: pl('47(4)'),
    actor: 'ministry',
    check: ({ facts }) =>
      hasObjections(facts.review)
        ? [bar('ministry_opinion_objects', { article: pl('47(5)'), where: 'review.opinion' })]
        : [],
  },
  /** The opinion has objections and says to what; an opinion that is still to come may have some. */
  opinionWithObjections: {
    article: pl('47(5)'),
    actor: 'ministry',
    check: ({ facts }) => {
      const opinion = facts.review?.opinion;
      if (!opinion) return [];
      const details = { article: pl('47(5)'), where: 'review.opinion' };
      if (opinion.outcome === 'no_objections') return [bar('ministry_opinion_has_none', details)];
      return opinion.objections > 0 ? [] : [bar('objections_missing', details)];
    },
  },
  /** The ministry gave its opinion within its month; a later one binds nobody (PL 47(4)). */
  ministryOpinionInTime: {
    article: pl('47(2)'),
    actor: 'ministry',
    check: ({ facts, calendar }) => {
      if (!opinionTooLate(facts, calendar)) return [];
      const due = opinionMonthEnd(facts, calendar) ?? '';
      return [
        warn('ministry_opinion_late', { article: pl('47(4)'), params: { due }, where: 'review.opinion' }),
      ];
    },
  },
  /** The month of the ministry is over. */
  opinionMonthOver: {
    article: pl('47(4)'),
    actor: 'system',
    check: ({ facts, now, calendar }) => {
      const end = opinionMonthEnd(facts, calendar);
      const details = { article: pl('47(4)'), where: 'review.receivedOn' };
      if (end === null) return [bar('review_receipt_unknown', details)];
      return now > end ? [] : [bar('opinion_month_running', { ...details, params: { day: end } })];
    },
  },
  /** No opinion was given in time. */
  noOpinionInTime: {
    article: pl('47(4)'),
    actor: 'ministry',
    check: ({ facts, calendar }) =>
      !facts.review?.opinion || opinionTooLate(facts, calendar)
        ? []
        : [bar('ministry_opinion_in_time', { article: pl('47(4)'), where: 'review.opinion' })],
  },
  /** After the month somebody has looked at the e-address and states that no opinion was sent. */
  silenceChecked: {
    article: pl('47(4)'),
    actor: 'lawyer',
    check: ({ facts, now, calendar }) => {
      const day = facts.review?.silenceCheckedOn ?? null;
      const details = { article: pl('47(4)'), where: 'review.silenceCheckedOn' };
      if (day === null) return [bar('silence_unchecked', details)];
      const end = opinionMonthEnd(facts, calendar);
      return day > now || (end !== null && day <= end)
        ? [bar('silence_check_impossible', { ...details, params: { day } })]
        : [];
    },
  },
  /** The month runs from a recorded day of receipt; a presumed one is shown. */
  receiptKnown: {
    actor: 'lawyer',
    check: ({ facts, calendar }): Finding[] => {
      const receipt = reviewReceipt(facts, calendar);
      return receipt?.presumed
        ? [warn('review_receipt_presumed', { params: { day: receipt.day }, where: 'review.receivedOn' })]
        : [];
    },
  },
  /** After the bar, only where the municipality's own setting allows it: the law is silent. */
  lateCorrectionAllowed: {
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.dossier.state !== 'publication_barred' || facts.municipality.lateCorrectionAllowed
        ? []
        : [bar('late_correction_not_allowed')],
  },
  /** The corrected text is another than the one objected to. */
  correctionDiffers: {
    article: pl('47(5)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.review?.bylawDigest === facts.document.currentDigest
        ? [bar('correction_changes_nothing', { article: pl('47(5)'), where: 'document' })]
        : [],
  },
  /** The by-law comes before the council as a correction. */
  correctionUnderWay: {
    article: pl('47(5)'),
    actor: 'lawyer',
    check: ({ facts }) => (inCorrection(facts) ? [] : [bar('not_in_correction')]),
  },
  /** The by-law was never adopted; a corrected one goes back to its correction. */
  notInCorrection: {
    article: pl('47(5)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      inCorrection(facts) ? [bar('returns_to_correction', { article: pl('47(5)') })] : [],
  },
} as const satisfies Record<string, Guard>;
