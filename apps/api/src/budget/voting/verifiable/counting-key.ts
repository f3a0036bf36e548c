import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { votingUnits } from '#libs/budget-rules';
import type { CountingKeyView, CycleState } from '#libs/contracts';
import { joinShares, SHARES_NEEDED, splitSecret } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../../platform/database/unit-of-work.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { MoveCycle } from '../../cycles/move-cycle.js';
import { newKeyPair, open, openingKey, passphraseKeys, seal, sealingKey } from './hpke.js';
import { OpenBallots } from './open-ballots.js';
import { ServerSeal } from './server-seal.js';
import { VoteKeys } from './vote-keys.js';

interface HolderRow {
  person_id: string;
  name: string;
  salt: Buffer;
  public_key: Buffer;
  sealed_share: Buffer | null;
  given_share: Buffer | null;
  unlocked: boolean;
}

const BEFORE_VOTING: readonly CycleState[] = ['preparing', 'submission', 'evaluation', 'ballot_ready'];
const SALT_BYTES = 16;

/**
 * The key that opens the ballots: made when voting opens, split at once among the holders, sealed for each to their
 * passphrase, and forgotten. Any two of them give it back after the end of voting.
 */
@Injectable()
export class CountingKey implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly keys: VoteKeys,
    private readonly seals: ServerSeal,
    private readonly ballots: OpenBallots,
  ) {}

  onModuleInit(): void {
    this.moves.before('openVoting', async (tx, cycle) => {
      if (cycle.rules.secrecy === 'verifiable') await this.make(tx.manager, cycle);
    });
  }

  async view(actor: Actor, place: PlaceRef, cycleId: string): Promise<CountingKeyView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const holders = await this.holders(manager, cycle);
    return {
      secrecy: cycle.rules.secrecy,
      holders: holders.map(({ person_id: personId, name, unlocked }) => ({ personId, name, unlocked })),
      needed: SHARES_NEEDED,
      state: (await this.isOpen(manager, cycle))
        ? 'open'
        : BEFORE_VOTING.includes(cycle.state)
          ? 'gathering'
          : cycle.state === 'voting'
            ? 'sealed'
            : 'waiting',
      mine: actor.kind === 'person' && holders.some((holder) => holder.person_id === actor.personId),
    };
  }

  /** Makes the person a holder, or gives a holder another passphrase, before voting opens. @throws Refused 409 later. */
  async hold(actor: Actor, place: PlaceRef, cycleId: string, passphrase: string): Promise<void> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const salt = randomBytes(SALT_BYTES);
    const { publicKey } = await passphraseKeys(passphrase, salt);
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      if (cycle.rules.secrecy !== 'verifiable') throw new Refused([{ code: 'vote_not_verifiable' }], 409);
      if (!BEFORE_VOTING.includes(cycle.state)) throw new Refused([{ code: 'counting_key_made' }], 409);
      await tx.manager.query(
        `INSERT INTO counting_key_holder (municipality_id, cycle_id, person_id, salt, public_key)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT counting_key_holder_pk DO UPDATE SET salt = $4, public_key = $5`,
        [place.id, cycleId, actor.personId, salt, publicKey],
      );
      this.audit(tx, place.id, cycleId, 'budget.keyHeld');
    });
  }

  /**
   * Takes a holder's passphrase after the end of voting; the second one opens the ballots, and no further one is kept.
   *
   * @throws Refused 409 before the end of voting, 403 for who holds no share, 422 `passphrase_wrong`.
   */
  async unlock(actor: Actor, place: PlaceRef, cycleId: string, passphrase: string): Promise<CountingKeyView> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      if (cycle.state !== 'voting_ended') throw new Refused([{ code: 'counting_key_not_now' }], 409);
      const holders = await this.holders(tx.manager, cycle);
      const own = holders.find((holder) => holder.person_id === actor.personId);
      if (!own?.sealed_share) throw new Refused([{ code: 'counting_key_not_yours' }], 403);
      if (await this.isOpen(tx.manager, cycle)) return;
      const share = await openShare(own, passphrase, cycleId);
      const other = holders.find((holder) => holder.given_share && holder.person_id !== actor.personId);
      await tx.manager.query(
        `UPDATE counting_key_holder SET unlocked = true, given_share = $4
          WHERE municipality_id = $1 AND cycle_id = $2 AND person_id = $3`,
        [place.id, cycleId, actor.personId, this.seals.seal(`share:${cycleId}:${own.person_id}`, share)],
      );
      this.audit(tx, place.id, cycleId, 'budget.keyGiven');
      if (!other?.given_share) return;
      const given = this.seals.open(`share:${cycleId}:${other.person_id}`, other.given_share);
      const secret = joinShares([shareOf(share), shareOf(given)]);
      await this.ballots.run(tx, cycle, openingKey(secret));
      await tx.manager.query(
        `UPDATE counting_key_holder SET given_share = NULL WHERE municipality_id = $1 AND cycle_id = $2`,
        [place.id, cycleId],
      );
      this.audit(tx, place.id, cycleId, 'budget.ballotsOpened');
    });
    return this.view(actor, place, cycleId);
  }

  /** Gives each holder a share; voting opens only with enough of them. */
  private async make(manager: EntityManager, cycle: CycleRow): Promise<void> {
    const holders = await this.holders(manager, cycle);
    const { publicKey, secret } = await newKeyPair();
    const shares = splitSecret(secret, holders.length, randomBytes(secret.length));
    for (const [at, holder] of holders.entries()) {
      const share = shares[at];
      if (!share) throw new Error('A share for every holder.');
      const sealed = seal(
        sealingKey(holder.public_key),
        Buffer.concat([Buffer.of(share.x), share.y]),
        Buffer.from(`share:${cycle.id}`),
      );
      await manager.query(
        `UPDATE counting_key_holder SET sealed_share = $4
          WHERE municipality_id = $1 AND cycle_id = $2 AND person_id = $3`,
        [cycle.municipalityId, cycle.id, holder.person_id, sealed],
      );
    }
    secret.fill(0);
    const units = votingUnits(await this.cycles.units(manager, cycle.municipalityId, cycle.id), cycle.rules);
    await this.keys.make(
      manager,
      cycle,
      units.map(({ id }) => id),
      publicKey,
    );
  }

  private async isOpen(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<boolean> {
    const [log] = await manager.query<{ open: boolean }[]>(
      `SELECT opened_on IS NOT NULL AS open FROM vote_log WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, id],
    );
    return log?.open ?? false;
  }

  private holders(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<HolderRow[]> {
    return manager.query<HolderRow[]>(
      `SELECT h.person_id, p.name, h.salt, h.public_key, h.sealed_share, h.given_share, h.unlocked
         FROM counting_key_holder h JOIN person p ON p.id = h.person_id
        WHERE h.municipality_id = $1 AND h.cycle_id = $2 ORDER BY h.person_id`,
      [municipalityId, id],
    );
  }

  private audit(tx: Transaction, municipalityId: string, cycleId: string, action: string): void {
    tx.audit({
      municipalityId,
      action,
      subjectType: 'budgetCycle',
      subjectId: cycleId,
      permission: 'budget.count',
    });
  }
}

async function openShare(holder: HolderRow, passphrase: string, cycleId: string): Promise<Buffer> {
  const { openingKey: key } = await passphraseKeys(passphrase, holder.salt);
  try {
    return await open(key, holder.sealed_share ?? Buffer.alloc(0), Buffer.from(`share:${cycleId}`));
  } catch {
    throw new Refused([{ code: 'passphrase_wrong', where: 'passphrase' }], 422);
  }
}

const shareOf = (bytes: Buffer): { x: number; y: Uint8Array } => ({
  x: bytes[0] ?? 0,
  y: Uint8Array.from(bytes.subarray(1)),
});
