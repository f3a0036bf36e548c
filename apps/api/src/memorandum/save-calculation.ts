import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { idSource } from '#libs/bylaw-document';
import { requiredMemorandumParts } from '#libs/bylaw-procedure';
import type { Calculation, CalculationKind, DocumentJson, SavedCalculation } from '#libs/contracts';
import {
  calculationBlocks,
  partOfCalculation,
  placeGenerated,
  readCalculation,
} from '#libs/memorandum-rules';
import { Dossiers, strongRandom, type DossierRow } from '../bylaws/index.js';
import { AppendSteps, DocumentGates } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Calculations } from './calculations.query.js';

/**
 * Keeps a calculation and writes what it says into its part of the memorandum, in one transaction: text and figures
 * never go apart by saving.
 */
@Injectable()
export class SaveCalculation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly calculations: Calculations,
    private readonly gates: DocumentGates,
    private readonly appendSteps: AppendSteps,
  ) {}

  /**
   * @throws Refused 422 for figures that cannot be, 409 where the text may not be written now, somebody saved meanwhile,
   *   or the law leaves the part out.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    kind: CalculationKind,
    body: { version: number; data: unknown },
  ): Promise<SavedCalculation> {
    const read = readCalculation(kind, body.data);
    ensureAllowed(read, 422);
    return this.unitOfWork.run(actor, (tx) =>
      this.keep(tx, place, dossierId, { kind, version: body.version, data: read.calculation }),
    );
  }

  /** Takes a calculation and its blocks out of the memorandum; what the drafter wrote there stays. */
  async remove(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    kind: CalculationKind,
    version: number,
  ): Promise<SavedCalculation> {
    return this.unitOfWork.run(actor, (tx) => this.keep(tx, place, dossierId, { kind, version, data: null }));
  }

  private async keep(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    { kind, version, data }: { kind: CalculationKind; version: number; data: Calculation | null },
  ): Promise<SavedCalculation> {
    const { manager, actor } = tx;
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const dossier = await this.dossiers.load(manager, place.id, dossierId, { lock: true });
    ensureNeeded(dossier, kind);
    const stored = await this.calculations.stored(manager, place.id, dossierId);
    const before = stored.find((one) => one.kind === kind);
    if ((before?.version ?? 0) !== version || (!before?.data && data === null))
      throw Refused.stale('calculation');
    const text = await this.calculations.memorandum(manager, place.id, dossierId, true);
    const head = { municipalityId: place.id, documentId: text.id, dossierId, kind: text.kind };
    const locked = await this.gates.refusals(manager, { ...head, version: text.version }, true);
    if (locked.length > 0) throw new Refused(locked, 409);
    const newId = idSource(strongRandom);
    const blocks = data === null ? [] : calculationBlocks(data, newId);
    const placed = placeGenerated(text.doc, partOfCalculation(kind), before?.nodeIds ?? [], blocks, newId);
    if (!placed) throw Refused.notFound('part');
    const id = before?.calculationId ?? randomUUID();
    const steps = placed.transform.steps.map((step) => step.toJSON() as DocumentJson);
    const written =
      steps.length === 0
        ? text.version
        : (
            await this.appendSteps.within(tx, place.id, text.id, {
              version: text.version,
              clientId: `calculation-${newId()}`,
              steps,
              origins: steps.map(() => ({ kind: 'calculation' as const, id })),
            })
          ).version;
    await manager.query(
      `INSERT INTO memorandum_calculation (municipality_id, dossier_id, kind, version, calculation_id, data,
         document_id, document_version, node_ids, author_id, at)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11)`,
      [
        place.id,
        dossierId,
        kind,
        version + 1,
        id,
        data === null ? null : JSON.stringify(data),
        text.id,
        written,
        placed.nodeIds,
        actor.personId,
        this.clock.legalNow(),
      ],
    );
    tx.audit({
      municipalityId: place.id,
      action: data === null ? 'memorandum.calculation-removed' : 'memorandum.calculation-saved',
      subjectType: 'dossier',
      subjectId: dossierId,
      permission: 'document.edit',
      details: { kind, version: version + 1, documentId: text.id, documentVersion: written },
    });
    return { id, version: version + 1, documentId: text.id, documentVersion: written };
  }
}

function ensureNeeded({ kind, isFees }: DossierRow, calculation: CalculationKind): void {
  const part = partOfCalculation(calculation);
  if (requiredMemorandumParts(kind, isFees).includes(part)) return;
  const ref = kind === 'normal' ? '46(2)' : '46(4)';
  throw new Refused(
    [{ code: 'memorandum.part_left_out', params: { part }, article: { act: 'PL', ref } }],
    409,
  );
}
