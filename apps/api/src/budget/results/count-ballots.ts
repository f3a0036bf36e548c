import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { countVotes } from '#libs/budget-count';
import type { CycleCount } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BallotBox, type CastBallot } from '../voting/ballot-box.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { VoteRolls } from '../voting/vote-rolls.js';

/** What the ballots come to, and how many people cast them. */
export interface CountedBallots {
  count: CycleCount;
  /** SHA-256 over all ballots with their random ids, so that it cannot be found by trying out totals. */
  ballotsDigest: string;
  online: number;
  inPerson: number;
}

/** Counts by the rules as they were frozen. The same ballots always come to the same. */
@Injectable()
export class CountBallots {
  constructor(
    private readonly box: BallotBox,
    private readonly rolls: VoteRolls,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 409 `ballots_do_not_match_roll` when a unit has more or fewer ballots than people in the roll. */
  async of(manager: EntityManager, cycle: CycleRow): Promise<CountedBallots> {
    const { rules, units: frozen, projects } = frozenBallot(cycle);
    const order = (await this.cycles.units(manager, cycle.municipalityId, cycle.id)).map(({ id }) => id);
    const units = [...frozen].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    const ballots = await this.box.opened(manager, cycle);
    const roll = await this.rolls.voters(manager, cycle);
    const people = (of: (entry: (typeof roll)[number]) => boolean): number =>
      roll.filter(of).reduce((sum, { voters }) => sum + voters, 0);
    for (const unit of units) {
      const voters = people(({ unitId }) => unitId === unit.id);
      const cast = ballots.filter(({ unitId }) => unitId === unit.id).length;
      if (cast !== voters) {
        throw new Refused(
          [{ code: 'ballots_do_not_match_roll', params: { unit: unit.name, ballots: cast, voters } }],
          409,
        );
      }
    }
    return {
      count: countVotes({ units, projects, ballots, whenNotFitting: rules.whenNotFitting }),
      ballotsDigest: digestOf(ballots),
      online: people(({ channel }) => channel === 'online'),
      inPerson: people(({ channel }) => channel === 'in_person'),
    };
  }
}

function digestOf(ballots: readonly CastBallot[]): string {
  const lines = ballots.map(({ id, unitId, choices }) => `${id} ${unitId} ${choices.join(',')}\n`).sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
