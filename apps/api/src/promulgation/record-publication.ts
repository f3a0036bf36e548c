import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { entryIntoForceDay, type DossierFacts } from '#libs/bylaw-procedure';
import { gazetteUrl, type LegalDay, type RecordPublicationInGazette } from '#libs/contracts';
import { rigaDayStart } from '#libs/legal-calendar';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { KeepAct } from './keep-act.js';
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
    private readonly acts: KeepAct,
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
    await this.acts.within(tx, {
      municipalityId: place.id,
      dossierId,
      number,
      title: dossier.title,
      topic: dossier.topic,
      adoptedDay: adopted,
      official: from.input,
      fromDay: from.entryDay,
      bylawVersionId: from.prepared.bylawVersionId,
      memorandumVersionId: from.prepared.memorandumVersionId,
      takenOverOn: null,
    });
  }
}
