import type { ArticleRef, EventPlan, LegalDay, Violation } from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';
import { checkLength, checkNotice, noticeRules } from './event-terms.js';

/** Everything that decides whether an event may be announced. */
export interface AnnouncementFacts {
  event: EventPlan;
  /** Addresses of the records of publication on the official website, with their articles. */
  publications: readonly { article: ArticleRef; from: LegalDay; to: LegalDay | null }[];
  /** The day the summary of the earlier discussion of the same document was approved, where there was one. */
  earlierApproved: LegalDay | null;
  today: LegalDay;
  calendar: LegalCalendar;
}

/** What stands in the way, and what only wants a look. */
export interface AnnouncementFindings {
  violations: Violation[];
  warnings: Violation[];
}

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });
const mk = (ref: string): ArticleRef => ({ act: 'MK639', ref });
const blank = (text: string): boolean => text.trim() === '';

/**
 * Whether the event may be announced: what its bases want written down (PL 54–55, MK639 7, 18.2, 21, 22.1, form 1), the
 * term by the strictest basis, the notices early enough, the publication on the official website.
 */
export function checkAnnouncement(facts: AnnouncementFacts): AnnouncementFindings {
  const found: AnnouncementFindings = { violations: [], warnings: [] };
  words(facts, found);
  term(facts, found);
  if (facts.event.bases.includes('public_discussion')) discussion(facts, found);
  notices(facts, found);
  published(facts, found);
  return found;
}

function words({ event }: AnnouncementFacts, { violations }: AnnouncementFindings): void {
  const need = (missing: boolean, code: string, where: string, article?: ArticleRef): void => {
    if (missing) violations.push({ code, where, ...(article ? { article } : {}) });
  };
  need(blank(event.title), 'event.title_missing', 'title');
  need(event.bases.length === 0, 'event.basis_missing', 'bases');
  need(event.methods.length === 0, 'event.method_missing', 'methods', mk('22.2'));
  need(blank(event.question), 'event.question_missing', 'question');
  need(blank(event.aim), 'event.aim_missing', 'aim', mk('7'));
  const { name, phone, email } = event.responsible;
  need(blank(name), 'event.responsible_missing', 'responsibleName', mk('21'));
  need(!blank(name) && blank(phone) && blank(email), 'event.contact_missing', 'responsiblePhone', mk('7'));
  need(event.groups.length === 0, 'event.groups_missing', 'groups', mk('22.1'));
}

function term(
  { event, today, calendar }: AnnouncementFacts,
  { violations, warnings }: AnnouncementFindings,
): void {
  const { opens, closes } = event;
  if (!opens || !closes) {
    violations.push({ code: 'event.term_missing', where: opens ? 'closes' : 'opens' });
    return;
  }
  if (closes < opens) {
    violations.push({ code: 'event.term_turned', where: 'closes' });
    return;
  }
  if (closes < today) violations.push({ code: 'event.term_over', where: 'closes' });
  for (const { article, verdict, earliestEnd } of checkLength(event, opens, closes, calendar)) {
    const details = { article, params: { from: opens, to: closes, earliestEnd }, where: 'closes' };
    if (verdict === 'short') violations.push({ code: 'event.term_too_short', ...details });
    if (verdict === 'inclusive') warnings.push({ code: 'event.term_counted_inclusively', ...details });
    if (verdict === 'ends_on_free_day') warnings.push({ code: 'event.term_ends_on_free_day', ...details });
  }
}

function discussion(
  { event, earlierApproved, calendar }: AnnouncementFacts,
  { violations }: AnnouncementFindings,
): void {
  const facts = event.discussion;
  const add = (code: string, where: string, article: ArticleRef, params?: Violation['params']): void => {
    violations.push({ code, where, article, ...(params ? { params } : {}) });
  };
  if (!facts?.initiator) add('event.initiator_missing', 'initiator', pl('54(2)'));
  if (!facts || blank(facts.decisionNo) || !facts.decisionDay) {
    add('event.decision_missing', 'decisionNo', pl('54(2)'));
  } else if (event.opens && facts.decisionDay > event.opens) {
    add('event.decision_after_start', 'decisionDay', pl('54(2)'), { day: facts.decisionDay });
  }
  if (!facts?.excluded) add('event.exclusions_unchecked', 'excluded', pl('54(5)'));
  else if (facts.excluded.length > 0) {
    add('event.subject_excluded', 'excluded', pl('54(5)'), { subjects: [...facts.excluded] });
  }
  if (blank(event.grounds)) add('event.grounds_missing', 'grounds', pl('55(1)'));
  if (event.places.length === 0) add('event.places_missing', 'places', pl('55(3)'));
  if (earlierApproved !== null && event.opens) {
    const from = computeDeadline(deadlineRule('PA.REPEAT'), earlierApproved, calendar).day;
    if (event.opens < from) add('event.repeated_too_early', 'opens', pl('55(7)'), { day: from });
  }
}

function notices(
  { event, today, calendar }: AnnouncementFacts,
  { violations, warnings }: AnnouncementFindings,
): void {
  const { opens } = event;
  if (!opens) return;
  for (const code of noticeRules(event)) {
    const isGazette = code === 'PA.NOTICE';
    const act = isGazette ? (event.discussion?.gazetteSent ?? null) : today;
    const where = isGazette ? 'gazetteSent' : 'opens';
    if (act === null) {
      const { day } = computeDeadline(deadlineRule(code), opens, calendar);
      violations.push({ code: 'event.gazette_not_sent', article: pl('55(1)'), where, params: { day } });
      continue;
    }
    const { verdict, latest, article } = checkNotice(code, act, opens, calendar);
    const name = isGazette ? 'event.gazette_too_late' : 'event.notice_too_late';
    const details = { article, where, params: { day: act, latest } };
    if (verdict === 'late') violations.push({ code: name, ...details });
    if (verdict === 'inclusive') warnings.push({ code: 'event.notice_counted_inclusively', ...details });
  }
}

/** The article under which the notice stands on the official website: of the discussion, or of MK639. */
export function noticeArticle(bases: EventPlan['bases']): ArticleRef {
  if (bases.includes('public_discussion')) return pl('55(3)');
  return bases.includes('opinion_stage') ? pl('46(3)') : mk('7');
}

function published({ event, publications }: AnnouncementFacts, { violations }: AnnouncementFindings): void {
  const article = noticeArticle(event.bases);
  const records = publications.filter(
    (record) => record.article.act === article.act && record.article.ref === article.ref,
  );
  if (records.length === 0) {
    violations.push({ code: 'event.publication_missing', article, where: 'publication' });
    return;
  }
  const { opens, closes } = event;
  if (!opens || !closes) return;
  const covers = records.some(({ from, to }) => from <= opens && (to === null || to >= closes));
  if (!covers) violations.push({ code: 'event.publication_too_short', article, where: 'publication' });
}
