import {
  byCostAndScore,
  byList,
  byName,
  countElection,
  parseRule,
  readPabulib,
  RULE_NAMES,
  triesFor,
  UNRESTRICTED,
  wouldWin,
  type Change,
  type CountRule,
  type Election,
  type ElectionOutcome,
  type ElectionResult,
  type ElectionTies,
  type PabulibInstance,
} from '#libs/budget-count';
import { CommandRefused, UsageError, type Command } from '../command.js';

/**
 * `vietvara count FILE.pb --rule RULE[:COMPLETION]`: who wins, in the order of selection, and why each project won or
 * lost. A file that contradicts itself is refused with the line of each contradiction; what is odd goes to the findings.
 */
export const countCommand: Command = {
  usage: 'count FILE.pb --rule RULE[:COMPLETION] [--ties name|eqs|ID,ID,…] [--json]',
  summary: 'Counts a vote in the Pabulib format and explains the outcome',
  options: ['rule', 'ties'],
  flags: ['json'],
  operands: 1,
  async run({ operands, options, io }) {
    const name = options['rule'] ?? '';
    const rule = parseRule(name);
    if (!rule) throw new UsageError(`There is no rule "${name}". Rules: ${RULE_NAMES.join(', ')}.`);
    const read = readPabulib(await io.readFile(operands[0] ?? ''));
    if ('violations' in read) throw new CommandRefused(read.violations);
    const { election } = read.instance;
    const ties = options['ties'] ?? 'name';
    const result = countElection(election, rule, tiesOf(election, ties));
    const { winners, projects, ...explanation } = result;
    const told = projects.map((one) => ({
      ...one,
      wouldWin: lacked(read.instance, rule, ties, result, one),
    }));
    return {
      result:
        options['json'] === undefined
          ? table(result, told, election.unit)
          : JSON.stringify(
              { winners, explanation: { rule: name, unit: election.unit, ...explanation, projects: told } },
              null,
              2,
            ),
      ...(read.findings.length > 0 && { findings: read.findings }),
    };
  },
};

type Told = ElectionOutcome & { wouldWin: Change | null };

/** What would have made a project win; null for a winner, and where finding out would take too long. */
function lacked(
  { election, vote }: PabulibInstance,
  rule: CountRule,
  ties: string,
  result: ElectionResult,
  { id, won }: ElectionOutcome,
): Change | null {
  const tries = triesFor(rule, election, result);
  if (won || vote === null || tries === 0) return null;
  return wouldWin(
    { election, factor: 1, restrictionsWith: () => UNRESTRICTED },
    election.projects.findIndex((project) => project.id === id),
    { rule, ties: (changed) => tiesOf(changed, ties), vote },
    tries,
  );
}

function tiesOf(election: Election, name: string): ElectionTies {
  if (name === 'name') return byName(election);
  if (name === 'eqs') return byCostAndScore(election);
  try {
    return byList(election, name.split(','));
  } catch {
    throw new UsageError('--ties takes name, eqs, or every project once, first wins: ID,ID,…');
  }
}

function table(
  { cost, left, ballots, endowment, ties }: ElectionResult,
  projects: readonly Told[],
  unit: number,
): string {
  const money = (minor: number): string => (minor / unit).toFixed(2);
  const width = projects.reduce((widest, { id }) => Math.max(widest, id.length), 0);
  const rows = projects.map((one) => {
    const place = one.place === null ? '' : `${one.place}.`;
    const sums = `${money(one.cost).padStart(14)} ${String(one.score).padStart(9)}`;
    const why = [reasonOf(one, unit), ...changeOf(one, money)].join('; ');
    return `${place.padStart(4)} ${one.id.padEnd(width)} ${sums}  ${why}`;
  });
  return [
    ...rows,
    '',
    `spent ${money(cost)}, left ${money(left)}, ballots ${ballots}`,
    ...(endowment
      ? [`endowment ${rounded(endowment.perBallot, unit)} in run ${endowment.runs} (${endowment.ended})`]
      : []),
    ...ties.map(({ projects: equal, taken }) => {
      return `tie of ${equal.join(', ')}: ${taken === null ? 'none of them was taken' : `${taken} was taken`}`;
    }),
  ].join('\n');
}

/** Why a project won or lost, in words. */
const REASONS: Record<ElectionOutcome['reason'], string> = {
  fits: 'won: its cost fitted in the money left',
  large: 'won: most votes of all, as a large project',
  fits_next: 'won with the money that the quotas left',
  funded_in_part: 'won in part: the money left did for a part of it',
  shared: 'won: its supporters had its cost together',
  completed: 'won with the money that Equal Shares left',
  no_money_left: 'lost: more than the money left',
  after_stop: 'lost: the selection had ended before',
  no_votes: 'lost: nobody voted for it',
  below_threshold: 'lost: fewer votes than the threshold',
  excluded: 'lost: another project won that rules it out',
  quota_full: 'lost: another project won in its place',
  quota_money: 'lost: more than the money of its quota',
  supporters_lack_money: 'lost: its supporters had not its cost together',
  ended_here: 'lost: more than the money left, which ended the selection',
  dearer_than_budget: 'lost: dearer than the whole budget',
};

function reasonOf({ reason, available, missing }: ElectionOutcome, unit: number): string {
  if (available === null || reason === 'no_votes') return REASONS[reason];
  const lack = missing === null ? '' : `, ${rounded(missing, unit)} missing`;
  return `${REASONS[reason]} (${rounded(available, unit)} there${lack})`;
}

function changeOf({ wouldWin: change }: Told, money: (minor: number) => string): string[] {
  if (!change) return [];
  const { votes, cost } = change;
  const ways = [
    ...(votes === null ? [] : [`${votes} more ${votes === 1 ? 'ballot' : 'ballots'} for it alone`]),
    ...(cost === null ? [] : [`a cost of ${money(cost)}`]),
  ];
  return [ways.length > 0 ? `would have won with ${ways.join(', or ')}` : 'no votes would have changed it'];
}

/** An exact sum for reading; the exact one is in the JSON. */
function rounded(exact: string, unit: number): string {
  const [num = '0', den = '1'] = exact.split('/');
  const cents = (BigInt(num) * 100n) / (BigInt(den) * BigInt(unit));
  return `${exact.includes('/') ? '≈ ' : ''}${(Number(cents) / 100).toFixed(2)}`;
}
