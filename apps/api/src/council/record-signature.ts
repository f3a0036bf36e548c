import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { formatNumber } from '#libs/bylaw-procedure';
import type { LegalDay, RecordSignature as Input, SignedDocument } from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { SignedContainers } from '../platform/signatures/signed-containers.js';
import { SigningFiles } from './signing/signing-files.js';
import { Sittings, type ItemRow } from './sittings.js';

/**
 * Records that the chair of the sitting signed (PL 37(5)): a fact with its date and its container or paper. The
 * by-law gets its number by the municipality's own pattern, gap-free within the year of adoption.
 */
@Injectable()
export class RecordSignature {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly clock: Clock,
    private readonly containers: SignedContainers,
    private readonly signing: SigningFiles,
  ) {}

  /** Signs decision and by-law of the item, together or each on its own day, the decision first. @throws Refused 409 with everything that stands against it. */
  run(actor: Actor, place: PlaceRef, itemId: string, input: Input): Promise<{ number: string | null }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const known = await this.sittings.item(tx.manager, place.id, itemId);
      if (known.dossierId) await this.dossiers.load(tx.manager, place.id, known.dossierId, { lock: true });
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      if (item.outcome !== 'adopted') {
        throw new Refused([{ code: 'nothing_adopted', article: { act: 'PL', ref: '37(5)' } }], 409);
      }
      const documents = await this.documents(tx, place, item, input.document);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      if (
        actor.kind !== 'person' ||
        (input.capacity === 'sitting_chair' && actor.personId !== sitting.chairId)
      ) {
        throw new Refused(
          [{ code: 'not_chair_of_this_sitting', article: { act: 'PL', ref: '37(5)' }, where: 'capacity' }],
          403,
        );
      }
      if (input.means === 'container') await this.refuseOtherContainer(tx, place, item, documents, input);
      if (!documents.includes('bylaw') && item.purpose !== 'disagreement')
        this.refuseImpossibleDay(item, input.day);
      if (documents.includes('decision'))
        await this.sign(tx, place, itemId, 'decision', actor.personId, input);
      if (!item.dossierId) return { number: null };
      if (item.purpose === 'disagreement') {
        await this.advance.within(tx, {
          municipalityId: place.id,
          dossierId: item.dossierId,
          event: 'recordDisagreement',
          details: { day: input.day, means: input.means, decision: item.decisionNumber },
        });
        return { number: null };
      }
      if (!documents.includes('bylaw')) return { number: null };
      await this.sign(tx, place, itemId, 'bylaw', actor.personId, input);
      const number = await this.assignNumber(tx, place, item.dossierId, item);
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId: item.dossierId,
        event: 'recordSignature',
        details: { day: input.day, means: input.means, number },
        namedVersionIds: [item.bylawVersionId, item.memorandumVersionId].filter((id) => id !== null),
      });
      return { number };
    });
  }

  /** Which documents this signature is for. @throws Refused 409 for one signed already, or a by-law before its decision. */
  private async documents(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    asked: SignedDocument | undefined,
  ): Promise<SignedDocument[]> {
    const rows = await tx.manager.query<{ document: SignedDocument }[]>(
      `SELECT document FROM signature WHERE municipality_id = $1 AND item_id = $2`,
      [place.id, item.id],
    );
    const [refused] = await tx.manager.query<unknown[]>(
      `SELECT 1 FROM signature_refusal WHERE municipality_id = $1 AND item_id = $2`,
      [place.id, item.id],
    );
    if (refused)
      throw new Refused([{ code: 'signature_refused', article: { act: 'PL', ref: '37(6)' } }], 409);
    const signed = new Set(rows.map(({ document }) => document));
    const withBylaw = item.dossierId !== null && item.purpose !== 'disagreement';
    const all: SignedDocument[] = withBylaw ? ['decision', 'bylaw'] : ['decision'];
    const wanted = asked ? all.filter((one) => one === asked) : all.filter((one) => !signed.has(one));
    if (wanted.length === 0 || wanted.some((one) => signed.has(one)))
      throw new Refused([{ code: 'already_signed' }], 409);
    if (asked === 'bylaw' && !signed.has('decision'))
      throw new Refused([{ code: 'decision_unsigned', article: { act: 'PL', ref: '37(5)' } }], 409);
    return wanted;
  }

  /** The proof is a container that was checked; one of a by-law holds the text that the council adopted. */
  private async refuseOtherContainer(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    documents: readonly SignedDocument[],
    { containerDigest }: Input,
  ): Promise<void> {
    const report = await this.containers.find(tx.manager, place.id, containerDigest ?? '');
    if (!report) {
      const code = 'signature_container_missing';
      throw new Refused([{ code, article: { act: 'PL', ref: '37(5)' }, where: 'means' }], 422);
    }
    if (documents.includes('bylaw')) await this.signing.refuseForeign(tx.manager, place, item, report);
  }

  /** What the procedure asks of a by-law's signature holds for that of a decision alone too. */
  private refuseImpossibleDay({ decisionDay }: ItemRow, day: LegalDay): void {
    const article = { act: 'PL', ref: '37(5)' } as const;
    const params = { day };
    if (day > this.clock.legalToday())
      throw new Refused([{ code: 'signature_in_future', article, params, where: 'day' }], 409);
    if (decisionDay !== null && day < decisionDay)
      throw new Refused([{ code: 'signature_before_decision', article, params, where: 'day' }], 409);
  }

  private async sign(
    tx: Transaction,
    place: PlaceRef,
    itemId: string,
    document: SignedDocument,
    signerId: string,
    input: Input,
  ): Promise<void> {
    if (input.means === 'container' ? !input.containerDigest : !input.paperReference) {
      const code = input.means === 'container' ? 'signature_container_missing' : 'signature_paper_missing';
      throw new Refused([{ code, article: { act: 'PL', ref: '37(5)' }, where: 'means' }], 422);
    }
    await tx.manager.query(
      `INSERT INTO signature (municipality_id, item_id, document, signer_id, capacity, day, means, container_digest,
         paper_reference, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $4, $10)`,
      [
        place.id,
        itemId,
        document,
        signerId,
        input.capacity,
        input.day,
        input.means,
        input.containerDigest,
        input.paperReference,
        this.clock.legalNow(),
      ],
    );
    tx.audit({
      municipalityId: place.id,
      action: `council.sign-${document}`,
      subjectType: 'agenda_item',
      subjectId: itemId,
      permission: 'council.sign',
      details: { day: input.day, means: input.means },
    });
  }

  private async assignNumber(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    item: ItemRow,
  ): Promise<string> {
    const [kept] = await tx.manager.query<{ number: string }[]>(
      `SELECT number FROM assigned_number WHERE municipality_id = $1 AND dossier_id = $2`,
      [place.id, dossierId],
    );
    // A corrected by-law keeps the number of its first adoption.
    if (kept) return kept.number;
    const year = Number((item.decisionDay ?? this.clock.legalToday()).slice(0, 4));
    const [counter] = await tx.manager.query<{ last_number: number; number_pattern: string }[]>(
      `INSERT INTO bylaw_number AS n (municipality_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT ON CONSTRAINT bylaw_number_pk DO UPDATE SET last_number = n.last_number + 1
       RETURNING last_number, (SELECT number_pattern FROM municipality WHERE id = $1)`,
      [place.id, year],
    );
    if (!counter) throw new Error('The by-law got no number.');
    const number = formatNumber(counter.number_pattern, { seq: counter.last_number, year });
    await tx.manager.query(
      `INSERT INTO assigned_number (municipality_id, dossier_id, year, seq, number) VALUES ($1, $2, $3, $4, $5)`,
      [place.id, dossierId, year, counter.last_number, number],
    );
    return number;
  }
}
