/** Pages inside a dossier: the last part of their address. The overview has none. */
export type DossierPage =
  | ''
  | 'teksts'
  | 'paskaidrojums'
  | 'kontakti'
  | 'kopsavilkums'
  | 'versijas'
  | 'teksta-vesture'
  | 'grozijumi'
  | 'saskanosana'
  | 'viedokli'
  | 'dome'
  | 'atzinums'
  | 'izsludinasana'
  | 'jautajumi'
  | 'vesture';

/** The tabs in the order of the procedure; their names are `bylaws.tab.<page>`, the overview's `bylaws.tab.overview`. */
export const TABS: readonly DossierPage[] = [
  '',
  'grozijumi',
  'teksts',
  'paskaidrojums',
  'kopsavilkums',
  'versijas',
  'teksta-vesture',
  'kontakti',
  'saskanosana',
  'viedokli',
  'dome',
  'atzinums',
  'izsludinasana',
  'vesture',
];

const GUARD_PAGES: Record<string, DossierPage> = {
  hasTitle: 'teksts',
  hasLegalBasis: 'teksts',
  hasPoints: 'teksts',
  lintIsClean: 'teksts',
  placeholdersFilled: 'teksts',
  memorandumDrafted: 'paskaidrojums',
  memorandumComplete: 'paskaidrojums',
  memorandumThorough: 'paskaidrojums',
  contactsStated: 'kontakti',
  part8Current: 'viedokli',
  textAsPublished: 'versijas',
  opinionStageAhead: 'saskanosana',
  opinionStageBehind: 'saskanosana',
  coordinationRoundEnded: 'saskanosana',
  coordinationItemsAnswered: 'saskanosana',
  coordinationDone: 'saskanosana',
  opinionPublicationRecorded: 'viedokli',
  opinionPublicationOfficial: 'viedokli',
  opinionTermLongEnough: 'viedokli',
  opinionStageStarted: 'viedokli',
  opinionQuestionAnnounced: 'viedokli',
  responsiblePersonNamed: 'viedokli',
  opinionTermElapsed: 'viedokli',
  opinionsReceived: 'viedokli',
  opinionStageHeld: 'viedokli',
  opinionsModerated: 'viedokli',
  opinionsAnswered: 'viedokli',
  sittingScheduled: 'dome',
  budgetNotInExtraordinary: 'dome',
  allowedInRepeatSitting: 'dome',
  sittingNotTooSoon: 'dome',
  materialsInTime: 'dome',
  agendaNoticeInTime: 'dome',
  draftDecisionPublic: 'dome',
  sittingHasBegun: 'dome',
  quorumPresent: 'dome',
  voteConsistent: 'dome',
  majorityFor: 'dome',
  majorityMissing: 'dome',
  decisionRecorded: 'dome',
  adoptedTextIsEndorsed: 'dome',
  adoptedTextUnchanged: 'versijas',
  signatureRecorded: 'dome',
  signatureInTime: 'dome',
  numberAssigned: 'dome',
  minutesReferenced: 'dome',
  questionnaireComplete: 'jautajumi',
  contentNeedsNoReview: 'jautajumi',
  contentNeedsReview: 'jautajumi',
  penaltiesWithinArticle45: 'jautajumi',
  reviewSendingRecorded: 'atzinums',
  reviewSendingPossible: 'atzinums',
  reviewSentInTime: 'atzinums',
  reviewReceiptPossible: 'atzinums',
  receiptKnown: 'atzinums',
  ministryOpinionReceived: 'atzinums',
  ministryOpinionDaysPossible: 'atzinums',
  ministryOpinionInTime: 'atzinums',
  opinionWithoutObjections: 'atzinums',
  opinionWithObjections: 'atzinums',
  opinionMonthOver: 'atzinums',
  noOpinionInTime: 'atzinums',
  silenceChecked: 'atzinums',
  correctionDiffers: 'teksts',
  amendmentProven: 'grozijumi',
  disagreementReasoned: 'atzinums',
  disagreementVoted: 'dome',
  disagreementInTime: 'dome',
  disagreementSigned: 'dome',
  disagreementSent: 'atzinums',
  reviewPassed: 'atzinums',
  publicationTermsMissed: 'atzinums',
  packageMatchesAdopted: 'izsludinasana',
  personalDataChecked: 'izsludinasana',
  sendingRecorded: 'izsludinasana',
  sentInTime: 'izsludinasana',
  ministryInformed: 'izsludinasana',
  officialReferenceValid: 'izsludinasana',
  notRetroactive: 'izsludinasana',
  entryDayReached: 'izsludinasana',
  ownOpinionTerm: 'viedokli',
  coordinatedAfterOpinions: 'saskanosana',
  ownDaysBeforeSitting: 'dome',
  ownSigningTerm: 'dome',
  reexaminedInExtraordinary: 'dome',
  ownReviewTerm: 'atzinums',
  ownSendingTerm: 'izsludinasana',
  repealedActsKnown: 'teksts',
};

/** Events that come with data of their own and happen on the page where these are recorded. */
const EVENT_PAGES: Record<string, DossierPage> = {
  sendForCoordination: 'saskanosana',
  confirmCoordinationSilence: 'saskanosana',
  endCoordinationRound: 'saskanosana',
  closeCoordination: 'saskanosana',
  closeCoordinationAfterOpinions: 'saskanosana',
  openOpinionStage: 'viedokli',
  interruptOpinionStage: 'viedokli',
  answerOpinion: 'viedokli',
  closeOpinionStage: 'viedokli',
  putOnAgenda: 'dome',
  removeFromAgenda: 'dome',
  recordAdoption: 'dome',
  recordRejection: 'dome',
  recordSignature: 'dome',
  refuseSignature: 'dome',
  sendForReview: 'atzinums',
  recordReviewReceipt: 'atzinums',
  recordSilentConsent: 'atzinums',
  recordNoObjections: 'atzinums',
  recordObjections: 'atzinums',
  startCorrection: 'atzinums',
  recordDisagreement: 'atzinums',
  barPublication: 'atzinums',
  sendForPromulgation: 'izsludinasana',
  recordPromulgation: 'izsludinasana',
  enterIntoForce: 'izsludinasana',
};

/** Where a condition of the procedure can be made true; the overview for those met there. */
export function pageOfGuard(guard: string): DossierPage {
  return GUARD_PAGES[guard] ?? '';
}

/** Where an event happens; the overview for those that need nothing but the dossier. */
export function pageOfEvent(event: string): DossierPage {
  return EVENT_PAGES[event] ?? '';
}

/** The page where somebody who is waited for begins: at the first condition they can meet, else at the event. */
export function pageOfWork(work: { event: string; waitsFor: readonly string[] }): DossierPage {
  return work.waitsFor[0] ? pageOfGuard(work.waitsFor[0]) : pageOfEvent(work.event);
}
