import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { votingTermViolations } from '#libs/budget-rules';
import type { CycleState, LegalDay } from '#libs/contracts';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Refused } from '../../../platform/http/refused.js';

/** A ballot on its way into the database. */
export interface IncomingBallot {
  municipalityId: string;
  cycleId: string;
  /** Legal day of its arrival. */
  today: LegalDay;
  leafHash: Buffer;
  unitId: string;
  credentialHash: Buffer;
  sequence: number;
  sealed: Buffer;
}

interface Waiting {
  ballot: IncomingBallot;
  resolve: (taken: { epoch: number }) => void;
  reject: (error: unknown) => void;
}

interface Known {
  credential_hash: Buffer;
  leaf_hash: Buffer;
  sequence: number;
  epoch: number;
}

/** Most ballots of one transaction. */
const MOST = 200;
/** Transactions at a time. */
const WRITERS = 3;

/**
 * Writes ballots durably, those that come at the same time in one transaction: each waits for its commit, and what was
 * written together shares its transaction number. Nothing is written but the sealed ballots.
 */
@Injectable()
export class BallotIntakeQueue {
  private readonly waiting: Waiting[] = [];
  private writers = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Resolves when the ballot is committed, with the epoch that takes it.
   *
   * @throws Refused 409 `ballot_sequence_used` and when voting has ended.
   */
  put(ballot: IncomingBallot): Promise<{ epoch: number }> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ballot, resolve, reject });
      this.employ();
    });
  }

  private employ(): void {
    if (this.writers >= WRITERS || this.waiting.length === 0) return;
    this.writers += 1;
    void this.write().finally(() => {
      this.writers -= 1;
      this.employ();
    });
  }

  private async write(): Promise<void> {
    // What comes in the same turn of the loop goes along.
    await new Promise(setImmediate);
    const [first] = this.waiting;
    if (!first) return;
    const batch: Waiting[] = [];
    for (let at = 0; at < this.waiting.length && batch.length < MOST;) {
      const one = this.waiting[at];
      if (one?.ballot.cycleId === first.ballot.cycleId) batch.push(...this.waiting.splice(at, 1));
      else at += 1;
    }
    try {
      const outcomes = await this.unitOfWork.run({ kind: 'system' }, ({ manager }) => store(manager, batch));
      for (const [at, { resolve, reject, ballot }] of batch.entries()) {
        const outcome = outcomes[at];
        if (outcome === undefined) this.waiting.push({ ballot, resolve, reject });
        else if (outcome instanceof Refused) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

type Outcome = { epoch: number } | Refused | undefined;

/** What became of each ballot; `undefined` when another process wrote for the same credential just then. */
async function store(manager: EntityManager, batch: readonly Waiting[]): Promise<Outcome[]> {
  const ballots = batch.map(({ ballot }) => ballot);
  const [{ municipalityId, cycleId }] = ballots as [IncomingBallot];
  const [log] = await manager.query<{ epoch: number; state: CycleState; from: LegalDay; to: LegalDay }[]>(
    `SELECT l.epoch, c.state, c.voting_from::text AS "from", c.voting_to::text AS "to"
       FROM budget_cycle c JOIN vote_log l ON l.municipality_id = c.municipality_id AND l.cycle_id = c.id
      WHERE c.municipality_id = $1 AND c.id = $2 FOR SHARE OF c, l`,
    [municipalityId, cycleId],
  );
  if (!log) throw Refused.notFound('cycle');
  const hashes = ballots.map(({ credentialHash }) => credentialHash);
  const known = await manager.query<Known[]>(
    `SELECT credential_hash, leaf_hash, sequence, epoch FROM sealed_ballot
      WHERE municipality_id = $1 AND cycle_id = $2 AND credential_hash = ANY($3)
      UNION ALL
     SELECT credential_hash, leaf_hash, sequence, epoch FROM vote_leaf
      WHERE municipality_id = $1 AND cycle_id = $2 AND credential_hash = ANY($3)`,
    [municipalityId, cycleId, hashes],
  );
  const fresh: IncomingBallot[] = [];
  const outcomes = ballots.map((ballot): Outcome => {
    const same = known.filter(({ credential_hash: hash }) => hash.equals(ballot.credentialHash));
    const before = same.find(({ leaf_hash: hash }) => hash.equals(ballot.leafHash));
    if (before) return { epoch: before.epoch };
    const closed = votingTermViolations(log.state, log, ballot.today);
    if (closed.length > 0) return new Refused(closed, 409);
    const last = Math.max(0, ...same.map(({ sequence }) => sequence));
    if (ballot.sequence <= last)
      return new Refused([{ code: 'ballot_sequence_used', params: { last } }], 409);
    fresh.push(ballot);
    known.push({
      credential_hash: ballot.credentialHash,
      leaf_hash: ballot.leafHash,
      sequence: ballot.sequence,
      epoch: log.epoch,
    });
    return { epoch: log.epoch };
  });
  const written = await insert(manager, log.epoch, fresh);
  const lost = new Set(fresh.map(({ leafHash }) => keyOf(leafHash)).filter((key) => !written.has(key)));
  return outcomes.map((outcome, at) => (lost.has(keyOf(ballots[at]?.leafHash)) ? undefined : outcome));
}

async function insert(
  manager: EntityManager,
  epoch: number,
  ballots: readonly IncomingBallot[],
): Promise<Set<string>> {
  const [first] = ballots;
  if (!first) return new Set();
  const rows = await manager.query<{ leaf_hash: Buffer }[]>(
    `INSERT INTO sealed_ballot (municipality_id, cycle_id, leaf_hash, unit_id, credential_hash, sequence, epoch, sealed)
     SELECT $1, $2, b.leaf_hash, b.unit_id, b.credential_hash, b.sequence, $3, b.sealed
       FROM unnest($4::bytea[], $5::uuid[], $6::bytea[], $7::int[], $8::bytea[])
            AS b (leaf_hash, unit_id, credential_hash, sequence, sealed)
     ON CONFLICT DO NOTHING RETURNING leaf_hash`,
    [
      first.municipalityId,
      first.cycleId,
      epoch,
      ballots.map(({ leafHash }) => leafHash),
      ballots.map(({ unitId }) => unitId),
      ballots.map(({ credentialHash }) => credentialHash),
      ballots.map(({ sequence }) => sequence),
      ballots.map(({ sealed }) => sealed),
    ],
  );
  return new Set(rows.map(({ leaf_hash: hash }) => keyOf(hash)));
}

const keyOf = (hash: Buffer | undefined): string => hash?.toString('base64') ?? '';
