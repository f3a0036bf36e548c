import type { ChecklistEntry } from '#libs/contracts';

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

/**
 * The conditions of an event as a reader should see them: one that holds only because there is nothing yet that it
 * could be about is left out, so that nobody takes it for done.
 */
export function shownChecklist(
  checklist: readonly ChecklistEntry[],
  event: string,
  about: { amends: boolean } = { amends: true },
): ChecklistEntry[] {
  const unmet = new Set(checklist.filter((entry) => !entry.met).map((entry) => entry.code));
  return checklist.filter((entry) => {
    if (!entry.events.includes(event)) return false;
    if (entry.code === 'amendmentProven' && !about.amends) return false;
    const first = SPEAKS_AFTER[entry.code];
    return !entry.met || !first || !unmet.has(first);
  });
}
