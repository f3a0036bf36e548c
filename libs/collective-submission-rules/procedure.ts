import type { Permission } from '#libs/access-policy';
import type {
  ArticleRef,
  Decision,
  LegalDay,
  SubmissionEvent,
  SubmissionState,
  Violation,
} from '#libs/contracts';

/** A step of a collective submission. */
export interface SubmissionTransition {
  event: SubmissionEvent;
  from: readonly SubmissionState[];
  /** `null` where the step is recorded and changes nothing else. */
  to: SubmissionState | null;
  /** `author` = who started it; otherwise whoever of the municipality has the permission. */
  by: 'author' | Permission;
  article: ArticleRef | null;
}

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

const step = (
  event: SubmissionEvent,
  from: readonly SubmissionState[],
  to: SubmissionState | null,
  by: SubmissionTransition['by'],
  article: ArticleRef | null,
): SubmissionTransition => ({ event, from, to, by, article });

/** From the day the council begins to deal with it to its end. */
const EXAMINED: readonly SubmissionState[] = ['accepted', 'on_agenda', 'decided', 'reported'];

/** The whole way of a collective submission (PL 56–57) as one table; `receive` begins one that came complete. */
export const SUBMISSION_TRANSITIONS: readonly SubmissionTransition[] = [
  step('openSigning', ['draft'], 'collecting', 'author', pl('56(3)')),
  step('withdraw', ['draft', 'collecting'], 'withdrawn', 'author', null),
  step('stop', ['collecting'], 'stopped', 'collective.decide', pl('56(4)')),
  step('submit', ['draft', 'collecting'], 'submitted', 'author', pl('56(1)')),
  step('sendToRegister', ['submitted'], null, 'collective.record', pl('57(1)')),
  step('recordRegisterAnswer', ['submitted'], null, 'collective.record', pl('57(1)')),
  step('accept', ['submitted'], 'accepted', 'collective.decide', pl('57(1)')),
  step('refuse', ['submitted'], 'refused', 'collective.decide', pl('57(6)')),
  step('answer', ['refused'], 'answered', 'collective.decide', pl('57(6)')),
  step('putOnAgenda', ['accepted', 'on_agenda'], 'on_agenda', 'council.manage', pl('57(1)')),
  step('invite', ['on_agenda'], null, 'collective.follow', pl('57(1)')),
  step('recordDecision', ['on_agenda'], 'decided', 'collective.follow', pl('57(3)')),
  step('recordReport', ['decided'], 'reported', 'collective.follow', pl('57(4)')),
  step('publishStatus', EXAMINED, null, 'collective.follow', pl('57(5)')),
  step('conclude', ['reported'], 'concluded', 'collective.follow', pl('57(5)')),
];

/** States in which nothing more happens. */
export const FINAL_SUBMISSION_STATES: readonly SubmissionState[] = [
  'concluded',
  'answered',
  'withdrawn',
  'stopped',
];

/** States in which everybody may see the submission: its author's draft and what was stopped or withdrawn stay apart. */
export const HIDDEN_SUBMISSION_STATES: readonly SubmissionState[] = ['draft', 'withdrawn', 'stopped'];

/** The step with the name. @throws RangeError for the two that begin a submission. */
export function submissionTransition(event: SubmissionEvent): SubmissionTransition {
  const found = SUBMISSION_TRANSITIONS.find((one) => one.event === event);
  if (!found) throw new RangeError(`${event} begins a submission`);
  return found;
}

/** What a submission is asked before a step. */
export interface SubmissionFacts {
  state: SubmissionState;
  /** Violations of the text (PL 56(3)). */
  text: readonly Violation[];
  /** Bars of the examination (PL 57(1)). */
  bars: readonly Violation[];
  /** Counted signatures together with those announced on paper, and how many are needed. */
  offered: number;
  needed: number | null;
  collectUntil: LegalDay | null;
  /** What became of the agenda item: not there, waits, adopted, or anything else. */
  item: 'none' | 'open' | 'adopted' | 'gone';
  /** The latest day that was recorded so far. */
  lastDay: LegalDay | null;
}

/** Whether a step may be taken, and where it leads. Days of steps lie neither ahead nor before what came earlier. */
export function decideSubmission(
  event: SubmissionEvent,
  facts: SubmissionFacts,
  day: LegalDay,
  today: LegalDay,
): Decision<{ to: SubmissionState | null }> {
  const { from, to, article } = submissionTransition(event);
  const cite = article ? { article } : {};
  if (!from.includes(facts.state)) {
    return { allowed: false, violations: [{ code: 'collective.wrong_state', ...cite }] };
  }
  const violations: Violation[] = [];
  if (day > today) violations.push({ code: 'collective.day_ahead', where: 'day' });
  if (facts.lastDay !== null && day < facts.lastDay)
    violations.push({ code: 'collective.day_before', where: 'day', params: { before: facts.lastDay } });
  if (event === 'openSigning') {
    violations.push(...facts.text);
    if (facts.collectUntil !== null && facts.collectUntil <= today)
      violations.push({ code: 'collective.until_over', where: 'collectUntil' });
  }
  if (event === 'submit') violations.push(...facts.text, ...enough(facts));
  if (event === 'accept') violations.push(...facts.bars);
  if (event === 'putOnAgenda' && (facts.item === 'open' || facts.item === 'adopted'))
    violations.push({ code: 'collective.on_agenda_already', ...cite });
  if (event === 'recordDecision' && facts.item !== 'adopted')
    violations.push({ code: 'collective.not_adopted', ...cite });
  return violations.length === 0 ? { allowed: true, to } : { allowed: false, violations };
}

function enough({ offered, needed }: SubmissionFacts): Violation[] {
  const article = pl('56(2)');
  if (needed === null) return [{ code: 'collective.population_unknown', article }];
  return offered < needed
    ? [{ code: 'collective.too_few', params: { counted: offered, needed }, article }]
    : [];
}

/** The next regular sitting that an accepted submission belongs before (PL 57(1)); `null` where none is planned. */
export function nextRegularSitting<S extends { day: LegalDay; kind: string }>(
  sittings: readonly S[],
  acceptedOn: LegalDay,
): S | null {
  const regular = sittings.filter(({ kind, day }) => kind === 'regular' && day > acceptedOn);
  return regular.sort((a, b) => a.day.localeCompare(b.day))[0] ?? null;
}

/** Words that a step of the municipality may carry. */
export interface StepWords {
  text: string | null;
  number: string | null;
  institution: string | null;
  url: string | null;
}

/** Words without which a step says nothing: reasons, what was decided and who answers for it, where the news stand. */
const NEEDED_WORDS: Partial<Record<SubmissionEvent, readonly (keyof StepWords)[]>> = {
  stop: ['text'],
  refuse: ['text'],
  answer: ['text'],
  invite: ['institution'],
  recordDecision: ['text', 'institution'],
  recordReport: ['text', 'institution'],
  publishStatus: ['text', 'url'],
  conclude: ['text'],
};

/** One violation for every word that the step lacks, with the article that asks for it. */
export function missingWords(event: SubmissionEvent, words: StepWords): Violation[] {
  const { article } = submissionTransition(event);
  return (NEEDED_WORDS[event] ?? [])
    .filter((where) => (words[where] ?? '').trim() === '')
    .map((where) => ({ code: `collective.${where}_missing`, where, ...(article ? { article } : {}) }));
}
