import { ideaViolations } from '#libs/budget-rules';
import type { ArticleRef, CycleState, LegalDay, PublicCycle } from '#libs/contracts';
import { daysBetween } from '../../ui/days';

/** What a cycle goes through, as residents see it; not every cycle collects ideas. */
export const CYCLE_STEPS = ['ideas', 'submission', 'evaluation', 'voting', 'result', 'delivery'] as const;
/** One of {@link CYCLE_STEPS}. */
export type CycleStepName = (typeof CYCLE_STEPS)[number];

/** A step as it is drawn. */
export interface CycleStep {
  name: CycleStepName;
  state: 'done' | 'now' | 'next' | 'skipped';
  from: LegalDay | null;
  to: LegalDay | null;
  /** How much of the step has passed, 0 to 100. */
  passed: number;
  /** Today lies in this step and the mark is drawn at `passed`. */
  today: boolean;
  /** The article that sets its term. */
  article: ArticleRef | null;
}

/** How many steps lie behind from submission on, and whether the next one is under way. */
const REACHED: Record<CycleState, { done: number; running: boolean }> = {
  preparing: { done: 0, running: false },
  submission: { done: 0, running: true },
  evaluation: { done: 1, running: true },
  ballot_ready: { done: 2, running: false },
  voting: { done: 2, running: true },
  voting_ended: { done: 3, running: true },
  counted: { done: 3, running: true },
  announced: { done: 4, running: true },
  closed: { done: 5, running: false },
  cancelled: { done: 0, running: false },
};

/** What is needed of a cycle to say where it stands. */
export type Dated = Pick<
  PublicCycle,
  'state' | 'submission' | 'evaluationUntil' | 'voting' | 'announcedOn' | 'today'
> & { rules: Pick<PublicCycle['rules'], 'ideas'> };

/** The cycle as steps with dates. */
export function cycleSteps(cycle: Dated): CycleStep[] {
  const { ideas } = cycle.rules;
  const terms: Record<CycleStepName, [LegalDay | null, LegalDay | null]> = {
    ideas: [ideas?.from ?? null, ideas?.to ?? null],
    submission: [cycle.submission.from, cycle.submission.to],
    evaluation: [null, cycle.evaluationUntil],
    voting: [cycle.voting.from, cycle.voting.to],
    result: [cycle.announcedOn, cycle.announcedOn],
    delivery: [null, null],
  };
  const articles: Record<CycleStepName, ArticleRef | null> = {
    ideas: null,
    submission: { act: 'PL', ref: '61.3' },
    evaluation: { act: 'PL', ref: '60(4)' },
    voting: { act: 'PL', ref: '61.6' },
    result: null,
    delivery: { act: 'PL', ref: '62(2)' },
  };
  return CYCLE_STEPS.filter((name) => name !== 'ideas' || ideas).map((name) => {
    const state = stateOf(cycle, name);
    const [from, to] = terms[name];
    const start = from ?? (name === 'evaluation' ? cycle.submission.to : null);
    const share = start && to && state === 'now' ? passedShare(start, to, cycle.today) : 0;
    const today = state === 'now';
    return { name, state, from, to, passed: state === 'done' ? 100 : share, today, article: articles[name] };
  });
}

function stateOf(cycle: Dated, name: CycleStepName): CycleStep['state'] {
  if (cycle.state === 'cancelled') return 'skipped';
  const { done, running } = REACHED[cycle.state];
  if (name === 'ideas') {
    if (ideasRun(cycle)) return 'now';
    return done > 0 || (cycle.rules.ideas?.to ?? '') < cycle.today ? 'done' : 'next';
  }
  const index = CYCLE_STEPS.indexOf(name) - 1;
  if (index < done) return 'done';
  if (name === 'submission' && cycle.today < cycle.submission.from) return 'next';
  return index === done && running ? 'now' : 'next';
}

/** Ideas can be given today. */
function ideasRun({ rules, state, today }: Dated): boolean {
  return ideaViolations(rules, state, today).length === 0;
}

/** Key of the word for where a cycle is: projects are not asked for while ideas still are. */
export function stateWord(cycle: Dated): string {
  return ideasRun(cycle) && cycle.submission.from > cycle.today
    ? 'budget.steps.ideas'
    : `budget.cycleState.${cycle.state}`;
}

/** Per cent of the term that has passed at the end of the day; the whole of a term's last day is 100. */
export function passedShare(from: LegalDay, to: LegalDay, today: LegalDay): number {
  const length = daysBetween(from, to) + 1;
  const passed = daysBetween(from, today) + 1;
  if (length <= 0) return 0;
  return Math.round(Math.min(1, Math.max(0, passed / length)) * 100);
}

/** The one thing to do now. */
export type NextAction = 'ideas' | 'submit' | 'vote' | 'results' | 'projects';

/** What the page offers first; `null` while there is nothing to see. */
export function nextAction(cycle: Dated): NextAction | null {
  const { state, submission, voting, today } = cycle;
  const within = (term: { from: LegalDay; to: LegalDay }) => term.from <= today && today <= term.to;
  switch (state) {
    case 'submission':
      if (within(submission)) return 'submit';
      return ideasRun(cycle) ? 'ideas' : 'projects';
    case 'voting':
      return within(voting) ? 'vote' : 'projects';
    case 'announced':
    case 'closed':
      return 'results';
    case 'preparing':
    case 'cancelled':
      return null;
    default:
      return 'projects';
  }
}

/** Key below `budget.now` of the sentence that says where the cycle stands, and the day it speaks of. */
export function standing(cycle: Dated): { key: string; day: LegalDay | null; left: number | null } {
  const { state, submission, evaluationUntil, voting, announcedOn, today } = cycle;
  const until = (key: string, day: LegalDay) => ({ key, day, left: daysBetween(today, day) });
  switch (state) {
    case 'preparing':
      return until('preparing', submission.from);
    case 'submission':
      if (today < submission.from) {
        const { ideas } = cycle.rules;
        return ideas && ideasRun(cycle) ? until('ideas', ideas.to) : until('submissionSoon', submission.from);
      }
      return today <= submission.to
        ? until('submission', submission.to)
        : { key: 'submissionOver', day: submission.to, left: null };
    case 'evaluation':
      return { key: 'evaluation', day: evaluationUntil, left: null };
    case 'ballot_ready':
      return until('ballotReady', voting.from);
    case 'voting':
      return today <= voting.to
        ? until('voting', voting.to)
        : { key: 'votingOver', day: voting.to, left: null };
    case 'voting_ended':
    case 'counted':
      return { key: 'votingOver', day: voting.to, left: null };
    case 'announced':
      return { key: 'announced', day: announcedOn, left: null };
    case 'closed':
      return { key: 'closed', day: null, left: null };
    default:
      return { key: 'cancelled', day: null, left: null };
  }
}
