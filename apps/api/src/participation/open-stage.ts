import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import { lastOpinionDay, opinionPublication } from '#libs/bylaw-procedure';
import type { DossierDocumentKind, LegalDay, Violation } from '#libs/contracts';
import { rigaDayEnd } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import { DocumentTexts, FreezeVersion, type FrozenVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { StageTerm } from './events/stage-term.js';
import { OpinionStages } from './opinion-stages.js';

/** Topic of the moment after which opinions do not count any more. */
export const STAGE_ENDS = 'opinionStage.ends';

/** Opens the opinion stage (PL 46(3)) about texts that cannot change any more. */
@Injectable()
export class OpenStage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
    private readonly texts: DocumentTexts,
    private readonly freeze: FreezeVersion,
    private readonly workingDays: WorkingCalendar,
    private readonly advance: AdvanceDossier,
    private readonly terms: StageTerm,
  ) {}

  /** @throws Refused 409 with everything that the checklist shows for the event, or for a stale version. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    version: number,
  ): Promise<{ lastDay: LegalDay; warnings: Violation[] }> {
    if (!can(actor, 'participation.manage', { municipalityId: place.id })) {
      throw new Refused([{ code: 'notAllowed', params: { permission: 'participation.manage' } }], 403);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const stage = await this.stages.latest(manager, place.id, dossierId);
      if (stage && stage.version !== version) throw Refused.stale('stage');
      const frozen = await this.freezeBoth(tx, place.id, dossierId);
      const versionIds = [...frozen.values()].map(({ id }) => id);
      const { facts, warnings } = await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'openOpinionStage',
        namedVersionIds: versionIds,
        details: { stageId: stage?.id ?? null },
      });
      const record = opinionPublication(facts);
      const bylaw = frozen.get('bylaw');
      const lastDay = lastOpinionDay(facts, await this.workingDays.calendarFor(manager, place.id));
      if (!stage || !record || !bylaw || lastDay === null) {
        throw new Error('The stage was opened without what its guards ask for.');
      }
      const short = await this.terms.violations(manager, place.id, dossierId, record.from, lastDay);
      if (short.length > 0) throw new Refused(short, 409);
      const memorandum = frozen.get('memorandum');
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE opinion_stage SET state = 'open', opens = $4, closes = $5, bylaw_version_id = $6, bylaw_digest = $7,
                memorandum_version_id = $8, memorandum_digest = $9, opened_at = $10, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3 AND state = 'preparing'`,
        [
          place.id,
          stage.id,
          version,
          record.from,
          record.to,
          bylaw.id,
          bylaw.digest,
          memorandum?.id ?? null,
          memorandum?.digest ?? null,
          this.clock.legalNow(),
        ],
      );
      if (changed !== 1) throw Refused.stale('stage');
      await tx.due({
        municipalityId: place.id,
        topic: STAGE_ENDS,
        subjectId: stage.id,
        dueAt: new Date(rigaDayEnd(lastDay)),
      });
      tx.emit('opinionStage.opened', { municipalityId: place.id, dossierId, stageId: stage.id });
      return { lastDay, warnings };
    });
  }

  private async freezeBoth(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
  ): Promise<Map<DossierDocumentKind, FrozenVersion>> {
    const frozen = new Map<DossierDocumentKind, FrozenVersion>();
    for (const { id, kind } of await this.texts.ofDossier(tx.manager, municipalityId, dossierId)) {
      const purpose = 'opinion_stage';
      frozen.set(
        kind,
        await this.freeze.within(tx, { municipalityId, documentId: id, name: purpose, purpose }),
      );
    }
    return frozen;
  }
}
