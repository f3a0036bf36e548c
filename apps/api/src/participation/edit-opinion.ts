import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { SubmitOpinion } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { AuthorAges } from './opinions/author-ages.js';
import { hashKey } from './form-tokens.js';
import { Occasions } from './occasions.js';
import { OpinionStages } from './opinion-stages.js';
import {
  OpinionStore,
  orNull,
  shownAuthor,
  needsNoLook,
  type OpinionRow,
  type OpinionTarget,
} from './opinion-store.js';

/** Lets an author change an opinion while opinions are taken; every revision of the original stays. */
@Injectable()
export class EditOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stages: OpinionStages,
    private readonly occasions: Occasions,
    private readonly store: OpinionStore,
    private readonly ages: AuthorAges,
  ) {}

  /**
   * An answer or support given before is not for the new text, and a text that a lawyer had to redact is looked at again.
   *
   * @throws Refused 404 without the key of the receipt, 409 `stage.not_open` or `event.not_open` after the end, 409 for a stale version.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    receipt: string,
    key: string | null,
    body: SubmitOpinion & { version: number },
  ): Promise<{ version: number; state: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const by = {
        keyHash: key ? hashKey(key) : null,
        personId: actor.kind === 'person' ? actor.personId : null,
      };
      const found = await this.store.open(manager, place.id, receipt, by, false);
      await this.occasions.holdOpen(manager, found);
      const opinion = await this.store.open(manager, place.id, receipt, by);
      const adult = opinion.personId
        ? await this.ages.isAdult(opinion.personId, place.id)
        : opinion.named || null;
      const signed = withContacts(adult === null ? body : { ...body, adult }, opinion);
      await this.store.check(manager, await this.target(manager, opinion), signed);
      const proven = opinion.personId !== null && needsNoLook(signed);
      const shown = proven && opinion.state === 'published' && !opinion.redacted;
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE opinion SET state = $4, kind = $5, unit_id = $6, named = $7, published_author = $8, published_text = $9,
                published_wording = $10, redaction_code = NULL, redaction_reason = NULL, refusal_code = NULL,
                refusal_reason = NULL, moderated_by = NULL, moderated_at = NULL, answer_id = NULL, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [
          place.id,
          opinion.id,
          body.version,
          shown ? 'published' : 'pending',
          body.kind,
          body.unitId ?? null,
          body.named,
          shown ? shownAuthor(signed) : null,
          shown ? body.text.trim() : null,
          shown ? orNull(body.wording) : null,
        ],
      );
      if (changed !== 1) throw Refused.stale('opinion');
      if (body.text.trim() !== opinion.text || orNull(body.wording) !== opinion.wording) {
        await manager.query(`DELETE FROM opinion_support WHERE municipality_id = $1 AND opinion_id = $2`, [
          place.id,
          opinion.id,
        ]);
      }
      await this.store.keepOriginal(manager, place.id, opinion.id, opinion.revision + 1, signed);
      tx.audit({
        municipalityId: place.id,
        action: 'opinion.edit',
        subjectType: 'opinion',
        subjectId: opinion.id,
        details: { revision: opinion.revision + 1 },
      });
      return { version: body.version + 1, state: shown ? 'published' : 'pending' };
    });
  }

  private async target(
    manager: EntityManager,
    { municipalityId, stageId, eventId }: OpinionRow,
  ): Promise<OpinionTarget> {
    return stageId === null
      ? { municipalityId, id: eventId ?? '' }
      : this.stages.load(manager, municipalityId, stageId);
  }
}

/** What the author does not say anew about themselves stays; a logged-in author keeps the name of the login. */
function withContacts(body: SubmitOpinion, before: OpinionRow): SubmitOpinion {
  const kept = {
    authorName: (before.personId ? null : body.authorName) ?? before.authorName,
    authorEmail: body.authorEmail ?? before.givenEmail,
    organisation: body.organisation ?? before.organisation,
    registrationNo: body.registrationNo ?? before.registrationNo,
    lobbyistNo: body.lobbyistNo ?? before.lobbyistNo,
  };
  const given = Object.entries(kept).filter(([, value]) => value !== null);
  return { ...body, ...Object.fromEntries(given) };
}
