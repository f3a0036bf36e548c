import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { hasObjections } from '#libs/bylaw-procedure';
import type { DraftDisagreement as Input, Violation } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { DisagreementItem } from '../council/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewFacts, reviewSlice } from './review-facts.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';

const PL_47_6 = { act: 'PL', ref: '47(6)' } as const;

/** Writes the draft of the council's reasoned disagreement; an agenda item brings it to a vote (PL 47(6)). */
@Injectable()
export class DraftDisagreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly facts: ReviewFacts,
  ) {}

  /** @throws Refused 409 once councillors have it or decided, or somebody else changed it; 422 for no real objections. */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (dossier.state !== 'review_objections') {
        const params = { event: 'recordDisagreement', state: dossier.state };
        throw new Refused([{ code: 'wrong_state', params, article: PL_47_6 }], 409);
      }
      const round = await this.rounds.current(tx.manager, place.id, dossierId);
      const item = await this.facts.item(tx.manager, round);
      refuseUnreal(round, item, input);
      if (isLocked(item)) throw new Refused([{ code: 'disagreement_locked', article: PL_47_6 }], 409);
      const version = round.disagreement
        ? await this.update(tx, round, input)
        : await this.insert(tx, round, input);
      tx.audit({
        municipalityId: place.id,
        action: 'review.draft-disagreement',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'review.record',
        details: { roundId: round.id, whole: input.whole, objections: input.objectionIds.length },
      });
      return { version };
    });
  }

  private async insert(tx: Transaction, round: RoundRecord, input: Input): Promise<number> {
    if (input.version !== null) throw Refused.stale('disagreement');
    await tx.manager.query(
      `INSERT INTO disagreement (municipality_id, id, dossier_id, round_id, whole, objection_ids, reasons, drafted_by,
         drafted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        round.municipalityId,
        randomUUID(),
        round.dossierId,
        round.id,
        input.whole,
        input.whole ? [] : input.objectionIds,
        input.reasons,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalNow(),
      ],
    );
    return 1;
  }

  private async update(tx: Transaction, round: RoundRecord, input: Input): Promise<number> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE disagreement SET whole = $4, objection_ids = $5, reasons = $6, drafted_by = $7, drafted_at = $8,
              version = version + 1
        WHERE municipality_id = $1 AND round_id = $2 AND version = $3`,
      [
        round.municipalityId,
        round.id,
        input.version,
        input.whole,
        input.whole ? [] : input.objectionIds,
        input.reasons,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalNow(),
      ],
    );
    if (changed !== 1 || input.version === null) throw Refused.stale('disagreement');
    return input.version + 1;
  }
}

/** What councillors have in their papers, and what they decided, stays as it is. */
export function isLocked(item: DisagreementItem | null): boolean {
  return item !== null && (item.outcome === 'adopted' || (item.outcome === null && item.materialsSent));
}

function refuseUnreal(round: RoundRecord, item: DisagreementItem | null, input: Input): void {
  if (!hasObjections(reviewSlice(round, item))) {
    throw new Refused([{ code: 'objections_missing', article: PL_47_6 }], 409);
  }
  if (input.whole) return;
  const known = new Set(round.opinion?.objections.map((objection) => objection.id));
  const found: Violation[] = input.objectionIds
    .filter((id) => !known.has(id))
    .map(() => ({ code: 'review_unknown_objection', where: 'objectionIds' }));
  if (input.objectionIds.length === 0)
    found.push({ code: 'disagreement_with_nothing', where: 'objectionIds' });
  if (found.length > 0) throw new Refused(found.slice(0, 1), 422);
}
