import { BUILT_IN_ENDORSERS } from '#libs/bylaw-procedure';
import type { ChecklistEntry, DossierLifeView } from '#libs/contracts';

/** What says nothing until something else is there: a term of a publication until there is a publication. */
const SPEAKS_AFTER: Record<string, string> = {
  opinionPublicationOfficial: 'opinionPublicationRecorded',
  opinionTermLongEnough: 'opinionPublicationRecorded',
  opinionStageStarted: 'opinionPublicationRecorded',
  opinionsModerated: 'opinionStageHeld',
  opinionsAnswered: 'opinionStageHeld',
  part8Current: 'opinionStageHeld',
  textAsPublished: 'opinionStageHeld',
  budgetNotInExtraordinary: 'sittingScheduled',
  allowedInRepeatSitting: 'sittingScheduled',
  sittingNotTooSoon: 'sittingScheduled',
  majorityFor: 'voteConsistent',
  adoptedTextIsEndorsed: 'voteConsistent',
  signatureInTime: 'signatureRecorded',
  adoptedTextUnchanged: 'signatureRecorded',
  contentNeedsNoReview: 'questionnaireComplete',
  penaltiesWithinArticle45: 'questionnaireComplete',
  reviewSendingPossible: 'reviewSendingRecorded',
  reviewSentInTime: 'reviewSendingRecorded',
  ministryOpinionDaysPossible: 'ministryOpinionReceived',
  ministryOpinionInTime: 'ministryOpinionReceived',
  opinionWithObjections: 'ministryOpinionReceived',
  opinionWithoutObjections: 'ministryOpinionReceived',
  disagreementInTime: 'disagreementVoted',
  disagreementSigned: 'disagreementVoted',
  sentInTime: 'sendingRecorded',
  ministryInformed: 'sendingRecorded',
};

/** Conditions that most drafts never meet with: shown while they are not met, or have something to say. */
const SELDOM: readonly string[] = [
  'coordinatedAfterOpinions',
  'ownOpinionTerm',
  'ownDaysBeforeSitting',
  'ownSigningTerm',
  'ownReviewTerm',
  'ownSendingTerm',
  'reexaminedInExtraordinary',
  'planningRecordLinked',
  'repealedActsKnown',
];

/** What the conditions are about. */
export interface ChecklistSubject {
  amends: boolean;
  life?: Pick<DossierLifeView, 'steps'>;
}

/**
 * The conditions of an event as a reader should see them: one that holds only because there is nothing yet that it
 * could be about is left out, so that nobody takes it for done.
 */
export function shownChecklist(
  checklist: readonly ChecklistEntry[],
  event: string,
  about: ChecklistSubject = { amends: true },
): ChecklistEntry[] {
  const unmet = new Set(checklist.filter((entry) => !entry.met).map((entry) => entry.code));
  return checklist.filter((entry) => {
    if (!entry.events.includes(event)) return false;
    if (entry.code === 'amendmentProven' && !about.amends) return false;
    if (entry.met && entry.violations.length === 0 && !isAsked(entry.code, about)) return false;
    const first = SPEAKS_AFTER[entry.code];
    return !entry.met || !first || !unmet.has(first);
  });
}

/** Whether the municipality asks for what the condition is about. */
function isAsked(code: string, { life }: ChecklistSubject): boolean {
  const endorsers = life?.steps.endorsers.map((step) => step.code) ?? [...BUILT_IN_ENDORSERS];
  switch (code) {
    case 'endorsedByOthers':
      return endorsers.some((step) => !(BUILT_IN_ENDORSERS as readonly string[]).includes(step));
    case 'endorsedByHead':
      return endorsers.includes('head');
    case 'committeesHeard':
      return (life?.steps.committees.length ?? 0) > 0;
    default:
      return !SELDOM.includes(code);
  }
}
