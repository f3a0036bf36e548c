import type { Cents, ProjectOutcome } from '#libs/contracts';

/** How texts are said in the language of the page. */
export interface Speaker {
  say(key: string, params?: Record<string, unknown>): string;
  /** For texts with plural forms. */
  count(key: string, count: number, params?: Record<string, unknown>): string;
  money(cents: Cents): string;
}

/** Why a project won or lost, in one to three plain sentences. Keys lie below `budget.outcome`. */
export function outcomeSentences(outcome: ProjectOutcome, speaker: Speaker): string[] {
  return [verdict(outcome, speaker), lack(outcome, speaker), tie(outcome, speaker)].filter(
    (sentence) => sentence !== null,
  );
}

function verdict(outcome: ProjectOutcome, speaker: Speaker): string {
  const votes = speaker.count('budget.votes', outcome.votes);
  const { rank } = outcome;
  const [cost, left] = [speaker.money(outcome.costCents), speaker.money(outcome.leftBeforeCents)];
  if (outcome.won) return speaker.say('budget.outcome.won', { votes, rank, cost, left });
  switch (outcome.reason) {
    case 'no_votes':
      return speaker.say('budget.outcome.noVotes');
    case 'after_stop':
      return speaker.say('budget.outcome.afterStop', { votes, rank });
    default:
      return speaker.say('budget.outcome.noMoney', {
        ...{ votes, rank, cost, left },
        missing: speaker.money(outcome.missingCents),
      });
  }
}

/** What would have changed it. */
function lack(outcome: ProjectOutcome, speaker: Speaker): string | null {
  if (outcome.won) return null;
  return outcome.votesNeeded === null
    ? speaker.say('budget.outcome.never')
    : speaker.count('budget.outcome.needed', outcome.votesNeeded);
}

function tie(outcome: ProjectOutcome, speaker: Speaker): string | null {
  const { tiedWith } = outcome;
  if (tiedWith.length === 0 || outcome.reason === 'no_votes') return null;
  const numbers = tiedWith.join(', ');
  return speaker.count('budget.outcome.tie', tiedWith.length, { numbers });
}
