import { createHash } from 'node:crypto';
import type { CycleCount, CycleRules } from '#libs/contracts';
import { BallotBox } from '../../../apps/api/src/budget/voting/ballot-box.js';
import { RollHashes } from '../../../apps/api/src/budget/voting/roll-hashes.js';
import { VoteRolls } from '../../../apps/api/src/budget/voting/vote-rolls.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { countVotes } from '../../support/budget.js';
import { TestClient } from '../../support/client.js';
import {
  ballotOf,
  closeCycle,
  cycleRow,
  logInVoters,
  openCycle,
  PLACE,
  placeId,
  registerPeople,
  today,
  voteAs,
  type TestCycle,
} from './voting-support.js';

/** A page of the desk of a cycle, and one that everybody may read. */
export const desk = (cycle: TestCycle, what: string): string =>
  `/api/m/${PLACE}/budget/cycles/${cycle.id}/${what}`;
export const open = (cycle: TestCycle, what: string): string =>
  `/api/m/${PLACE}/budget/${cycle.year}/${what}`;

/** Numbers of the winners. */
export const winners = (count: CycleCount): number[] =>
  count.units.flatMap(({ outcomes }) => outcomes.filter(({ won }) => won).map(({ nr }) => nr)).sort();

/** Cycles whose votes are cast, counted, announced; each has a year of its own. */
export class CountedCycles {
  private constructor(
    readonly test: TestApp,
    readonly coordinator: TestClient,
    readonly secretary: TestClient,
    private year: number,
  ) {}

  static async start(year: number): Promise<CountedCycles> {
    const test = await startTestApp();
    const { coordinator } = await logInVoters(test);
    return new CountedCycles(test, coordinator, await TestClient.loggedIn(test.url, 'Kristīne Liepa'), year);
  }

  /** A year without a cycle. */
  nextYear(): number {
    return this.year++;
  }

  /**
   * A cycle whose voting has ended; choices of the first unit, or of the second where they name its projects.
   *
   * @param inForgottenBox people of the first unit who are marked, and whose papers nobody has found.
   */
  async voted(
    votes: readonly number[][],
    rules: Partial<CycleRules> = {},
    paper: readonly number[][] = [],
    inForgottenBox = 0,
  ): Promise<TestCycle> {
    const { test } = this;
    const cycle = await openCycle(test, this.coordinator, { year: this.nextYear(), rules, inPart: [1, 5] });
    const unitOf = (choices: readonly number[]): 0 | 1 => ((choices[0] ?? 0) > 3 ? 1 : 0);
    const people = await registerPeople(
      test,
      votes.map((_, at) => (at < 3 ? '2005-01-01' : '1960-01-01')),
    );
    for (const [at, choices] of votes.entries()) {
      const ballot = await ballotOf(test, cycle, [...choices], unitOf(choices));
      await voteAs(test, people[at] ?? '', cycle, { ...ballot, points: null });
    }
    const row = await cycleRow(test, cycle);
    const municipalityId = await placeId(test);
    const hashes = test.app.get(RollHashes, { strict: false });
    await test.dataSource.transaction(async (manager) => {
      const forgotten = Array.from({ length: inForgottenBox }, (): null => null);
      for (const [at, choices] of [...paper, ...forgotten].entries()) {
        const code = createHash('sha256').update(`${cycle.id} ${at}`).digest();
        const voter = { hashes: hashes.of(municipalityId, cycle.id, [code]), bornOn: '1960-01-01' };
        const unitId = cycle.units[choices ? unitOf(choices) : 0];
        const entry = { unitId, channel: 'in_person' as const, day: today(test) };
        await test.app.get(VoteRolls, { strict: false }).enter(manager, row, voter, entry);
        if (!choices) continue;
        const ballot = { unitId, choices: [...choices], points: null };
        await test.app.get(BallotBox, { strict: false }).add(manager, row, 'in_person', [ballot]);
      }
    });
    await closeCycle(test, cycle);
    return cycle;
  }

  async counted(...given: Parameters<CountedCycles['voted']>): Promise<TestCycle> {
    const cycle = await this.voted(...given);
    const answer = await countVotes(this.secretary, this.coordinator, PLACE, cycle.id, 'vārds');
    if (answer.status !== 200) throw new Error(answer.text);
    return cycle;
  }

  async announced(...given: Parameters<CountedCycles['voted']>): Promise<TestCycle> {
    const cycle = await this.counted(...given);
    const answer = await this.coordinator.post(desk(cycle, 'announce'), { minutesRef: 'Protokols 3' });
    if (answer.status !== 200) throw new Error(answer.text);
    return cycle;
  }
}
