import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { grown, headBytes, rootOf, toBase64Url, type Subtrees } from '#libs/verifiable-ballot';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../../platform/outbox/outbox-handlers.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { MoveCycle } from '../../cycles/move-cycle.js';
import { TidyTables } from '../tidy-tables.js';
import { VoteRolls } from '../vote-rolls.js';
import { signAsLog, VoteKeys } from './vote-keys.js';
import { VoteNotices } from './vote-notices.js';

const LOOK_EVERY_MS = 10_000;
const HASH_BYTES = 32;

interface LogRow {
  epoch: number;
  size: number;
  subtrees: Buffer;
}

/** Moves the ballots that wait into the log, in the order of their hashes, and signs its new head. */
@Injectable()
export class EndEpoch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('VoteLog');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly rolls: VoteRolls,
    private readonly keys: VoteKeys,
    private readonly notices: VoteNotices,
    private readonly tables: TidyTables,
    private readonly handlers: OutboxHandlers,
  ) {}

  onApplicationBootstrap(): void {
    this.moves.before('closeVoting', async (tx, cycle) => {
      await this.run(tx, cycle);
      await tx.manager.query(`DELETE FROM credential_request WHERE municipality_id = $1 AND cycle_id = $2`, [
        cycle.municipalityId,
        cycle.id,
      ]);
    });
    this.handlers.on('budget.epochEnded', (payload) =>
      this.tables.tidy(
        String(payload['cycleId']),
        ['sealed_ballot', 'vote_roll', 'vote_notice'],
        String(payload['mixedBy']),
      ),
    );
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.endDue());
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Ends every epoch that is full or old enough. */
  async endDue(): Promise<void> {
    const { ballots, minutes, least } = this.config.voteEpoch;
    try {
      const due = await this.dataSource.query<{ municipality_id: string; cycle_id: string }[]>(
        `SELECT l.municipality_id, l.cycle_id FROM vote_log l
           JOIN budget_cycle c ON c.municipality_id = l.municipality_id AND c.id = l.cycle_id AND c.state = 'voting'
          CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM sealed_ballot b
                               WHERE b.municipality_id = l.municipality_id AND b.cycle_id = l.cycle_id) waiting
          WHERE waiting.n >= $1
             OR (waiting.n >= $3 AND l.epoch_since <= now() - make_interval(mins => $2::int))`,
        [ballots, minutes, least],
      );
      for (const { municipality_id: municipalityId, cycle_id: cycleId } of due) {
        await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
          const cycle = await this.cycles.load(tx.manager, municipalityId, cycleId, true);
          if (cycle.state === 'voting') await this.run(tx, cycle);
        });
      }
    } catch (error) {
      this.log.error(error instanceof Error ? error.message : String(error));
    }
  }

  /** Ends the epoch in the open transaction; nothing happens where no ballot waits, or the vote has no log. */
  async run(tx: Transaction, cycle: CycleRow): Promise<void> {
    const { manager } = tx;
    const { municipalityId, id: cycleId } = cycle;
    const place = [municipalityId, cycleId];
    const [log] = await manager.query<LogRow[]>(
      `SELECT epoch, size, subtrees FROM vote_log WHERE municipality_id = $1 AND cycle_id = $2 FOR UPDATE`,
      place,
    );
    if (!log) return;
    await this.notices.send(tx, cycle);
    const leaves = await append(manager, cycle, log);
    if (leaves.length === 0) return;
    const before = { size: log.size, roots: split(log.subtrees) };
    await this.sign(manager, cycle, log, before, grown(before, leaves));
    const since = await this.lastMixed(manager, cycle, log.epoch);
    await this.rolls.mix(manager, cycle, since);
    const [mixed] = await manager.query<{ xid: string }[]>(`SELECT pg_current_xact_id()::text AS xid`);
    tx.emit('budget.epochEnded', { municipalityId, cycleId, epoch: log.epoch, mixedBy: mixed?.xid ?? '' });
  }

  private async sign(
    manager: EntityManager,
    { municipalityId, id: cycleId }: CycleRow,
    { epoch }: LogRow,
    before: Subtrees,
    after: Subtrees,
  ): Promise<void> {
    const root = rootOf(after);
    const day = this.clock.legalToday();
    const statement = { cycleId, epoch, size: after.size, root: toBase64Url(root), day };
    const signature = signAsLog(await this.keys.of(manager, municipalityId, cycleId), headBytes(statement));
    await manager.query(
      `INSERT INTO vote_head (municipality_id, cycle_id, epoch, before, subtrees, size, root, day, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        municipalityId,
        cycleId,
        epoch,
        before.size,
        Buffer.concat(before.roots),
        after.size,
        Buffer.from(root),
        day,
        signature,
      ],
    );
    await manager.query(
      `UPDATE vote_log SET epoch = $3, size = $4, subtrees = $5, epoch_since = now()
        WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, cycleId, epoch + 1, after.size, Buffer.concat(after.roots)],
    );
  }

  /** Entries of earlier days were mixed with the epoch before. */
  private async lastMixed(
    manager: EntityManager,
    { municipalityId, id, voting }: CycleRow,
    epoch: number,
  ): Promise<string> {
    const [head] = await manager.query<{ day: string }[]>(
      `SELECT day::text FROM vote_head WHERE municipality_id = $1 AND cycle_id = $2 AND epoch = $3`,
      [municipalityId, id, epoch - 1],
    );
    return head?.day ?? voting.from;
  }
}

/** Moves what waits to the end of the log, within the database. @returns the leaf hashes in the order of the log. */
async function append(
  manager: EntityManager,
  { municipalityId, id: cycleId }: CycleRow,
  { epoch, size }: LogRow,
): Promise<Buffer[]> {
  const moved = await manager.query<{ leaf_hash: Buffer }[]>(
    `WITH waiting AS (DELETE FROM sealed_ballot WHERE municipality_id = $1 AND cycle_id = $2
                      RETURNING leaf_hash, unit_id, credential_hash, sequence, sealed)
     INSERT INTO vote_leaf (municipality_id, cycle_id, position, leaf_hash, unit_id, credential_hash, sequence,
       epoch, sealed)
     SELECT $1, $2, $3 + row_number() OVER (ORDER BY leaf_hash) - 1, leaf_hash, unit_id, credential_hash, sequence,
            $4, sealed
       FROM waiting ORDER BY leaf_hash
     RETURNING leaf_hash`,
    [municipalityId, cycleId, size, epoch],
  );
  return moved.map((leaf) => leaf.leaf_hash).sort((a, b) => a.compare(b));
}

/** Hashes that stand one after the other. */
export function split(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}
