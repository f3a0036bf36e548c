import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  GiveReviewOpinion,
  LegalDay,
  ReviewObjection,
  TypeInReviewOpinion,
  Violation,
} from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewFiles } from './review-files.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';
import { reviewUnits } from './review-units.js';
import { Reviewers } from './reviewers.js';

/** An opinion about to be recorded. */
interface Opinion extends GiveReviewOpinion {
  issuedOn: LegalDay;
  receivedOn: LegalDay;
  fileDigest: string | null;
  typedIn: boolean;
}

/** Records the ministry's opinion once and for all (PL 47(2), 47(4)–(5)), whoever brings it in. */
@Injectable()
export class RecordOpinion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly rounds: ReviewRounds,
    private readonly reviewers: Reviewers,
    private readonly advance: AdvanceDossier,
    private readonly files: ReviewFiles,
  ) {}

  /** Given here by the ministry: issued and received today. @throws Refused 404 for what was not sent to it, 409. */
  async byMinistry(
    actor: Actor,
    roundId: string,
    input: GiveReviewOpinion,
  ): Promise<{ warnings: Violation[] }> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    const today = this.clock.legalToday();
    const fileDigest = input.fileDigest ?? null;
    const opinion = { ...input, issuedOn: today, receivedOn: today, fileDigest, typedIn: false };
    return this.run(actor, found.municipalityId, found.dossierId, opinion, roundId);
  }

  /** Typed in by the municipality from what came by e-address. @throws Refused 409, 422. */
  typedIn(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    input: TypeInReviewOpinion,
  ): Promise<{ warnings: Violation[] }> {
    return this.run(actor, place.id, dossierId, { ...input, typedIn: true });
  }

  private run(
    actor: Actor,
    municipalityId: string,
    dossierId: string,
    opinion: Opinion,
    roundId?: string,
  ): Promise<{ warnings: Violation[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
      if (roundId !== undefined && round.id !== roundId) {
        throw new Refused([{ code: 'review_round_over' }], 409);
      }
      if (round.opinion) throw new Refused([{ code: 'review_opinion_given' }], 409);
      await this.insert(tx, round, opinion);
      const { warnings } = await this.advance.within(tx, {
        municipalityId,
        dossierId,
        event: opinion.outcome === 'no_objections' ? 'recordNoObjections' : 'recordObjections',
        details: {
          roundId: round.id,
          outcome: opinion.outcome,
          receivedOn: opinion.receivedOn,
          objections: opinion.objections.length,
          typedIn: opinion.typedIn,
        },
      });
      return { warnings };
    });
  }

  private async insert(tx: Transaction, round: RoundRecord, opinion: Opinion): Promise<void> {
    const { municipalityId } = round;
    const file = opinion.fileDigest
      ? await this.files.byDigest(tx.manager, municipalityId, opinion.fileDigest)
      : null;
    await tx.manager.query(
      `INSERT INTO review_opinion (municipality_id, round_id, outcome, opinion_number, issued_on, received_on,
         conclusion, file_id, typed_in, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        municipalityId,
        round.id,
        opinion.outcome,
        opinion.number,
        opinion.issuedOn,
        opinion.receivedOn,
        opinion.conclusion,
        file,
        opinion.typedIn,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalNow(),
      ],
    );
    const objections = await this.labelled(tx, round, opinion);
    for (const [index, objection] of objections.entries()) {
      await tx.manager.query(
        `INSERT INTO review_objection (municipality_id, id, round_id, position, unit_id, unit_label, text, grounds,
           proposed_wording)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          municipalityId,
          randomUUID(),
          round.id,
          index + 1,
          objection.unitId,
          objection.unitLabel,
          objection.text,
          objection.grounds,
          objection.proposedWording,
        ],
      );
    }
  }

  /** Objections name units of the very text that was sent; the label is read from it, not taken from the caller. */
  private async labelled(tx: Transaction, round: RoundRecord, opinion: Opinion): Promise<ReviewObjection[]> {
    if (opinion.objections.every((objection) => objection.unitId === null)) return opinion.objections;
    const { content } = await this.texts.named(tx.manager, round.municipalityId, round.bylawVersionId);
    const labels = new Map(reviewUnits(content).map((unit) => [unit.id, unit.label]));
    const unknown = opinion.objections.flatMap(({ unitId }, index): Violation[] =>
      unitId === null || labels.has(unitId)
        ? []
        : [{ code: 'review_unknown_unit', where: `objections.${index}.unitId` }],
    );
    if (unknown.length > 0) throw new Refused(unknown, 422);
    return opinion.objections.map((objection) => ({
      ...objection,
      unitLabel: objection.unitId === null ? objection.unitLabel : (labels.get(objection.unitId) ?? ''),
    }));
  }
}
