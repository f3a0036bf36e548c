import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { orderByLot, type CountProgress, type CycleCountInput } from '#libs/budget-count';
import { votingUnits } from '#libs/budget-rules';
import { wholeRules, type CycleCount, type ResultCorrection } from '#libs/contracts';
import { canonicalJson } from '../../platform/audit/canonical-json.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { takenResults } from '../geolatvija/imports.query.js';
import { sumsInput } from '../geolatvija/preview-results.js';
import { BallotBox, type CastBallot } from '../voting/ballot-box.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { VoteRolls } from '../voting/vote-rolls.js';
import { CountWork } from './count-work.js';
import { corrected } from './corrected-ballots.js';

/** What is counted, and how many people cast it. */
export interface OpenedBallots {
  input: CycleCountInput;
  /** SHA-256 over all ballots with their random ids, so that it cannot be found by trying out totals. */
  ballotsDigest: string;
  ballots: number;
  online: number;
  inPerson: number;
}

/** What the ballots come to. */
export interface CountedBallots extends Omit<OpenedBallots, 'input'> {
  count: CycleCount;
}

/** What a count depends on beside the ballots. */
export interface CountGiven {
  /** Words of the two people who count, for the lot. */
  words?: readonly string[];
  /** The seed of a lot that was drawn before. */
  seed?: string | null;
  correction?: ResultCorrection | null;
}

/** Counts by the rules as they were frozen. The same ballots always come to the same. */
@Injectable()
export class CountBallots {
  constructor(
    private readonly box: BallotBox,
    private readonly rolls: VoteRolls,
    private readonly cycles: BudgetCycles,
    private readonly work: CountWork,
  ) {}

  /** @throws Refused 409 `ballots_do_not_match_roll`, see {@link open}. */
  async of(manager: EntityManager, cycle: CycleRow, given: CountGiven = {}): Promise<CountedBallots> {
    return this.count(await this.open(manager, cycle, given));
  }

  /** Counts what was opened, in a thread of its own where it takes long. */
  async count(
    { input, ...known }: OpenedBallots,
    onProgress?: (progress: CountProgress) => void,
  ): Promise<CountedBallots> {
    return { ...known, count: await this.work.count(input, onProgress ? { onProgress } : {}) };
  }

  /** What GeoLatvija.lv counted: sums alone, so only rules that need no more are lawful there. */
  private async taken(
    manager: EntityManager,
    cycle: CycleRow,
    { words = [], seed, correction = null }: CountGiven,
  ): Promise<OpenedBallots> {
    const results = await takenResults(manager, cycle);
    if (!results)
      throw new Refused([{ code: 'geo_results_missing', article: { act: 'PL', ref: '61.7' } }], 409);
    if (correction && correction.added.length + correction.removed.length > 0)
      throw new Refused([{ code: 'geo_no_single_ballots' }], 422);
    const { rules, units, projects, ballots } = sumsInput(cycle, results);
    const sums = [...results.votes].sort((a, b) => a.nr - b.nr).map(({ nr, votes }) => ({ nr, votes }));
    const ballotsDigest = sha256(
      canonicalJson({ number: results.number, votes: sums, voters: results.voters }),
    );
    const counted = corrected(projects, ballots.map(nobodys), correction);
    const online = results.voters.reduce((sum, { voters }) => sum + voters, 0);
    const lot =
      rules.ties === 'lot' ? drawn(seed ?? [ballotsDigest, ...words].join(':'), counted.projects) : null;
    return {
      input: { rules, units, ...counted, lot },
      ...{ ballotsDigest, ballots: online, online, inPerson: 0 },
    };
  }

  /**
   * Everything that a count depends on.
   *
   * @throws Refused 409 `ballots_do_not_match_roll` when a unit has more ballots than people in the roll, or, where
   *   every one of them handed in a ballot in the same act, fewer.
   */
  async open(
    manager: EntityManager,
    cycle: CycleRow,
    { words = [], seed, correction = null }: CountGiven = {},
  ): Promise<OpenedBallots> {
    const { units: frozen, projects, rules: stored } = frozenBallot(cycle);
    const rules = wholeRules(stored);
    if (rules.votingVenue === 'geolatvija') return this.taken(manager, cycle, { words, seed, correction });
    const order = (await this.cycles.units(manager, cycle.municipalityId, cycle.id)).map(({ id }) => id);
    const units = [...frozen].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    const ballots = await this.box.opened(manager, cycle);
    const roll = await this.rolls.voters(manager, cycle);
    for (const { id, name } of votingUnits(units, rules)) {
      for (const channel of ['online', 'in_person'] as const) {
        const voters = roll.find((one) => one.unitId === id && one.channel === channel)?.voters ?? 0;
        const cast = ballots.filter((one) => one.unitId === id && one.channel === channel).length;
        const atOnce = channel === 'online' && rules.secrecy === 'apart';
        if (cast > voters || (atOnce && cast < voters)) {
          const params = { unit: name ?? cycle.title, ballots: cast, voters };
          throw new Refused([{ code: 'ballots_do_not_match_roll', params }], 409);
        }
      }
    }
    const people = (channel: CastBallot['channel']): number =>
      roll.reduce((sum, one) => sum + (one.channel === channel ? one.voters : 0), 0);
    const ballotsDigest = digestOf(ballots);
    const counted = corrected(projects, ballots, correction);
    return {
      input: {
        ...{ rules, units, ...counted },
        lot:
          rules.ties === 'lot' ? drawn(seed ?? [ballotsDigest, ...words].join(':'), counted.projects) : null,
      },
      ...{ ballotsDigest, ballots: counted.ballots.length },
      ...{ online: people('online'), inPerson: people('in_person') },
    };
  }
}

/** A ballot that was made of sums, as one that was cast. */
function nobodys({ unitId, choices }: CycleCountInput['ballots'][number], at: number): CastBallot {
  return { id: String(at), unitId, choices: [...choices], points: null, channel: 'online' };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Nobody knows the digest before the ballots are opened, and nobody knows both words before the second person gives one. */
function drawn(seed: string, projects: readonly { nr: number }[]): CycleCountInput['lot'] {
  return {
    seed,
    order: orderByLot(
      seed,
      projects.map(({ nr }) => nr),
      sha256,
    ),
  };
}

function digestOf(ballots: readonly CastBallot[]): string {
  const lines = ballots
    .map(({ id, unitId, choices, points }) => {
      return `${id} ${unitId} ${choices.join(',')}${points ? ` ${points.join(',')}` : ''}\n`;
    })
    .sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
