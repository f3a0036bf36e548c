import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { INITIAL_STATE } from '#libs/bylaw-procedure';
import type { StartDossier as StartDossierBody, TemplateId } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { CreateDocument, FreezeVersion } from '../documents/index.js';
import { MakeFirstTexts, type FirstTexts } from './first-texts.js';
import { RecordDossierEvent } from './record-dossier-event.js';

/** Opens a dossier with its number and first texts, from a blank template or from a file that was read. */
@Injectable()
export class StartDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly firstTexts: MakeFirstTexts,
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
    const texts = await this.firstTexts.of(tx.manager, place, body);
    const id = randomUUID();
    const code = await this.insert(tx.manager, place, id, tx.actor.personId, body, texts.template);
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

  private async insert(
    manager: EntityManager,
    place: PlaceRef,
    id: string,
    lawyerId: string,
    body: StartDossierBody,
    template: TemplateId | null,
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
         state_since, lawyer_id, created_day, created_at, template, template_subject)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15, $16)`,
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
        template,
        'template' in body.from ? (body.from.subject ?? null) : null,
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
