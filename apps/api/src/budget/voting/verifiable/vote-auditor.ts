import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CycleState, NameAuditor, VoteAuditorView } from '#libs/contracts';
import { fromBase64Url, isAuditorKey, sealAuditorSet, type PublishedAuditor } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../../platform/database/unit-of-work.js';
import { Refused } from '../../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../../cycles/cycle-facts.js';
import { isSealable } from './hpke.js';
import { PublishedAuditors } from './published-auditor.query.js';
import { WithheldBallots } from './withheld-ballots.query.js';

/** Until voting opens another auditor may be named; afterwards only where there is none. */
const MAY_CHANGE: readonly CycleState[] = ['preparing', 'submission', 'evaluation', 'ballot_ready'];

/** The public half of `docs/demo-auditor-key.json`: its passphrase is public, so what is sealed to it is open to all. */
export const DEMO_AUDITOR_KEY = 'Ev1BcBWSwlA664SJ5cWojlS_dQkuX1nKkBuC1rm5TX8';

/** A sealed set as a file. */
export interface AuditorSetFile {
  name: string;
  content: string;
}

/**
 * The auditor of a vote: somebody outside of the count who alone can open the ballots of which only sums are published.
 * Who it is and their key are public, so that nobody can name themselves unseen.
 */
@Injectable()
export class VoteAuditor {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly auditors: PublishedAuditors,
    private readonly withheld: WithheldBallots,
  ) {}

  async view(place: PlaceRef, cycleId: string): Promise<VoteAuditorView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const auditor = await this.auditors.of(manager, cycle);
    const announced = RESULT_PUBLIC.includes(cycle.state);
    return {
      secrecy: cycle.rules.secrecy,
      auditor,
      changeable: this.isOpen(cycle, auditor),
      set: announced ? { ballots: await this.count(manager, cycle) } : null,
    };
  }

  /** @throws Refused 409 once it is settled who audits, 422 for what is no key or, outside the demo, its key. */
  async name(actor: Actor, place: PlaceRef, cycleId: string, { name, key }: NameAuditor): Promise<void> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const publicKey = isAuditorKey(key) ? Buffer.from(fromBase64Url(key)) : null;
    if (!publicKey || !isSealable(publicKey))
      throw new Refused([{ code: 'auditor_key_wrong', where: 'key' }], 422);
    if (key === DEMO_AUDITOR_KEY && this.config.mode !== 'demo')
      throw new Refused([{ code: 'auditor_key_demo', where: 'key' }], 422);
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.verifiable(tx.manager, place, cycleId, true);
      if (!this.isOpen(cycle, await this.auditors.of(tx.manager, cycle))) {
        throw new Refused([{ code: 'auditor_settled' }], 409);
      }
      await tx.manager.query(
        `INSERT INTO vote_auditor (municipality_id, cycle_id, name, public_key, named_by, named_on)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT vote_auditor_pk
         DO UPDATE SET name = $3, public_key = $4, named_by = $5, named_on = $6`,
        [...[place.id, cycleId, name, publicKey, actor.personId], this.clock.legalToday()],
      );
      this.audit(tx, place, cycleId, 'budget.auditorNamed', { name, key });
    });
  }

  /**
   * What the published files withhold, sealed to the auditor's key: whoever carries it cannot read it. Written anew each
   * time, so that it always holds what the files do not.
   *
   * @throws Refused 409 before the announcement, and where nobody is named or nothing is withheld.
   */
  set(actor: Actor, place: PlaceRef, cycleId: string): Promise<AuditorSetFile> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.verifiable(tx.manager, place, cycleId, false);
      if (!RESULT_PUBLIC.includes(cycle.state)) throw new Refused([{ code: 'auditor_set_later' }], 409);
      const auditor = await this.auditors.of(tx.manager, cycle);
      if (!auditor) throw new Refused([{ code: 'auditor_missing' }], 409);
      const set = await this.withheld.auditorSet(tx.manager, cycle);
      const content = `${JSON.stringify(await sealAuditorSet(set, auditor), null, 1)}\n`;
      const digest = createHash('sha256').update(content).digest('hex');
      this.audit(tx, place, cycleId, 'budget.auditorSet', { digest, key: auditor.key });
      return { name: `revidentam-${cycle.year}.json`, content };
    });
  }

  private isOpen({ state }: CycleRow, auditor: PublishedAuditor | null): boolean {
    return state !== 'cancelled' && (auditor === null || MAY_CHANGE.includes(state));
  }

  private async count(manager: EntityManager, cycle: CycleRow): Promise<number> {
    const sums = await this.withheld.sums(manager, cycle);
    return sums.reduce((all, { ballots }) => all + ballots, 0);
  }

  private async verifiable(
    manager: EntityManager,
    place: PlaceRef,
    cycleId: string,
    lock: boolean,
  ): Promise<CycleRow> {
    const cycle = await this.cycles.load(manager, place.id, cycleId, lock);
    if (cycle.rules.secrecy !== 'verifiable') throw new Refused([{ code: 'vote_not_verifiable' }], 409);
    return cycle;
  }

  private audit(
    tx: Transaction,
    place: PlaceRef,
    cycleId: string,
    action: string,
    details: Record<string, string>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'budgetCycle',
      subjectId: cycleId,
      permission: 'budget.manage',
      details,
    });
  }
}
