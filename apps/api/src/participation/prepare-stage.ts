import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DossierState } from '#libs/bylaw-procedure';
import type { StageAnnouncement } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OpinionStages } from './opinion-stages.js';

/** States in which an opinion stage can still follow. */
const AHEAD: readonly DossierState[] = ['draft', 'endorsement', 'coordination', 'opinion_summary'];

/** Writes down what the opinion stage will announce, before it is opened. */
@Injectable()
export class PrepareStage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
  ) {}

  /**
   * The first call makes the stage; later ones name the version they saw.
   *
   * @throws Refused 409 `stage.already_announced` while a stage runs, `wrong_state` once the draft is past it: the newest
   * stage is the one that counts, so another would undo the one that was held. 409 for a stale version.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: StageAnnouncement & { version?: number },
  ): Promise<{ id: string; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { state } = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const latest = await this.stages.latest(tx.manager, place.id, dossierId);
      if (latest?.state === 'open') throw new Refused([{ code: 'stage.already_announced' }], 409);
      if (!AHEAD.includes(state)) {
        throw new Refused([{ code: 'wrong_state', params: { event: 'prepareOpinionStage', state } }], 409);
      }
      const preparing = latest?.state === 'preparing' ? latest : null;
      if ((preparing?.version ?? undefined) !== body.version) throw Refused.stale('stage');
      const id = preparing?.id ?? randomUUID();
      if (!preparing) await this.insert(tx, place, dossierId, id, (latest?.number ?? 0) + 1);
      const version = await this.update(tx, place, id, preparing?.version ?? 1, body);
      if (body.territory !== undefined) {
        await tx.manager.query(`UPDATE dossier SET territory = $3 WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          dossierId,
          body.territory,
        ]);
      }
      tx.audit({
        municipalityId: place.id,
        action: 'opinionStage.prepare',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'participation.manage',
        details: { stageId: id },
      });
      return { id, version };
    });
  }

  private async insert(
    { manager }: Transaction,
    place: PlaceRef,
    dossierId: string,
    id: string,
    number: number,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO opinion_stage (municipality_id, id, dossier_id, number, state) VALUES ($1, $2, $3, $4, 'preparing')`,
      [place.id, id, dossierId, number],
    );
  }

  private async update(
    { manager }: Transaction,
    place: PlaceRef,
    id: string,
    version: number,
    body: StageAnnouncement,
  ): Promise<number> {
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE opinion_stage SET question = $4, summary = $5, responsible_name = $6, responsible_phone = $7,
              responsible_email = $8, target_groups = $9, channels = $10, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [
        place.id,
        id,
        version,
        body.question,
        body.summary,
        body.responsible.name,
        body.responsible.phone,
        body.responsible.email,
        body.targetGroups,
        body.channels,
      ],
    );
    if (changed !== 1) throw Refused.stale('stage');
    return version + 1;
  }
}
