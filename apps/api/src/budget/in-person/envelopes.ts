import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, ReceiveEnvelope } from '#libs/contracts';
import { decideEnvelope } from '#libs/paper-voting';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { VoteRolls } from '../voting/vote-rolls.js';
import { Voters } from '../voting/voters.js';
import { RollWatch } from './roll-watch.js';
import { ballotOfUnit, ensurePlace, inPersonViolations, Serving } from './serving.js';

interface WaitingEnvelope {
  id: string;
  unitId: string;
  pollingPlace: string;
  receivedOn: LegalDay;
  codeHash: Buffer;
}

/** What each envelope came to. */
export interface Reconciled {
  accepted: number;
  setAside: number;
  refused: number;
}

/**
 * Papers given while the roll could not be reached: each in an envelope with the voter's name on it, opened only once the
 * roll has been asked. Whoever voted on line meanwhile keeps that vote.
 */
@Injectable()
export class Envelopes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
    private readonly serving: Serving,
    private readonly watch: RollWatch,
  ) {}

  /** Records an envelope; its number is to be written on it. @throws Refused 409, 422. */
  receive(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    input: ReceiveEnvelope,
  ): Promise<{ id: string; number: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.holdUncounted(tx, place, cycleId);
      ensurePlace(cycle, input.pollingPlace);
      const { unit } = ballotOfUnit(cycle, input.unitId);
      const codeHash = this.serving.codeHash(input.personalCode);
      const { from, to } = cycle.voting;
      if (input.receivedOn < from || input.receivedOn > to || input.receivedOn > this.clock.legalToday()) {
        throw new Refused([{ code: 'envelope_day_outside', where: 'receivedOn', params: { from, to } }], 422);
      }
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('envelopes of ' || $1, 0))`, [
        cycleId,
      ]);
      const id = randomUUID();
      const [row] = await tx.manager.query<{ number: number }[]>(
        `INSERT INTO vote_envelope (municipality_id, id, cycle_id, number, unit_id, polling_place, received_on,
           code_hash, state, reasons, recorded_by)
         SELECT $1, $2, $3, coalesce(max(e.number), 0) + 1, $4, $5, $6, $7, 'waiting', '[]', $8
           FROM vote_envelope e WHERE e.municipality_id = $1 AND e.cycle_id = $3
         RETURNING number`,
        [
          place.id,
          id,
          cycleId,
          unit.id,
          input.pollingPlace,
          input.receivedOn,
          codeHash,
          actor.kind === 'person' ? actor.personId : null,
        ],
      );
      this.log(tx, cycle, 'budget.inPerson.envelope', { envelopeId: id });
      return { id, number: row?.number ?? 0 };
    });
  }

  /** Asks the roll about every envelope that waits, in the order of their numbers. @throws Refused 409. */
  reconcile(actor: Actor, place: PlaceRef, cycleId: string): Promise<Reconciled> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.holdUncounted(tx, place, cycleId);
      const waiting = await tx.manager.query<WaitingEnvelope[]>(
        `SELECT id, unit_id AS "unitId", polling_place AS "pollingPlace", received_on::text AS "receivedOn",
                code_hash AS "codeHash"
           FROM vote_envelope WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'waiting'
          ORDER BY number FOR UPDATE`,
        [place.id, cycleId],
      );
      const result: Reconciled = { accepted: 0, setAside: 0, refused: 0 };
      for (const envelope of waiting) {
        const state = await this.decide(tx, cycle, envelope);
        result[state === 'set_aside' ? 'setAside' : state] += 1;
      }
      this.log(tx, cycle, 'budget.inPerson.reconcile', { ...result });
      return result;
    });
  }

  private async decide(tx: Transaction, cycle: CycleRow, envelope: WaitingEnvelope) {
    const { manager, actor } = tx;
    const { municipalityId, id: cycleId } = cycle;
    const voter = await this.voters.ofCode(envelope.codeHash, cycle);
    const before = await this.rolls.find(manager, cycle, voter);
    let decision = decideEnvelope({ may: voter.may, votedBy: before?.channel ?? null });
    if (decision.state === 'accepted') {
      const { unitId, receivedOn: day } = envelope;
      if (await this.rolls.enter(manager, cycle, voter, { unitId, channel: 'in_person', day })) {
        await this.watch.count(manager, {
          municipalityId,
          cycleId,
          at: this.clock.legalNow(),
          day,
          channel: 'in_person',
          pollingPlace: envelope.pollingPlace,
          clerkId: null,
          bornOn: voter.bornOn,
        });
      } else {
        // Somebody was quicker in the same moment: the roll knows who.
        const entry = await this.rolls.find(manager, cycle, voter);
        decision = decideEnvelope({ may: voter.may, votedBy: entry?.channel ?? 'online' });
      }
    }
    await manager.query(
      `UPDATE vote_envelope SET state = $3, reasons = $4, code_hash = NULL, reconciled_by = $5, reconciled_on = $6
        WHERE municipality_id = $1 AND id = $2`,
      [
        municipalityId,
        envelope.id,
        decision.state,
        JSON.stringify(decision.reasons),
        actor.kind === 'person' ? actor.personId : null,
        this.clock.legalToday(),
      ],
    );
    return decision.state;
  }

  /** While people vote, and after it until the votes are counted. */
  private async holdUncounted(tx: Transaction, place: PlaceRef, cycleId: string): Promise<CycleRow> {
    const cycle = await this.serving.hold(tx, place.id, cycleId);
    const closed = inPersonViolations(cycle);
    if (closed.length > 0) throw new Refused(closed, 409);
    if (cycle.state !== 'voting' && cycle.state !== 'voting_ended') {
      throw new Refused([{ code: 'not_before_count', params: { state: cycle.state } }], 409);
    }
    return cycle;
  }

  private log(tx: Transaction, cycle: CycleRow, action: string, details: Record<string, unknown>): void {
    tx.audit({
      municipalityId: cycle.municipalityId,
      action,
      subjectType: 'budgetCycle',
      subjectId: cycle.id,
      permission: 'budget.serve',
      details,
    });
  }
}
