/** Sums of one unit of voting. */
export interface UnitSums {
  unitId: string;
  voters: number;
  votes: readonly { nr: number; votes: number }[];
}

/**
 * Ballots that have exactly these sums, so that a rule that looks at nothing but sums counts them: the votes of each
 * project go round among the voters, so none names a project twice, and none names more projects than the sums make
 * necessary. They are nobody's: what they say of single voters means nothing and must not be told.
 * @throws RangeError where a project has more votes than there are voters.
 */
export function ballotsOfSums({ unitId, voters, votes }: UnitSums): { unitId: string; choices: number[] }[] {
  const ballots = Array.from({ length: voters }, () => ({ unitId, choices: [] as number[] }));
  let next = 0;
  for (const { nr, votes: given } of votes) {
    if (given > voters) throw new RangeError(`Project ${nr} has more votes than there are voters`);
    for (let left = given; left > 0; left -= 1) {
      ballots[next % voters]?.choices.push(nr);
      next += 1;
    }
  }
  return ballots;
}
