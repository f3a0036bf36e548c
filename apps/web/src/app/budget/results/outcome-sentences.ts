import type { Cents, OutcomeReason, ProjectOutcome } from '#libs/contracts';

/** How texts are said in the language of the page. */
export interface Speaker {
  say(key: string, params?: Record<string, unknown>): string;
  /** For texts with plural forms. */
  count(key: string, count: number, params?: Record<string, unknown>): string;
  money(cents: Cents): string;
}

/** The sentence of each reason, below `budget.outcome`. */
const VERDICTS: Record<OutcomeReason, string> = {
  fits: 'won',
  large: 'wonLarge',
  fits_next: 'wonNext',
  funded_in_part: 'wonPart',
  shared: 'wonShared',
  completed: 'wonCompleted',
  no_money_left: 'noMoney',
  after_stop: 'afterStop',
  no_votes: 'noVotes',
  below_threshold: 'belowThreshold',
  excluded: 'excluded',
  quota_full: 'unitFull',
  quota_money: 'unitMoney',
  supporters_lack_money: 'supportersLack',
  ended_here: 'endedHere',
  dearer_than_budget: 'dearer',
};

/** Why a project won or lost, and what would have changed it, in plain sentences. Keys lie below `budget.outcome`. */
export function outcomeSentences(outcome: ProjectOutcome, speaker: Speaker): string[] {
  return [
    verdict(outcome, speaker),
    ...support(outcome, speaker),
    ...lack(outcome, speaker),
    ...tie(outcome, speaker),
  ];
}

/** Votes, or points where one voter can give more than one. */
export function votesSaid({ votes, supporters }: ProjectOutcome, speaker: Speaker): string {
  return speaker.count(votes === supporters ? 'budget.votes' : 'budget.outcome.points', votes);
}

function verdict(outcome: ProjectOutcome, speaker: Speaker): string {
  if (outcome.reason === 'no_votes') return speaker.say('budget.outcome.noVotes');
  return speaker.say(`budget.outcome.${VERDICTS[outcome.reason]}`, {
    votes: votesSaid(outcome, speaker),
    rank: outcome.rank,
    cost: speaker.money(outcome.costCents),
    left: speaker.money(outcome.leftBeforeCents),
    missing: speaker.money(outcome.missingCents),
    granted: speaker.money(outcome.grantedCents),
    other: outcome.excludedBy,
  });
}

function support({ effectiveHundredths }: ProjectOutcome, speaker: Speaker): string[] {
  if (effectiveHundredths === null) return [];
  return [speaker.say('budget.outcome.effective', { support: Math.floor(effectiveHundredths / 100) })];
}

/** What would have changed it. */
function lack({ wouldWin, votes: had, supporters }: ProjectOutcome, speaker: Speaker): string[] {
  if (!wouldWin) return [];
  const { votes, costCents } = wouldWin;
  const needed = had === supporters ? 'budget.outcome.needed' : 'budget.outcome.neededFull';
  return [
    votes === null ? speaker.say('budget.outcome.never') : speaker.count(needed, votes),
    ...(costCents === null
      ? []
      : [speaker.say('budget.outcome.cheaper', { cost: speaker.money(costCents) })]),
  ];
}

function tie({ tiedWith, reason }: ProjectOutcome, speaker: Speaker): string[] {
  if (tiedWith.length === 0 || reason === 'no_votes') return [];
  return [speaker.count('budget.outcome.tie', tiedWith.length, { numbers: tiedWith.join(', ') })];
}
