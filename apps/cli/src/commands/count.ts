import {
  byCostAndScore,
  byList,
  byName,
  countElection,
  parseRule,
  readPabulib,
  RULE_NAMES,
  type Election,
  type ElectionOutcome,
  type ElectionResult,
  type ElectionTies,
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
    const result = countElection(election, rule, tiesOf(election, options['ties'] ?? 'name'));
    const { winners, ...explanation } = result;
    return {
      result:
        options['json'] === undefined
          ? table(result, election.unit)
          : JSON.stringify(
              { winners, explanation: { rule: name, unit: election.unit, ...explanation } },
              null,
              2,
            ),
      ...(read.findings.length > 0 && { findings: read.findings }),
    };
  },
};

function tiesOf(election: Election, name: string): ElectionTies {
  if (name === 'name') return byName(election);
  if (name === 'eqs') return byCostAndScore(election);
  try {
    return byList(election, name.split(','));
  } catch {
    throw new UsageError('--ties takes name, eqs, or every project once, first wins: ID,ID,…');
  }
}

function table({ projects, cost, left, ballots, endowment, ties }: ElectionResult, unit: number): string {
  const money = (minor: number): string => (minor / unit).toFixed(2);
  const width = Math.max(...projects.map(({ id }) => id.length));
  const rows = projects.map((one) => {
    const place = one.place === null ? '' : `${one.place}.`;
    const sums = `${money(one.cost).padStart(14)} ${String(one.score).padStart(9)}`;
    return `${place.padStart(4)} ${one.id.padEnd(width)} ${sums}  ${reasonOf(one, unit)}`;
  });
  return [
    ...rows,
    '',
    `spent ${money(cost)}, left ${money(left)}, ballots ${ballots}`,
    ...(endowment
      ? [`endowment ${rounded(endowment.perBallot, unit)} in run ${endowment.runs} (${endowment.ended})`]
      : []),
    ...ties.map(({ projects: equal, taken }) => `tie of ${equal.join(', ')}: ${taken} was taken`),
  ].join('\n');
}

function reasonOf({ reason, available, missing }: ElectionOutcome, unit: number): string {
  if (available === null) return reason;
  const lack = missing === null ? '' : `, missing ${rounded(missing, unit)}`;
  return `${reason} (available ${rounded(available, unit)}${lack})`;
}

/** An exact sum for reading; the exact one is in the JSON. */
function rounded(exact: string, unit: number): string {
  const [num = '0', den = '1'] = exact.split('/');
  const cents = (BigInt(num) * 100n) / (BigInt(den) * BigInt(unit));
  return `${exact.includes('/') ? '≈ ' : ''}${(Number(cents) / 100).toFixed(2)}`;
}
