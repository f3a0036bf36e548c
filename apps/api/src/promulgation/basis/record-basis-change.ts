import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { citationsOf, readChangedPlace, type ChangedPlace } from '#libs/citations';
import type { DecideBasisCheck, RecordBasisChange as Input } from '#libs/contracts';
import { DocumentTexts } from '../../documents/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { END_JOIN } from '../acts.query.js';

/** Records that a cited law changed, and asks for a look at every act that cites it (OPL 9(5)). */
@Injectable()
export class RecordBasisChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: DocumentTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 422 `basis.not_recognised` where the place cannot be read as a citation of one act. */
  run(actor: Actor, place: PlaceRef, input: Input): Promise<{ id: string; acts: number }> {
    const changed = readChangedPlace(input.place);
    if (!changed) throw new Refused([{ code: 'basis.not_recognised', where: 'place' }], 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      const by = actor.kind === 'person' ? actor.personId : null;
      await tx.manager.query(
        `INSERT INTO basis_change (municipality_id, id, place, kind, from_day, source_url, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          place.id,
          id,
          input.place.trim(),
          input.kind,
          input.from,
          input.sourceUrl,
          by,
          this.clock.legalNow(),
        ],
      );
      const found = await this.citing(tx, place, changed);
      for (const { actId, citations } of found) {
        await tx.manager.query(
          `INSERT INTO basis_check (municipality_id, change_id, act_id, citations) VALUES ($1, $2, $3, $4)`,
          [place.id, id, actId, JSON.stringify(citations)],
        );
      }
      tx.audit({
        municipalityId: place.id,
        action: 'basis.record-change',
        subjectType: 'basis_change',
        subjectId: id,
        permission: 'promulgation.manage',
        details: { place: input.place, kind: input.kind, from: input.from, acts: found.length },
      });
      return { id, acts: found.length };
    });
  }

  /** Says what was found about one act. @throws Refused 404 without such a check, 409 where it was decided before. */
  decide(
    actor: Actor,
    place: PlaceRef,
    of: { changeId: string; actId: string },
    input: DecideBasisCheck,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [row] = await tx.manager.query<{ outcome: string | null }[]>(
        `SELECT outcome FROM basis_check WHERE municipality_id = $1 AND change_id = $2 AND act_id = $3 FOR UPDATE`,
        [place.id, of.changeId, of.actId],
      );
      if (!row) throw Refused.notFound('basisCheck');
      if (row.outcome !== null) throw new Refused([{ code: 'basis.decided' }], 409);
      await tx.manager.query(
        `UPDATE basis_check SET outcome = $4, reason = $5, decided_by = $6, decided_at = $7
          WHERE municipality_id = $1 AND change_id = $2 AND act_id = $3`,
        [
          place.id,
          of.changeId,
          of.actId,
          input.outcome,
          input.reason,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalNow(),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'basis.decide',
        subjectType: 'act',
        subjectId: of.actId,
        permission: 'promulgation.manage',
        details: { changeId: of.changeId, outcome: input.outcome },
      });
    });
  }

  /** Acts that have not ended, by their newest text. */
  private async citing(
    tx: Transaction,
    place: PlaceRef,
    changed: ChangedPlace,
  ): Promise<{ actId: string; citations: string[] }[]> {
    const rows = await tx.manager.query<{ actId: string; versionId: string }[]>(
      `SELECT DISTINCT ON (a.id) a.id AS "actId", t.bylaw_version_id AS "versionId"
         FROM act a
         JOIN act_text t ON t.municipality_id = a.municipality_id AND t.act_id = a.id
         ${END_JOIN}
        WHERE a.municipality_id = $1 AND coalesce(least(a.repealed_from, e.from_day) > $2, true)
        ORDER BY a.id, t.from_day DESC, t.revision DESC`,
      [place.id, this.clock.legalToday()],
    );
    const found: { actId: string; citations: string[] }[] = [];
    for (const { actId, versionId } of rows) {
      const { content } = await this.texts.named(tx.manager, place.id, versionId);
      const parsed = parseDocumentOfKind(content, 'bylaw');
      ensureAllowed(parsed);
      const citations = citationsOf(changed, parsed.doc);
      if (citations.length > 0) found.push({ actId, citations });
    }
    return found;
  }
}
