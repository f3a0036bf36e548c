import { Injectable } from '@nestjs/common';
import { readRepeals } from '#libs/bylaw-amend';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { Dossiers, EndForce, RecordDossierEvent } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed } from '../platform/http/refused.js';
import { Acts, RepealAct } from '../promulgation/index.js';

/** Ends the acts that a published by-law repeals, on the day it comes into force itself. */
@Injectable()
export class RepealActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly repeal: RepealAct,
    private readonly timeline: RecordDossierEvent,
    private readonly dossiers: Dossiers,
    private readonly endForce: EndForce,
  ) {}

  /** May be called again: an act that has its end keeps it. Acts that are not kept here are left alone. */
  async run(municipalityId: string, dossierId: string): Promise<void> {
    const by = await this.acts.ofDossier(municipalityId, this.clock.legalToday(), dossierId);
    const version = by?.texts[0]?.bylawVersionId;
    if (!by || !version) return;
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const { content } = await this.texts.named(tx.manager, municipalityId, version);
      const parsed = parseDocumentOfKind(content, 'bylaw');
      ensureAllowed(parsed);
      for (const { number, adopted } of readRepeals(parsed.doc)) {
        const actId = await this.acts.numbered(tx.manager, municipalityId, number, adopted);
        if (!actId || actId === by.id) continue;
        const ended = await this.repeal.within(tx, {
          municipalityId,
          actId,
          byActId: by.id,
          from: by.fromDay,
        });
        if (!ended) continue;
        await this.endDossier(tx, municipalityId, actId, by);
        await this.timeline.within(tx, {
          municipalityId,
          dossierId,
          event: 'repealAct',
          permission: 'promulgation.manage',
          details: { number },
          isPublic: true,
        });
      }
    });
  }

  /** The dossier of an act that was made here ends with it; acts that were taken over have none. */
  private async endDossier(
    tx: Transaction,
    municipalityId: string,
    actId: string,
    by: { number: string; fromDay: LegalDay },
  ): Promise<void> {
    const [act] = await tx.manager.query<{ dossierId: string | null }[]>(
      `SELECT dossier_id AS "dossierId" FROM act WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, actId],
    );
    if (!act?.dossierId) return;
    const { state } = await this.dossiers.load(tx.manager, municipalityId, act.dossierId, { lock: true });
    if (state !== 'in_force' && state !== 'promulgated') return;
    await this.endForce.within(tx, {
      municipalityId,
      dossierId: act.dossierId,
      cause: 'repealed',
      from: by.fromDay,
      by: by.number,
    });
  }
}
