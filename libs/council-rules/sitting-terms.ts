import type { ArticleRef, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule, type DeadlineCode, type LegalCalendar } from '#libs/legal-calendar';

/** What the law asks after a sitting. */
export type AfterSitting =
  | 'signMinutes'
  | 'publishRecording'
  | 'publishMinutes'
  | 'councillorViews'
  | 'publishDecisions'
  | 'removeRecording';

/** One duty with its last day, and when it was done. */
export interface SittingTerm {
  what: AfterSitting;
  due: LegalDay;
  done: LegalDay | null;
  article: ArticleRef;
  /** `open` until it is done or the last day passes; a period (views, keeping) is `running` and then `over`. */
  state: 'open' | 'late' | 'done' | 'done_late' | 'running' | 'over';
}

/** What is known about a sitting when its terms are counted. */
export interface SittingRecord {
  day: LegalDay;
  /** A committee's sitting: the recording need not be published, and councillors' views are of council sittings. */
  ofCommittee: boolean;
  minutesSignedOn: LegalDay | null;
  minutesPublishedOn: LegalDay | null;
  recordingPublishedOn: LegalDay | null;
  recordingRemovedOn: LegalDay | null;
  /** When the last of the decisions was signed; `null` while one is not signed, or none was adopted. */
  decisionsSignedOn: LegalDay | null;
  decisionsPublishedOn: LegalDay | null;
}

/**
 * The terms after a sitting, each with its article: minutes signed in five working days (PL 38(4)) and published in three
 * after that (38(6), committees 41(8)), the recording published in five working days and kept for five years at most
 * (38(6)–(7)), decisions published in three working days after signing (38(6)), councillors' written views in five
 * working days after the minutes are signed (38(5)). Terms that begin with something not done yet are left out.
 */
export function sittingTerms(record: SittingRecord, today: LegalDay, calendar: LegalCalendar): SittingTerm[] {
  const duty = (
    what: AfterSitting,
    code: DeadlineCode,
    from: LegalDay | null,
    done: LegalDay | null,
  ): SittingTerm[] => {
    if (from === null) return [];
    const rule = deadlineRule(code);
    const due = computeDeadline(rule, from, calendar).day;
    return [{ what, due, done, article: rule.article, state: stateOf(due, done, today) }];
  };
  const period = (what: AfterSitting, code: DeadlineCode, from: LegalDay | null): SittingTerm[] =>
    duty(what, code, from, null).map((term) => ({ ...term, state: today <= term.due ? 'running' : 'over' }));
  const published = duty(
    'publishMinutes',
    record.ofCommittee ? 'KM.PUBLISH_MINUTES' : 'D.PUBLISH_MINUTES',
    record.minutesSignedOn,
    record.minutesPublishedOn,
  );
  if (record.ofCommittee) return published;
  return [
    ...duty('signMinutes', 'D.SIGN_MINUTES', record.day, record.minutesSignedOn),
    ...duty('publishRecording', 'D.PUBLISH_RECORDING', record.day, record.recordingPublishedOn),
    ...published,
    ...period('councillorViews', 'D.COUNCILLOR_VIEW', record.minutesSignedOn),
    ...duty('publishDecisions', 'SN.PUBLISH_DECISION', record.decisionsSignedOn, record.decisionsPublishedOn),
    ...duty('removeRecording', 'D.KEEP_RECORDING', record.recordingPublishedOn, record.recordingRemovedOn),
  ];
}

function stateOf(due: LegalDay, done: LegalDay | null, today: LegalDay): SittingTerm['state'] {
  if (done !== null) return done <= due ? 'done' : 'done_late';
  return today <= due ? 'open' : 'late';
}
