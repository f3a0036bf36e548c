import { Injectable } from '@nestjs/common';
import { votingTermViolations } from '#libs/budget-rules';
import type { CycleState, LegalDay } from '#libs/contracts';
import { Pipelined, type PreparedStatement } from '../../../platform/database/pipelined.js';
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

type Outcome = { epoch: number } | Refused | undefined;

/** Where the vote stands. */
interface LogState {
  epoch: number;
  state: CycleState;
  from: LegalDay;
  to: LegalDay;
}

interface Known {
  cycle_id: string;
  credential_hash: Buffer;
  leaf_hash: Buffer;
  sequence: number;
  epoch: number;
}

/** Most ballots of one transaction. */
const MOST = 200;
/** Transactions at a time: while one commits, the next group grows; two at a time are smaller and together slower. */
const WRITERS = 1;

/**
 * Writes ballots durably, those that come at the same time in one transaction: each waits for its commit, and what was
 * written together shares its transaction number. Nothing is written but the sealed ballots.
 */
@Injectable()
export class BallotIntakeQueue {
  private readonly waiting: Waiting[] = [];
  private writers = 0;

  constructor(private readonly pipelined: Pipelined) {}

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
      const outcomes = await this.store(batch.map(({ ballot }) => ballot));
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

  /** What became of each ballot; `undefined` when another process wrote for the same credential just then. */
  private async store(ballots: readonly IncomingBallot[]): Promise<Outcome[]> {
    let outcomes: Outcome[] = [];
    let fresh: IncomingBallot[] = [];
    const [written = []] = await this.pipelined.decided(readState(ballots), ([logs = [], known = []]) => {
      const [log] = logs as LogState[];
      if (!log) throw Refused.notFound('cycle');
      ({ outcomes, fresh } = judge(ballots, log, known as Known[]));
      return fresh.length === 0 ? [] : [insert(log.epoch, fresh)];
    });
    const kept = new Set((written as { leaf_hash: Buffer }[]).map(({ leaf_hash: hash }) => keyOf(hash)));
    const lost = new Set(fresh.map(({ leafHash }) => keyOf(leafHash)).filter((key) => !kept.has(key)));
    return outcomes.map((outcome, at) => (lost.has(keyOf(ballots[at]?.leafHash)) ? undefined : outcome));
  }
}

/**
 * The state of the vote, held until the end of the transaction, and then what is known of the credentials: of each from its
 * own place in an index that tells nothing of votes, whatever the planner believes of the tables. One of them is empty again
 * after every epoch, so that is planned each time.
 */
function readState(ballots: readonly IncomingBallot[]): PreparedStatement[] {
  const [{ municipalityId, cycleId }] = ballots as [IncomingBallot];
  return [
    {
      name: 'ballot-log',
      text: `SELECT l.epoch, c.state, c.voting_from::text AS "from", c.voting_to::text AS "to"
       FROM budget_cycle c JOIN vote_log l ON l.municipality_id = c.municipality_id AND l.cycle_id = c.id
      WHERE c.municipality_id = $1 AND c.id = $2 FOR SHARE OF c, l`,
      values: [municipalityId, cycleId],
    },
    {
      text: `SELECT known.* FROM unnest($1::bytea[]) AS asked (hash) CROSS JOIN LATERAL (
       SELECT cycle_id, credential_hash, leaf_hash, sequence, epoch FROM sealed_ballot WHERE credential_hash = asked.hash
       UNION ALL
       SELECT cycle_id, credential_hash, leaf_hash, sequence, epoch FROM vote_leaf WHERE credential_hash = asked.hash
       OFFSET 0) AS known`,
      values: [ballots.map(({ credentialHash }) => credentialHash)],
    },
  ];
}

/** Which ballots are to be written, and what becomes of each if they are. */
function judge(
  ballots: readonly IncomingBallot[],
  log: LogState,
  stored: readonly Known[],
): { outcomes: Outcome[]; fresh: IncomingBallot[] } {
  const known = new Map<string, Known[]>();
  const knownOf = (credentialHash: Buffer): Known[] => {
    const same = known.get(keyOf(credentialHash)) ?? [];
    known.set(keyOf(credentialHash), same);
    return same;
  };
  // A device may use one key in several votes.
  const cycleId = ballots[0]?.cycleId ?? '';
  for (const one of stored) if (one.cycle_id === cycleId) knownOf(one.credential_hash).push(one);
  const fresh: IncomingBallot[] = [];
  const outcomes = ballots.map((ballot): Outcome => {
    const { credentialHash, leafHash, sequence } = ballot;
    const same = knownOf(credentialHash);
    const before = same.find(({ leaf_hash: hash }) => hash.equals(leafHash));
    if (before) return { epoch: before.epoch };
    const closed = votingTermViolations(log.state, log, ballot.today);
    if (closed.length > 0) return new Refused(closed, 409);
    const last = Math.max(0, ...same.map((one) => one.sequence));
    if (sequence <= last) return new Refused([{ code: 'ballot_sequence_used', params: { last } }], 409);
    fresh.push(ballot);
    const { epoch } = log;
    same.push({ cycle_id: cycleId, credential_hash: credentialHash, leaf_hash: leafHash, sequence, epoch });
    return { epoch };
  });
  return { outcomes, fresh };
}

/**
 * In the order of the credentials: two transactions that write for the same ones do not wait for each other in a circle,
 * and what was written together does not lie in the order of its arrival.
 */
function insert(epoch: number, ballots: readonly IncomingBallot[]): PreparedStatement {
  const [first] = ballots;
  const rows = ballots.toSorted(
    (a, b) => a.credentialHash.compare(b.credentialHash) || a.sequence - b.sequence,
  );
  return {
    name: 'ballot-put',
    text: `INSERT INTO sealed_ballot (municipality_id, cycle_id, leaf_hash, unit_id, credential_hash, sequence, epoch, sealed)
     SELECT $1, $2, b.leaf_hash, b.unit_id, b.credential_hash, b.sequence, $3, b.sealed
       FROM unnest($4::bytea[], $5::uuid[], $6::bytea[], $7::int[], $8::bytea[])
            AS b (leaf_hash, unit_id, credential_hash, sequence, sealed)
     ON CONFLICT DO NOTHING RETURNING leaf_hash`,
    values: [
      first?.municipalityId,
      first?.cycleId,
      epoch,
      rows.map(({ leafHash }) => leafHash),
      rows.map(({ unitId }) => unitId),
      rows.map(({ credentialHash }) => credentialHash),
      rows.map(({ sequence }) => sequence),
      rows.map(({ sealed }) => sealed),
    ],
  };
}

const keyOf = (hash: Buffer | undefined): string => hash?.toString('base64') ?? '';
