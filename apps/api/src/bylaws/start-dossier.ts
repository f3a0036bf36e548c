import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { blankBylaw, blankMemorandum, idSource } from '#libs/bylaw-document';
import { INITIAL_STATE, requiredMemorandumParts } from '#libs/bylaw-procedure';
import type { DocumentJson, StartDossier as StartDossierBody } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CreateDocument, FreezeVersion } from '../documents/index.js';
import { Imports } from './imports.query.js';
import { RecordDossierEvent } from './record-dossier-event.js';
import { settledImport } from './settle-import.js';
import { strongRandom } from './source-reader.js';

interface FirstTexts {
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
}

/** Opens a dossier with its number and first texts, from a blank template or from a file that was read. */
@Injectable()
export class StartDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: Imports,
    private readonly createDocument: CreateDocument,
    private readonly freeze: FreezeVersion,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @returns id and number of the dossier; parallel starts get different numbers without a gap. */
  async run(actor: Actor, place: PlaceRef, body: StartDossierBody): Promise<{ id: string; code: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place, body));
  }

  /** The same inside a transaction that is open already. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    body: StartDossierBody,
  ): Promise<{ id: string; code: string }> {
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const texts = await this.texts(tx.manager, place, body);
    const id = randomUUID();
    const code = await this.insert(tx.manager, place, id, tx.actor.personId, body);
    const event = { municipalityId: place.id, dossierId: id, permission: 'dossier.start' } as const;
    const versions = await this.documents(tx, place, id, texts);
    const importId = 'importId' in body.from ? body.from.importId : null;
    if (importId) {
      await tx.manager.query(
        `UPDATE import_draft SET dossier_id = $3, expires_at = NULL WHERE municipality_id = $1 AND id = $2`,
        [place.id, importId, id],
      );
    }
    await this.timeline.within(tx, {
      ...event,
      event: 'start',
      to: INITIAL_STATE,
      namedVersionIds: versions,
      details: importId ? { importId } : {},
      isPublic: true,
    });
    tx.emit('dossier.started', { municipalityId: place.id, dossierId: id, code });
    return { id, code };
  }

  private async texts(manager: EntityManager, place: PlaceRef, body: StartDossierBody): Promise<FirstTexts> {
    const newId = idSource(strongRandom);
    // Where article 46 does not apply, the draft has no memorandum of its form (PL 46(4)).
    const withMemorandum = requiredMemorandumParts(body.kind, body.isFees ?? false).length > 0;
    const blank = (): DocumentJson => blankMemorandum(newId).toJSON() as DocumentJson;
    if ('importId' in body.from) {
      const draft = await this.imports.preview(manager, place.id, body.from.importId, true);
      if (draft.dossierId) throw new Refused([{ code: 'import.used', where: 'from.importId' }], 409);
      const texts = settledImport(draft, body.from);
      return { ...texts, memorandum: texts.memorandum ?? (withMemorandum ? blank() : null) };
    }
    const [municipality] = await manager.query<{ council_name: string }[]>(
      `SELECT council_name FROM municipality WHERE id = $1`,
      [place.id],
    );
    const bylaw = blankBylaw({ issuer: municipality?.council_name ?? '', title: body.title, newId });
    return { bylaw: bylaw.toJSON() as DocumentJson, memorandum: withMemorandum ? blank() : null };
  }

  private async insert(
    manager: EntityManager,
    place: PlaceRef,
    id: string,
    lawyerId: string,
    body: StartDossierBody,
  ): Promise<string> {
    const today = this.clock.legalToday();
    const year = Number(today.slice(0, 4));
    const [numbered] = await manager.query<{ last_number: number }[]>(
      `INSERT INTO dossier_number AS n (municipality_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT ON CONSTRAINT dossier_number_pk DO UPDATE SET last_number = n.last_number + 1
       RETURNING last_number`,
      [place.id, year],
    );
    if (!numbered) throw new Error('No dossier number was given.');
    const code = `${today.slice(2, 4)}-SN-${place.shortCode}-${numbered.last_number}`;
    await manager.query(
      `INSERT INTO dossier (municipality_id, id, year, number, code, kind, title, topic, is_fees, is_statutes, state,
         state_since, lawyer_id, created_day, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14)`,
      [
        place.id,
        id,
        year,
        numbered.last_number,
        code,
        body.kind,
        body.title,
        body.topic,
        body.isFees ?? false,
        body.isStatutes ?? false,
        INITIAL_STATE,
        today,
        lawyerId,
        this.clock.legalNow(),
      ],
    );
    return code;
  }

  private async documents(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    texts: FirstTexts,
  ): Promise<string[]> {
    const versions: string[] = [];
    for (const kind of ['bylaw', 'memorandum'] as const) {
      const content = texts[kind];
      if (!content) continue;
      const { id } = await this.createDocument.within(tx, {
        municipalityId: place.id,
        dossierId,
        kind,
        content,
      });
      const frozen = await this.freeze.within(tx, {
        municipalityId: place.id,
        documentId: id,
        name: 'start',
        purpose: 'start',
      });
      versions.push(frozen.id);
    }
    return versions;
  }
}
