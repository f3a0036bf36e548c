import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { votingTermViolations, votingVenueViolations } from '#libs/budget-rules';
import type { CredentialBackup, CredentialRequest, IssuedCredential, LegalDay } from '#libs/contracts';
import { isBytes, toBase64Url } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { VoteRolls, type RollEntry } from '../vote-rolls.js';
import { Voters, type Voter } from '../voters.js';
import { Believed } from './believed.js';
import { signBlindly, VoteKeys } from './vote-keys.js';

const BLINDED_BYTES = 384;
/** The state of the vote is asked again by the transaction; this only spares reading the rules each time. */
const BELIEVED_MS = 1_000;

interface StoredRequest {
  unit_id: string;
  request_hash: Buffer;
  backup: Buffer;
}

/**
 * Signs a credential blindly for somebody who may vote, and marks the roll, in one transaction, once (PL 60(4)). Nothing
 * is written that has a time: no audit record, no message; the notice waits for the end of the epoch.
 */
@Injectable()
export class IssueCredential {
  private readonly open = new Believed<CycleRow>(BELIEVED_MS);

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
    private readonly keys: VoteKeys,
  ) {}

  /**
   * @throws Refused 409 outside the days of voting, for a second credential (`credential_issued`), for somebody who voted
   *   in person (`already_voted`), and under other rules; 403 for somebody who may not vote here; 422 for another unit.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    year: number,
    asked: CredentialRequest,
  ): Promise<IssuedCredential> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const today = this.clock.legalToday();
    const { manager } = this.dataSource;
    const known = await this.open.get(`${place.id} ${year}`, async () => {
      const cycle = await this.cycles.loadPublic(manager, place.id, year);
      ensureOpen(cycle, today);
      return cycle;
    });
    const keys = await this.keys.of(manager, place.id, known.id);
    const unit = keys.units.get(asked.unitId);
    if (!unit) throw new Refused([{ code: 'ballot_unit_unknown', where: 'unitId' }], 422);
    if (!isBytes(asked.blinded, BLINDED_BYTES)) {
      throw new Refused([{ code: 'credential_unreadable', where: 'blinded' }], 422);
    }
    const voter = await this.voters.of(actor.personId, known);
    ensureAllowed(voter.may, 403);
    const blinded = Buffer.from(asked.blinded, 'base64url');
    const signature = toBase64Url(signBlindly(unit, blinded));
    const requestHash = createHash('sha256').update(blinded).digest();
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await holdOpen(tx, known, today);
      if (asked.rulesDigest !== cycle.rulesDigest) {
        throw new Refused([{ code: 'ballot_rules_changed', where: 'rulesDigest' }], 409);
      }
      const { unitId } = asked;
      if (!(await this.rolls.enter(tx.manager, cycle, voter, { unitId, channel: 'online', day: today }))) {
        return { signature, issuedOn: await this.again(tx, cycle, voter, requestHash) };
      }
      await tx.manager.query(
        `WITH notice AS (INSERT INTO vote_notice (municipality_id, cycle_id, person_id) VALUES ($1, $2, $7)
                         ON CONFLICT DO NOTHING)
         INSERT INTO credential_request (municipality_id, cycle_id, person_hash, unit_id, request_hash, backup)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          ...[place.id, cycle.id, voter.hashes[0], unitId, requestHash],
          ...[Buffer.from(asked.backup, 'base64url'), actor.personId],
        ],
      );
      return { signature, issuedOn: today };
    });
  }

  /** What the person sealed when they asked. @throws Refused 404 when they have asked for none. */
  async backup(actor: Actor, place: PlaceRef, year: number): Promise<CredentialBackup> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const voter = await this.voters.of(actor.personId, cycle);
    const entry = await this.rolls.find(manager, cycle, voter);
    const stored = await this.request(manager, cycle, voter);
    if (!entry || !stored) throw Refused.notFound('credential');
    return { unitId: stored.unit_id, issuedOn: entry.votedOn, backup: toBase64Url(stored.backup) };
  }

  /** The day of the roll for whoever asks for the same signature again. */
  private async again(
    { manager }: Transaction,
    cycle: CycleRow,
    voter: Voter,
    requestHash: Buffer,
  ): Promise<LegalDay> {
    const entry: RollEntry | null = await this.rolls.find(manager, cycle, voter);
    const stored = await this.request(manager, cycle, voter);
    if (entry && stored?.request_hash.equals(requestHash)) return entry.votedOn;
    const code = entry?.channel === 'in_person' ? 'already_voted' : 'credential_issued';
    throw new Refused([{ code, article: { act: 'PL', ref: '60(4)' } }], 409);
  }

  private async request(
    manager: Transaction['manager'],
    cycle: CycleRow,
    voter: Voter,
  ): Promise<StoredRequest | null> {
    const [stored] = await manager.query<StoredRequest[]>(
      `SELECT unit_id, request_hash, backup FROM credential_request
        WHERE municipality_id = $1 AND cycle_id = $2 AND person_hash = ANY($3)`,
      [cycle.municipalityId, cycle.id, voter.hashes],
    );
    return stored ?? null;
  }
}

/** Voters do not wait for each other, but closing waits for them, and whoever comes after it sees that it is closed. */
async function holdOpen({ manager }: Transaction, known: CycleRow, today: LegalDay): Promise<CycleRow> {
  const [row] = await manager.query<Pick<CycleRow, 'state' | 'voting' | 'rulesDigest'>[]>(
    `SELECT c.state, jsonb_build_object('from', c.voting_from, 'to', c.voting_to) AS voting,
            c.rules_digest AS "rulesDigest"
       FROM budget_cycle c WHERE c.municipality_id = $1 AND c.id = $2 FOR SHARE`,
    [known.municipalityId, known.id],
  );
  if (!row) throw Refused.notFound('cycle');
  // Rules do not change while people vote.
  const cycle = { ...known, ...row };
  ensureOpen(cycle, today);
  return cycle;
}

function ensureOpen(cycle: CycleRow, today: LegalDay): void {
  const closed = [
    ...votingVenueViolations(cycle.rules),
    ...votingTermViolations(cycle.state, cycle.voting, today),
  ];
  if (closed.length > 0) throw new Refused(closed, 409);
}
