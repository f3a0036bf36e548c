import { Injectable } from '@nestjs/common';
import { permissionsOf } from '#libs/access-policy';
import { cycleTransition, decideCycle, type CycleEvent } from '#libs/budget-rules';
import type { CycleState, Violation } from '#libs/contracts';
import { WorkingCalendar } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from './budget-cycles.js';
import { CycleFactsReader, digestOf, type EventData } from './cycle-facts.js';

/** What has to happen with an event, in its transaction. `cycle` is the row before the event, locked. */
export type CycleReaction = (tx: Transaction, cycle: CycleRow) => Promise<void>;

/** The only way a cycle changes its state. */
@Injectable()
export class MoveCycle {
  private readonly reactions = new Map<string, CycleReaction[]>();

  constructor(
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly facts: CycleFactsReader,
    private readonly workingDays: WorkingCalendar,
  ) {}

  /** Registers what happens after the event is allowed and before the state changes. */
  before(event: CycleEvent, reaction: CycleReaction): void {
    this.add(`before ${event}`, reaction);
  }

  /** Registers what happens after the state has changed. */
  after(event: CycleEvent, reaction: CycleReaction): void {
    this.add(`after ${event}`, reaction);
  }

  /**
   * Takes the event in the open transaction: decides by the rules, runs the reactions, freezes the rules where voting
   * opens, records and announces the move.
   *
   * @param cycle loaded with its lock.
   * @throws Refused 409 with everything that stands against the event.
   */
  async within(
    tx: Transaction,
    cycle: CycleRow,
    event: CycleEvent,
    data: EventData = {},
  ): Promise<{ to: CycleState; version: number; warnings: Violation[] }> {
    const { manager, actor } = tx;
    const { municipalityId, id } = cycle;
    const today = this.clock.legalToday();
    const decision = decideCycle(
      event,
      await this.facts.gather(manager, cycle, data),
      today,
      await this.workingDays.calendarFor(manager, municipalityId),
      actor.kind === 'system' ? undefined : permissionsOf(actor, { municipalityId }),
    );
    ensureAllowed(decision);
    await this.react(`before ${event}`, tx, cycle);
    const frozen = event === 'openVoting' ? await this.freeze(tx, cycle) : null;
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE budget_cycle SET state = $4, state_since = CASE WHEN state = $4 THEN state_since ELSE $5 END,
              frozen_rules = coalesce($6, frozen_rules), rules_digest = coalesce($7, rules_digest),
              counted_on = CASE WHEN $8 = 'count' THEN $5 ELSE counted_on END,
              announced_on = CASE WHEN $8 = 'announce' THEN $5 ELSE announced_on END,
              minutes_ref = CASE WHEN $8 = 'announce' THEN $9 ELSE minutes_ref END,
              cancelled_reason = CASE WHEN $8 = 'cancel' THEN $10 ELSE cancelled_reason END,
              version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [
        municipalityId,
        id,
        cycle.version,
        decision.to,
        today,
        frozen,
        frozen && digestOf(frozen),
        event,
        data.minutesRef ?? null,
        data.reason ?? null,
      ],
    );
    if (changed !== 1) throw Refused.stale('cycle');
    await this.react(`after ${event}`, tx, cycle);
    tx.audit({
      municipalityId,
      action: `budget.${event}`,
      subjectType: 'budgetCycle',
      subjectId: id,
      permission: cycleTransition(event).requires,
      details: {
        from: cycle.state,
        to: decision.to,
        ...(frozen ? { rulesDigest: digestOf(frozen) } : {}),
        warnings: decision.warnings.map(({ code }) => code),
      },
    });
    tx.emit('budget.moved', { municipalityId, cycleId: id, event, from: cycle.state, to: decision.to });
    return { to: decision.to, version: cycle.version + 1, warnings: decision.warnings };
  }

  private async freeze(tx: Transaction, cycle: CycleRow): Promise<string> {
    const units = await this.cycles.units(tx.manager, cycle.municipalityId, cycle.id);
    return this.facts.canonical(tx.manager, cycle, units);
  }

  private add(key: string, reaction: CycleReaction): void {
    this.reactions.set(key, [...(this.reactions.get(key) ?? []), reaction]);
  }

  private async react(key: string, tx: Transaction, cycle: CycleRow): Promise<void> {
    for (const reaction of this.reactions.get(key) ?? []) await reaction(tx, cycle);
  }
}
