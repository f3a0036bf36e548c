import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActRef, DocumentJson, LegalDay } from '#libs/contracts';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { TextWork } from '../platform/workers/text-work.js';
import { Acts } from '../promulgation/index.js';
import { toRef } from './amended-act.js';
import { Amendments } from './amendments.js';

/** An act in force and what a text of an amending by-law makes of it. */
export interface EffectOfAmendment {
  act: ActRef;
  /** The wording that the amendments were written against. */
  day: LegalDay;
  before: DocumentJson;
  /** As far as the amendments can be carried out. */
  after: DocumentJson;
}

/** What a frozen text of an amending by-law does to the act that it amends, for those who judge it. */
@Injectable()
export class AmendmentEffect {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
    private readonly amendments: Amendments,
    private readonly texts: DocumentTexts,
    private readonly work: TextWork,
  ) {}

  /** `null` where the dossier amends no act. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    amending: DocumentJson,
  ): Promise<EffectOfAmendment | null> {
    const row = await this.amendments.find(manager, municipalityId, dossierId);
    const today = this.clock.legalToday();
    const act = row && (await this.acts.byId(municipalityId, today, row.actId, manager));
    if (!row || !act) return null;
    const { content: before } = await this.texts.named(manager, municipalityId, row.baseVersionId);
    const { wordings } = await this.work.follow({
      base: before,
      inForceFrom: row.baseDay,
      amending,
      act: { act: { issuer: '', number: '…' }, day: today, inForceFrom: today },
    });
    return { act: toRef(act), day: row.baseDay, before, after: wordings.at(-1)?.document ?? before };
  }
}
