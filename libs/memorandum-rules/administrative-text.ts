import type { Node } from 'prosemirror-model';
import type {
  AdministrativeCosts,
  AdministrativeEffort,
  AdministrativeObligation,
  CostGroup,
} from '#libs/contracts';
import type { IdSource } from '#libs/bylaw-document';
import { administrativeCosts, yearlyCents, type GroupCosts } from './administrative.js';
import { Blocks, phrase, sentence } from './blocks.js';
import { euroText, printEuro, printThousandths } from './money.js';

/** The part of the memorandum that the administrative costs belong to (PL 46(1)4). */
export const ADMINISTRATIVE_PART = 4;

const NAMES: Record<CostGroup, { nominative: string; dative: string }> = {
  business: { nominative: 'Saimnieciskās darbības veicēji', dative: 'Saimnieciskās darbības veicējiem' },
  private: {
    nominative: 'Fiziskās personas un nevalstiskās organizācijas',
    dative: 'Fiziskajām personām un nevalstiskajām organizācijām',
  },
  budget: { nominative: 'Budžeta institūcijas', dative: 'Budžeta institūcijām' },
};

/**
 * What the memorandum says of the administrative costs, in Latvian: the table of yearly costs now and under the draft,
 * a sentence for each of the three groups of PL 46(1)4, how each figure was computed, and where the rates come from.
 */
export function administrativeBlocks(costs: AdministrativeCosts, newId: IdSource): Node[] {
  const blocks = new Blocks(newId);
  const results = administrativeCosts(costs);
  const out: Node[] = [];
  if (results.some(({ obligations }) => obligations.length > 0))
    out.push(
      blocks.table([
        { cells: ['Pienākums (izmaksas gadā, euro)', 'Pašlaik', 'Plānots', 'Starpība'] },
        ...results.flatMap((result) => rowsOf(result, costs)),
      ]),
    );
  out.push(blocks.list(results.map((result) => groupSentence(result, costs))));
  const formulas = results.flatMap(({ group }) =>
    costs.groups[group].obligations.map((one) => computed(one, costs.groups[group].rate.cents)),
  );
  if (formulas.length > 0) out.push(blocks.paragraph('Aprēķins:'), blocks.list(formulas));
  const rates = results.flatMap(({ group }) => rateSentence(group, costs));
  if (rates.length > 0) out.push(blocks.paragraph(rates.join(' ')));
  return out;
}

function rowsOf(result: GroupCosts, { groups }: AdministrativeCosts) {
  const { group, obligations, now, future, change } = result;
  if (obligations.length === 0) return [];
  const figures = (row: { now: number; future: number; change: number }): string[] =>
    [row.now, row.future, row.change].map(printEuro);
  return [
    { cells: [NAMES[group].nominative], strong: true, wide: true },
    ...obligations.map((row, index) => ({
      cells: [label(groups[group].obligations[index]), ...figures(row)],
    })),
    { cells: ['Kopā', ...figures({ now, future, change })], strong: true },
  ];
}

function label(obligation: AdministrativeObligation | undefined): string {
  return obligation ? `${phrase(obligation.who)}: ${phrase(obligation.what)}` : '';
}

function groupSentence(
  { group, obligations, now, future, change }: GroupCosts,
  costs: AdministrativeCosts,
): string {
  const name = NAMES[group].dative;
  if (obligations.length === 0)
    return `${name} administratīvo izmaksu nav: ${sentence(costs.groups[group].noImpact)}`;
  if (change === 0) return `${name} administratīvās izmaksas nemainās: ${euroText(future)} gadā.`;
  const way = change > 0 ? 'palielinās' : 'samazinās';
  return `${name} administratīvās izmaksas gadā ${way} par ${euroText(Math.abs(change))} – no ${euroText(now)} līdz ${euroText(future)}.`;
}

function computed(obligation: AdministrativeObligation, rate: number | null): string {
  const side = (when: string, effort: AdministrativeEffort | null): string =>
    effort === null
      ? `${when} pienākuma nav`
      : `${when} ${formula(effort, rate)} = ${euroText(yearlyCents(effort, rate))}`;
  return `${label(obligation)} – ${side('pašlaik', obligation.now)}; ${side('plānots', obligation.future)}.`;
}

function formula({ minutes, costs, subjects, times }: AdministrativeEffort, rate: number | null): string {
  const time = minutes > 0 && rate !== null ? `${whole(minutes)} min × ${euroText(rate)}/h` : '';
  const spent = costs > 0 ? euroText(costs) : '';
  const once = [time, spent].filter(Boolean).join(' + ') || euroText(0);
  return `(${once}) × ${whole(subjects)} × ${printThousandths(times)} reizes gadā`;
}

function rateSentence(group: CostGroup, { groups }: AdministrativeCosts): string[] {
  const { rate, obligations } = groups[group];
  if (rate.cents === null || obligations.length === 0) return [];
  const { nominative } = NAMES[group];
  return [`${nominative}: stundas likme ${euroText(rate.cents)} (${phrase(rate.source)}).`];
}

const whole = (count: number): string => printThousandths(count * 1000);
