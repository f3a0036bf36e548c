import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AmendedAct } from '#libs/bylaw-amend';
import { documentDigest, parseDocumentOfKind } from '#libs/bylaw-document';
import type { DocumentJson, WriteAmendments as Input } from '#libs/contracts';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { DocumentTexts, FreezeVersion, ReplaceText, type CurrentText } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { Acts } from '../promulgation/index.js';
import { AmendedActs } from './amended-act.js';
import { AmendmentTextSets } from './amendment-texts.js';
import { Amendments, type AmendmentRow } from './amendments.js';

/** Who writes the steps in the log of the by-law. */
const WRITER = 'amendments';

/** Writes the amending by-law from the edited text of the act; what the by-law said before is kept as a version. */
@Injectable()
export class WriteAmendments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly acts: Acts,
    private readonly amendedActs: AmendedActs,
    private readonly amendments: Amendments,
    private readonly textSets: AmendmentTextSets,
    private readonly texts: DocumentTexts,
    private readonly freeze: FreezeVersion,
    private readonly replaceText: ReplaceText,
    private readonly timeline: RecordDossierEvent,
    private readonly work: TextWork,
  ) {}

  /**
   * @throws Refused 409 where there is no edited text, where nothing was changed in it, where it still holds suggestions,
   * or where the by-law may not be written now.
   */
  run(actor: Actor, place: PlaceRef, dossierId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const row = await this.amendments.load(tx.manager, place.id, dossierId, { lock: true });
      if (row.version !== input.version) throw Refused.stale('amendment');
      const { base, edited, bylaw } = await this.textSets.of(tx.manager, row, true);
      if (!edited) throw new Refused([{ code: 'amend.no-edited-text' }], 409);
      const { document, warnings } = await this.work.amend({
        base,
        edited: edited.content,
        options: {
          amended: await this.named(tx, row),
          ...(input.inForceFrom ? { inForceFrom: input.inForceFrom } : {}),
        },
      });
      if (warnings.some(({ code }) => code === 'amend.nothing-changed'))
        throw new Refused([{ code: 'amend.nothing-changed' }], 409);
      await this.keepEarlier(tx, place, bylaw);
      await this.replaceText.within(tx, { municipalityId: place.id, documentId: bylaw.id }, document, WRITER);
      await this.record(tx, row, { document, warnings, from: edited.digest });
      tx.audit({
        municipalityId: place.id,
        action: 'amendment.write',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'dossier.edit',
        details: { from: edited.digest, digest: digestOf(document) },
      });
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'writeAmendments',
        permission: 'dossier.edit',
      });
    });
  }

  private async named(tx: Transaction, row: AmendmentRow): Promise<AmendedAct> {
    const act = await this.acts.byId(row.municipalityId, this.clock.legalToday(), row.actId, tx.manager);
    if (!act) throw Refused.notFound('act');
    return {
      issuer: await this.amendedActs.issuerGenitive(tx.manager, row.municipalityId),
      day: act.adoptedDay,
      number: act.number,
      title: act.title,
    };
  }

  /** Nothing is lost: a text that no version holds gets one before it is overwritten. */
  private async keepEarlier(tx: Transaction, place: PlaceRef, bylaw: CurrentText): Promise<void> {
    const kept = await this.texts.namedOf(tx.manager, place.id, { documentId: bylaw.id });
    if (kept.some(({ digest }) => digest === bylaw.digest)) return;
    await this.freeze.within(tx, {
      municipalityId: place.id,
      documentId: bylaw.id,
      name: 'Pirms grozījumu uzrakstīšanas',
      purpose: 'manual',
    });
  }

  private async record(
    tx: Transaction,
    row: AmendmentRow,
    written: { document: DocumentJson; warnings: unknown; from: string },
  ): Promise<void> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE amendment SET written_from = $4, written_digest = $5, written_at = $6, written_by = $7, warnings = $8,
         version = version + 1
        WHERE municipality_id = $1 AND dossier_id = $2 AND version = $3`,
      [
        row.municipalityId,
        row.dossierId,
        row.version,
        written.from,
        digestOf(written.document),
        this.clock.legalNow(),
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        JSON.stringify(written.warnings),
      ],
    );
    if (changed !== 1) throw Refused.stale('amendment');
  }
}

function digestOf(document: DocumentJson): string {
  const parsed = parseDocumentOfKind(document, 'bylaw');
  ensureAllowed(parsed);
  return documentDigest(parsed.doc);
}
