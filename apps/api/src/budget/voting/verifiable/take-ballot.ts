import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { votingTermViolations } from '#libs/budget-rules';
import type { BallotReceipt, SignedBallot } from '#libs/contracts';
import {
  ballotBytes,
  ballotProblems,
  inKeptOrder,
  leafBytes,
  receiptBytes,
  type FrozenVote,
} from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Refused } from '../../../platform/http/refused.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { frozenBallot } from '../frozen-ballot.js';
import { Believed } from './believed.js';
import { BallotIntakeQueue } from './ballot-intake.queue.js';
import { seal } from './hpke.js';
import { isCredential, isEd25519, signAsLog, VoteKeys, type VoteKeySet } from './vote-keys.js';

interface OpenVote {
  cycle: CycleRow;
  frozen: FrozenVote;
  keys: VoteKeySet;
}

/** The state of the vote is asked again by the statement that writes; this only spares reading the rules each time. */
const BELIEVED_MS = 1_000;
/** What the hash of a leaf begins with (RFC 6962, section 2.1). */
const LEAF = Buffer.of(0);

/**
 * The credential alone says that somebody may vote; who sends the ballot is never asked. So limits are counted once its
 * signatures are known: false ballots count together and lock nobody out, true ones count for their credential.
 */
@Injectable()
export class TakeBallot {
  private readonly open = new Believed<OpenVote>(BELIEVED_MS);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly keys: VoteKeys,
    private readonly intake: BallotIntakeQueue,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @param counted the request counts among false ballots already.
   * @throws Refused as `BallotReceipt` of the contracts tells.
   */
  async run(place: PlaceRef, year: number, ballot: SignedBallot, counted = false): Promise<BallotReceipt> {
    // When the ballot arrived decides, not how long it waited here.
    const today = this.clock.legalToday();
    const vote = await this.open.get(`${place.id} ${year}`, () => this.read(place.id, year));
    const closed = votingTermViolations(vote.cycle.state, vote.cycle.voting, today);
    if (closed.length > 0) throw new Refused(closed, 409);
    // A page may be older than the rules: whoever votes in good faith is told so, also while others send false ballots.
    if (ballot.cycleId !== vote.cycle.id || ballot.rulesDigest !== vote.cycle.rulesDigest)
      throw new Refused([{ code: 'ballot_rules_changed', where: 'rulesDigest' }], 409);
    const forged = await forgery(ballot, vote);
    if (forged) {
      if (!counted) this.count('falseBallots');
      throw forged;
    }
    this.count('ballots', ballot.credential.key);
    check(ballot, vote);
    const hash = leafHashOf(ballot);
    const { epoch } = await this.intake.put({
      municipalityId: place.id,
      cycleId: vote.cycle.id,
      today,
      leafHash: hash,
      unitId: ballot.unitId,
      credentialHash: createHash('sha256').update(ballot.credential.key).digest(),
      sequence: ballot.sequence,
      sealed: seal(vote.keys.counting, Buffer.from(JSON.stringify(padded(ballot, vote.frozen))), hash),
    });
    const receipt = {
      cycleId: vote.cycle.id,
      leafHash: hash.toString('base64url'),
      sequence: ballot.sequence,
      epoch,
    };
    const signature = signAsLog(vote.keys, receiptBytes(receipt)).toString('base64url');
    return { ...receipt, signature };
  }

  /** @throws Refused 429 for one too many. */
  private count(name: 'ballots' | 'falseBallots', key?: string): void {
    const seconds = this.limits.countTogether(name, key);
    if (seconds !== null) throw new Refused([{ code: 'tooManyRequests', params: { seconds } }], 429);
  }

  private async read(municipalityId: string, year: number): Promise<OpenVote> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, municipalityId, year);
    const closed = votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday());
    if (closed.length > 0) throw new Refused(closed, 409);
    const keys = await this.keys.of(manager, municipalityId, cycle.id);
    return { cycle, frozen: frozenBallot(cycle), keys };
  }
}

/**
 * Why nobody who may vote can have made the ballot; null for a true one. What costs nothing is looked at first; the two
 * signatures take some 0.2 ms in OpenSSL's threads.
 */
async function forgery(ballot: SignedBallot, { keys }: OpenVote): Promise<Refused | null> {
  const key = bytesOf(ballot.credential.key, 32);
  const prefix = bytesOf(ballot.credential.prefix, 32);
  const credential = bytesOf(ballot.credential.signature, 384);
  const signature = bytesOf(ballot.signature, 64);
  if (!key || !prefix || !credential || !signature) return new Refused([{ code: 'ballot_forged' }], 403);
  const unit = keys.units.get(ballot.unitId);
  if (!unit) return new Refused([{ code: 'ballot_unit_unknown', where: 'unitId' }], 422);
  const [issued, signed] = await Promise.all([
    isCredential(unit, Buffer.concat([prefix, key]), credential),
    isEd25519(key, ballotBytes(ballot), signature),
  ]);
  if (!issued) return new Refused([{ code: 'credential_forged' }], 403);
  if (!signed) return new Refused([{ code: 'ballot_forged' }], 403);
  return null;
}

/** @throws Refused for a true ballot that cannot be counted. */
function check(ballot: SignedBallot, { frozen }: OpenVote): void {
  const wrong = ballotProblems(frozen, ballot);
  if (wrong.length > 0) throw new Refused(wrong, 422);
  if (inKeptOrder(ballot, frozen.rules.ballot).choices.some((nr, at) => nr !== ballot.choices[at])) {
    throw new Refused([{ code: 'ballot_choices_order', where: 'choices' }], 422);
  }
}

/** All seals of a vote are equally long, so that their length does not tell how many projects somebody chose. */
function padded(ballot: SignedBallot, { projects }: FrozenVote): SignedBallot & { pad: string } {
  const longest = 24 * (projects.length + 1);
  const used = ballot.choices.join(',').length + (ballot.points?.join(',').length ?? 0);
  const fixed = String(ballot.sequence).length + (ballot.points === null ? 'null'.length : '[]'.length);
  return { ...ballot, pad: ' '.repeat(Math.max(0, longest + 16 - used - fixed)) };
}

/** The bytes of a base64url text in its one form; null when it is none, or another number of bytes. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}

/** `ballotHash` of the library, by OpenSSL. */
const leafHashOf = (ballot: SignedBallot): Buffer =>
  createHash('sha256').update(LEAF).update(leafBytes(ballot)).digest();
