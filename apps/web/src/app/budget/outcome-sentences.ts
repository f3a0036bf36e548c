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

function verdict(outcome: ProjectOutcome, { say, count, money }: Speaker): string {
  const votes = count('budget.votes', outcome.votes);
  const { rank } = outcome;
  const [cost, left] = [money(outcome.costCents), money(outcome.leftBeforeCents)];
  if (outcome.won) return say('budget.outcome.won', { votes, rank, cost, left });
  switch (outcome.reason) {
    case 'no_votes':
      return say('budget.outcome.noVotes');
    case 'after_stop':
      return say('budget.outcome.afterStop', { votes, rank });
    default:
      return say('budget.outcome.noMoney', {
        ...{ votes, rank, cost, left },
        missing: money(outcome.missingCents),
      });
  }
}

/** What would have changed it. */
function lack(outcome: ProjectOutcome, { say, count }: Speaker): string | null {
  if (outcome.won) return null;
  return outcome.votesNeeded === null
    ? say('budget.outcome.never')
    : count('budget.outcome.needed', outcome.votesNeeded);
}

function tie(outcome: ProjectOutcome, { say, count }: Speaker): string | null {
  const { tiedWith } = outcome;
  if (tiedWith.length === 0 || outcome.reason === 'no_votes') return null;
  const numbers = say('budget.outcome.numbers', { numbers: tiedWith.join(', ') });
  return count('budget.outcome.tie', tiedWith.length, { numbers });
}
