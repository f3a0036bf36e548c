import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { votingTermViolations } from '#libs/budget-rules';
import type { BallotReceipt, SignedBallot } from '#libs/contracts';
import {
  ballotBytes,
  ballotHash,
  ballotProblems,
  credentialBytes,
  inKeptOrder,
  isBytes,
  receiptBytes,
  toBase64Url,
  type FrozenVote,
} from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { frozenBallot } from '../frozen-ballot.js';
import { BallotIntakeQueue } from './ballot-intake.queue.js';
import { seal } from './hpke.js';
import { isCredential, isEd25519, signAsLog, VoteKeys, type VoteKeySet } from './vote-keys.js';

interface OpenVote {
  cycle: CycleRow;
  frozen: FrozenVote;
  keys: VoteKeySet;
  /** Real time until which what was read may be believed. */
  until: number;
}

/** The state of the vote is asked again by the statement that writes; this only spares reading the rules each time. */
const BELIEVED_MS = 1_000;

/** The credential alone says that somebody may vote; who sends the ballot is never asked. */
@Injectable()
export class TakeBallot {
  private readonly open = new Map<string, Promise<OpenVote>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly keys: VoteKeys,
    private readonly intake: BallotIntakeQueue,
  ) {}

  /** @throws Refused as `BallotReceipt` of the contracts tells. */
  async run(place: PlaceRef, year: number, ballot: SignedBallot): Promise<BallotReceipt> {
    // When the ballot arrived decides, not how long it waited here.
    const today = this.clock.legalToday();
    const vote = await this.voteOf(place, year);
    const closed = votingTermViolations(vote.cycle.state, vote.cycle.voting, today);
    if (closed.length > 0) throw new Refused(closed, 409);
    check(ballot, vote);
    const hash = Buffer.from(ballotHash(ballot));
    const { epoch } = await this.intake.put({
      municipalityId: place.id,
      cycleId: vote.cycle.id,
      today,
      leafHash: hash,
      unitId: ballot.unitId,
      credentialHash: createHash('sha256').update(ballot.credential.key).digest(),
      sequence: ballot.sequence,
      sealed: await seal(vote.keys.counting, Buffer.from(JSON.stringify(padded(ballot, vote.frozen))), hash),
    });
    const receipt = {
      cycleId: vote.cycle.id,
      leafHash: toBase64Url(hash),
      sequence: ballot.sequence,
      epoch,
    };
    return { ...receipt, signature: toBase64Url(signAsLog(vote.keys, receiptBytes(receipt))) };
  }

  private async voteOf(place: PlaceRef, year: number): Promise<OpenVote> {
    const key = `${place.id} ${year}`;
    const known = await this.open.get(key)?.catch(() => undefined);
    if (known && known.until > Date.now()) return known;
    const reading = this.read(place.id, year);
    this.open.set(key, reading);
    return reading;
  }

  private async read(municipalityId: string, year: number): Promise<OpenVote> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, municipalityId, year);
    const closed = votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday());
    if (closed.length > 0) throw new Refused(closed, 409);
    const keys = await this.keys.of(manager, municipalityId, cycle.id);
    return { cycle, frozen: frozenBallot(cycle), keys, until: Date.now() + BELIEVED_MS };
  }
}

/** @throws Refused for a ballot that cannot be counted. */
function check(ballot: SignedBallot, { cycle, frozen, keys }: OpenVote): void {
  if (ballot.cycleId !== cycle.id || ballot.rulesDigest !== cycle.rulesDigest) {
    throw new Refused([{ code: 'ballot_rules_changed', where: 'rulesDigest' }], 409);
  }
  const { credential } = ballot;
  const sizes: [string, number][] = [
    [credential.key, 32],
    [credential.prefix, 32],
    [credential.signature, 384],
    [ballot.signature, 64],
  ];
  if (!sizes.every(([text, length]) => isBytes(text, length))) {
    throw new Refused([{ code: 'ballot_forged' }], 403);
  }
  const unit = keys.units.get(ballot.unitId);
  if (!unit) throw new Refused([{ code: 'ballot_unit_unknown', where: 'unitId' }], 422);
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
  if (!isCredential(unit, credentialBytes(credential), bytes(credential.signature))) {
    throw new Refused([{ code: 'credential_forged' }], 403);
  }
  if (!isEd25519(bytes(credential.key), ballotBytes(ballot), bytes(ballot.signature))) {
    throw new Refused([{ code: 'ballot_forged' }], 403);
  }
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
