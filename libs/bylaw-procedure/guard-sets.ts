/** The text is fit to be shown. */
export const TEXT_COMPLETE = [
  'hasTitle',
  'hasLegalBasis',
  'hasPoints',
  'lintIsClean',
  'placeholdersFilled',
] as const;

/** Text and memorandum are fit to be shown. */
export const TEXT_READY = [...TEXT_COMPLETE, 'memorandumDrafted'] as const;

/** All endorsements are for exactly this text. */
export const ENDORSED = ['endorsedByLegal', 'endorsedByHead', 'endorsedByOthers'] as const;

/** The opinion stage is over and worked through. */
export const OPINIONS_DONE = [
  'opinionStageHeld',
  'opinionsModerated',
  'opinionsAnswered',
  'part8Current',
] as const;

/** The round of coordination is over and worked through. */
export const COORDINATED = ['coordinationRoundEnded', 'coordinationItemsAnswered'] as const;

/** The sitting is one that may deal with the draft. */
export const SITTING = [
  'sittingScheduled',
  'budgetNotInExtraordinary',
  'allowedInRepeatSitting',
  'reexaminedInExtraordinary',
] as const;

/** Everything the law wants before the sitting was there in time. */
export const PAPERS_IN_TIME = ['materialsInTime', 'agendaNoticeInTime', 'draftDecisionPublic'] as const;

/** A vote took place that can count. */
export const VOTED = ['sittingHasBegun', 'quorumPresent', 'voteConsistent'] as const;

/** The publication that opens the opinion stage. */
export const OPINION_PUBLICATION = [
  'opinionPublicationRecorded',
  'opinionPublicationOfficial',
  'opinionTermLongEnough',
  'ownOpinionTerm',
  'opinionStageStarted',
] as const;

/** What all endorsements have in common. */
export const ENDORSING = {
  from: ['endorsement', 'opinion_summary', 'correction'],
  to: 'same',
  kind: 'record',
} as const;

/** What the announcement of the opinion stage says. */
export const ANNOUNCED = ['opinionQuestionAnnounced', 'responsiblePersonNamed'] as const;

/** The package for the gazette is complete, checked and sent. */
export const PACKAGE_SENT = [
  'minutesReferenced',
  'packageMatchesAdopted',
  'personalDataChecked',
  'reviewPassed',
  'sendingRecorded',
  'sentInTime',
  'ownSendingTerm',
  'disagreementSent',
  'ministryInformed',
] as const;

/** The by-law as adopted was sent to the ministry. */
export const SENT_FOR_REVIEW = [
  'reviewSendingRecorded',
  'reviewSendingPossible',
  'reviewSentInTime',
  'ownReviewTerm',
] as const;

/** There is an opinion whose days can be true. */
export const OPINION_RECEIVED = ['ministryOpinionReceived', 'ministryOpinionDaysPossible'] as const;

/** The council decided in time, with reasons, that it disagrees. */
export const DISAGREED = [
  'disagreementReasoned',
  'disagreementVoted',
  'disagreementInTime',
  'disagreementSigned',
] as const;
