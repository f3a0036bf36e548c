import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { parseDocumentOfKind, plainText } from '#libs/bylaw-document';
import { entryIntoForceDay, type DossierFacts } from '#libs/bylaw-procedure';
import { gazetteUrl, numberSlug, type LegalDay, type RecordPublicationInGazette } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { rigaDayStart } from '#libs/legal-calendar';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Promulgations, type PromulgationRow } from './promulgations.js';
import { requirePrepared } from './require-prepared.js';

/** Topic of the due event that brings a by-law into force. */
export const ENTRY_DUE = 'promulgation.entry-due';

/**
 * Records the publication in "Latvijas Vēstnesis": the by-law becomes an act with its text from the day of entry into
 * force (PL 47(1)), and legal time does the rest.
 */
@Injectable()
export class RecordPublication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly promulgations: Promulgations,
    private readonly advance: AdvanceDossier,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
  ) {}

  /** @throws Refused 409 with everything that is wrong with the reference. */
  run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    input: RecordPublicationInGazette,
  ): Promise<{ entryDay: LegalDay }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const prepared = await requirePrepared(this.promulgations, tx, place, dossierId);
      await tx.manager.query(
        `UPDATE promulgation SET official_number = $3, official_day = $4, version = version + 1
          WHERE municipality_id = $1 AND dossier_id = $2`,
        [place.id, dossierId, input.number, input.day],
      );
      const { facts } = await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'recordPromulgation',
        details: { number: input.number, day: input.day, url: gazetteUrl(input.number) },
      });
      const entryDay = entryIntoForceDay(facts);
      if (entryDay === null) throw new Error('A published by-law has no day of entry into force.');
      await this.createAct(tx, place, dossierId, { facts, input, prepared, entryDay });
      await tx.due({
        municipalityId: place.id,
        topic: ENTRY_DUE,
        subjectId: dossierId,
        dueAt: new Date(rigaDayStart(entryDay)),
      });
      return { entryDay };
    });
  }

  private async createAct(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    from: {
      facts: DossierFacts;
      input: RecordPublicationInGazette;
      prepared: PromulgationRow;
      entryDay: LegalDay;
    },
  ): Promise<void> {
    const dossier = await this.dossiers.load(tx.manager, place.id, dossierId);
    const { number, council } = from.facts;
    const adopted = council?.firstAdoptedOn ?? council?.decision?.date;
    if (!number || !adopted) throw new Refused([{ code: 'nothing_adopted' }], 409);
    const year = Number(adopted.slice(0, 4));
    await refuseTakenNumber(tx, place, year, number);
    const actId = randomUUID();
    await tx.manager.query(
      `INSERT INTO act (municipality_id, id, dossier_id, year, number, number_slug, title, topic, adopted_day,
         official_number, official_day)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        place.id,
        actId,
        dossierId,
        year,
        number,
        numberSlug(number),
        dossier.title,
        dossier.topic,
        adopted,
        from.input.number,
        from.input.day,
      ],
    );
    await tx.manager.query(
      `INSERT INTO act_text (municipality_id, act_id, from_day, bylaw_version_id, memorandum_version_id, digest, folded)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        place.id,
        actId,
        from.entryDay,
        from.prepared.bylawVersionId,
        from.prepared.memorandumVersionId,
        from.prepared.digest,
        await this.folded(tx, place, from.prepared.bylawVersionId, `${number} ${dossier.title}`),
      ],
    );
  }

  /** What the act is found by. */
  private async folded(tx: Transaction, place: PlaceRef, versionId: string, head: string): Promise<string> {
    const { content } = await this.texts.named(tx.manager, place.id, versionId);
    const parsed = parseDocumentOfKind(content, 'bylaw');
    ensureAllowed(parsed);
    return fold(`${head}\n${plainText(parsed.doc)}`);
  }
}

async function refuseTakenNumber(
  tx: Transaction,
  place: PlaceRef,
  year: number,
  number: string,
): Promise<void> {
  const taken = await tx.manager.query<unknown[]>(
    `SELECT 1 FROM act WHERE municipality_id = $1 AND year = $2 AND number_slug = $3`,
    [place.id, year, numberSlug(number)],
  );
  if (taken.length > 0) throw new Refused([{ code: 'act_number_taken', params: { number } }], 409);
}
