import type { BallotChoices } from '#libs/contracts';
import type { PublishedSums } from './published.js';

/** Which ballots of a unit are published as sums only. */
export type Withheld = PublishedSums['of'];

/**
 * Which ballots of a unit of voting are not published one by one: all, where the unit has fewer than the smallest cell
 * of the rules, and those of a way of voting that so few people used; else rare combinations would tell who cast them.
 * Null where everything is published.
 */
export function withheldOf(
  { online, paper }: { online: number; paper: number },
  smallCell: number,
): Withheld | null {
  const few = (count: number): boolean => count > 0 && count < smallCell;
  if (few(online + paper) || (few(online) && few(paper))) return 'all';
  if (few(online)) return 'online';
  return few(paper) ? 'paper' : null;
}

/** Most ballots that sums may stand for; of more, single ballots have to be published. */
export const mostWithheld = (of: Withheld, smallCell: number): number =>
  of === 'all' ? 2 * (smallCell - 1) : smallCell - 1;

/** A box as far as it matters for what of it is published. */
export interface BoxSize {
  number: number;
  unitId: string;
  /** Valid papers in it. */
  papers: number;
}

/**
 * Numbers of the boxes whose papers are not told box by box: those of units whose paper is withheld, and those with fewer
 * papers than the smallest cell. What is missing could be found from all papers of the unit, so where the hidden boxes of
 * a unit hold too few together, the next smallest one is hidden with them.
 */
export function hiddenBoxes(
  boxes: readonly BoxSize[],
  withheld: (unitId: string) => Withheld | null,
  smallCell: number,
): Set<number> {
  const hidden = new Set<number>();
  for (const unitId of new Set(boxes.map((box) => box.unitId))) {
    const own = boxes.filter((box) => box.unitId === unitId && box.papers > 0);
    own.sort((a, b) => a.papers - b.papers || a.number - b.number);
    const all = ['all', 'paper'].includes(withheld(unitId) ?? '');
    let together = 0;
    for (const { number, papers } of own) {
      if (!all && papers >= smallCell && (together === 0 || together >= smallCell)) break;
      hidden.add(number);
      together += papers;
    }
  }
  return hidden;
}

/** What ballots come to together, project by project in the order of their numbers. */
export function sumsOf(
  unitId: string,
  of: Withheld,
  ballots: readonly Pick<BallotChoices, 'choices' | 'points'>[],
): PublishedSums {
  const sums = new Map<number, { votes: number; points: number }>();
  for (const { choices, points } of ballots) {
    for (const [at, nr] of choices.entries()) {
      const sum = sums.get(nr) ?? { votes: 0, points: 0 };
      sums.set(nr, { votes: sum.votes + 1, points: sum.points + (points?.[at] ?? 0) });
    }
  }
  const projects = [...sums].sort(([a], [b]) => a - b).map(([nr, sum]) => ({ nr, ...sum }));
  return { unitId, of, ballots: ballots.length, projects };
}

/**
 * Ballots that come to these sums. They say nothing of who chose what together, which rules that look at votes alone do
 * not ask.
 */
export function ballotsOfSums({ unitId, ballots, projects }: PublishedSums): BallotChoices[] {
  const given = projects.some(({ points }) => points > 0);
  return Array.from({ length: ballots }, (_, at) => {
    const named = projects.filter(({ votes }) => votes > at);
    return {
      unitId,
      choices: named.map(({ nr }) => nr),
      points: given ? named.map(({ points, votes }) => share(points, votes, at)) : null,
    };
  });
}

/** The part of whole points that falls to one of so many. */
const share = (points: number, among: number, at: number): number =>
  Math.floor(points / among) + (at < points % among ? 1 : 0);
