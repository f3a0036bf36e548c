import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { countSuggestions } from '#libs/bylaw-document';
import type { SaveTemplate as SaveTemplateBody } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

const MAX_TEMPLATES = 200;

/** Keeps the by-law of a dossier as a template of the municipality's own. */
@Injectable()
export class SaveTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
  ) {}

  /** @throws Refused 409 while somebody's suggestions stand in the text, or where there are too many templates. */
  async run(actor: Actor, place: PlaceRef, body: SaveTemplateBody): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place, body));
  }

  private async within(tx: Transaction, place: PlaceRef, body: SaveTemplateBody): Promise<{ id: string }> {
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { dossierId } = body;
    const dossier = await this.dossiers.load(tx.manager, place.id, dossierId);
    const documents = await this.texts.ofDossier(tx.manager, place.id, dossierId);
    const document = documents.find(({ kind }) => kind === 'bylaw');
    if (!document) throw Refused.notFound('document');
    const text = await this.texts.current(tx.manager, { municipalityId: place.id, documentId: document.id });
    const suggestions = countSuggestions(text.doc);
    if (suggestions > 0)
      throw new Refused([{ code: 'template.suggestions', params: { count: suggestions } }], 409);
    await tx.manager.query(`SELECT id FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [place.id]);
    const [row] = await tx.manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM own_template WHERE municipality_id = $1`,
      [place.id],
    );
    if ((row?.n ?? 0) >= MAX_TEMPLATES)
      throw new Refused([{ code: 'template.too-many', params: { max: MAX_TEMPLATES } }], 409);
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO own_template (municipality_id, id, name, about, kind, topic, is_fees, is_statutes, template, content,
         dossier_id, author_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        place.id,
        id,
        body.name,
        body.about,
        dossier.kind,
        dossier.topic,
        dossier.isFees,
        dossier.isStatutes,
        dossier.template,
        JSON.stringify(text.content),
        dossierId,
        tx.actor.personId,
        this.clock.legalNow(),
      ],
    );
    tx.audit({
      municipalityId: place.id,
      action: 'template.added',
      subjectType: 'template',
      subjectId: id,
      permission: 'template.manage',
    });
    return { id };
  }

  /** Takes a template out of what is offered, or offers it again. */
  async retire(actor: Actor, place: PlaceRef, id: string, version: number, retired: boolean): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const [found] = await tx.manager.query<{ version: number }[]>(
        `SELECT version FROM own_template WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
        [place.id, id],
      );
      if (!found) throw Refused.notFound('template');
      if (found.version !== version) throw Refused.stale('template');
      await tx.manager.query(
        `UPDATE own_template SET retired_at = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, retired ? this.clock.legalNow() : null],
      );
      const subject = { municipalityId: place.id, subjectType: 'template', subjectId: id };
      if (retired) tx.audit({ ...subject, action: 'template.retired', permission: 'template.manage' });
      else tx.audit({ ...subject, action: 'template.offered', permission: 'template.manage' });
    });
  }
}
