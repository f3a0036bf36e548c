import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordReviewSending as Input, ReviewerView, Violation } from '#libs/contracts';
import { AdvanceDossier, Dossiers, type DossierRow } from '../bylaws/index.js';
import { BylawDecisions } from '../council/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Reviewers } from './reviewers.js';

const PL_47_2 = { act: 'PL', ref: '47(2)' } as const;

/** Records that by-law and memorandum as adopted went to the reviewing ministry (PL 47(2)): a round of review begins. */
@Injectable()
export class RecordReviewSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly decisions: BylawDecisions,
    private readonly reviewers: Reviewers,
    private readonly advance: AdvanceDossier,
  ) {}

  /** @throws Refused 409 with everything that stands against it, 422 for a ministry that is none. */
  run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    input: Input,
  ): Promise<{ roundId: string; warnings: Violation[] }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const adopted = await this.decisions.adopted(tx.manager, place.id, dossierId);
      if (!adopted) throw new Refused([{ code: 'nothing_adopted', article: PL_47_2 }], 409);
      const reviewer = await this.reviewer(tx, dossier, input.institutionId);
      const roundId = randomUUID();
      await tx.manager.query(
        `INSERT INTO review_round (municipality_id, id, dossier_id, number, reviewer_kind, reviewer_name, reviewer_law,
           institution_id, bylaw_version_id, bylaw_digest, memorandum_version_id, memorandum_digest, sent_on, means,
           sent_by, sent_at)
         SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
           FROM review_round WHERE municipality_id = $1 AND dossier_id = $3`,
        [
          place.id,
          roundId,
          dossierId,
          reviewer.kind,
          reviewer.name,
          reviewer.law,
          reviewer.institutionId,
          adopted.bylawVersionId,
          adopted.bylawDigest,
          adopted.memorandumVersionId,
          adopted.memorandumDigest,
          input.sentOn,
          input.means,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
        ],
      );
      await this.attach(tx, place, roundId, input.sectorView);
      const { warnings } = await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'sendForReview',
        details: { roundId, sentOn: input.sentOn, means: input.means, reviewer: reviewer.name },
        namedVersionIds: [adopted.bylawVersionId, adopted.memorandumVersionId].filter((id) => id !== null),
      });
      return { roundId, warnings };
    });
  }

  /** The ministry that another law names may have an institution here; it is chosen by hand, names vary. */
  private async reviewer(
    tx: Transaction,
    dossier: DossierRow,
    institutionId: string | null,
  ): Promise<ReviewerView> {
    const reviewer = this.reviewers.of(dossier.answers);
    if (reviewer.kind === 'varam' || institutionId === null) return reviewer;
    const known = await this.reviewers.ministries(tx.manager);
    if (!known.some((ministry) => ministry.id === institutionId)) {
      throw new Refused([{ code: 'review_unknown_ministry', where: 'institutionId' }], 422);
    }
    return { ...reviewer, institutionId };
  }

  /** A view of the sector ministry that the municipality asked for beforehand goes with the by-law (PL 47(3)). */
  private async attach(
    tx: Transaction,
    place: PlaceRef,
    roundId: string,
    view: Input['sectorView'],
  ): Promise<void> {
    if (!view) return;
    await tx.manager.query(
      `INSERT INTO sector_view (municipality_id, id, round_id, asked_by, ministry, answered_on, text)
       VALUES ($1, $2, $3, 'municipality', $4, $5, $6)`,
      [place.id, randomUUID(), roundId, view.ministry, view.answeredOn, view.text],
    );
  }
}
