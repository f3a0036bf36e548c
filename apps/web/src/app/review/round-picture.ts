import type {
  ArticleRef,
  LegalDay,
  PublicReviewRound,
  ReviewOutcome,
  ReviewRoundView,
} from '#libs/contracts';

/** What is drawn of a round: when it was sent, since when the month runs, until when, and what came. */
export interface RoundPicture {
  reviewer: string;
  sentOn: LegalDay;
  /** The day the month runs from; `null` while none is known. */
  receipt: LegalDay | null;
  /** The receipt is presumed from the sending, not recorded. */
  presumed: boolean;
  opinionBy: LegalDay | null;
  article: ArticleRef | null;
  outcome: ReviewOutcome | null;
  /** The day the opinion was received, or the last day of the month when none came. */
  answeredOn: LegalDay | null;
}

/** The picture of a round as the people who work on it see it. */
export function pictureOf(round: ReviewRoundView): RoundPicture {
  const receipt = round.receivedOn ?? round.presumedReceipt;
  return {
    reviewer: round.reviewer.name,
    sentOn: round.sentOn,
    receipt,
    presumed: receipt !== null && round.receivedOn === null,
    opinionBy: round.opinionBy?.day ?? null,
    article: round.opinionBy?.article ?? null,
    outcome: round.opinion?.outcome ?? null,
    answeredOn: round.opinion?.receivedOn ?? null,
  };
}

/** The picture of a round as everybody sees it; a receipt that is only presumed is not published. */
export function publicPictureOf(round: PublicReviewRound): RoundPicture {
  return {
    reviewer: round.reviewer.name,
    sentOn: round.sentOn,
    receipt: round.receivedOn,
    presumed: false,
    opinionBy: round.opinionBy,
    article: { act: 'PL', ref: '47(2)' },
    outcome: round.outcome,
    answeredOn: round.answeredOn,
  };
}
