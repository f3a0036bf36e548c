import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EditView } from '#libs/contracts';
import { checkView } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { EventStore } from '../events/event-store.js';
import { MoveEvent } from '../events/move-event.js';
import { acceptsViews } from '../events/public-events.query.js';
import { hashKey } from '../form-tokens.js';
import { AuthorAges } from '../opinions/author-ages.js';
import { blankToNull, ViewStore } from './view-store.js';

/** Lets an author change a view while the event takes views; what they wrote before stays. */
@Injectable()
export class EditViewCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly moves: MoveEvent,
    private readonly views: ViewStore,
    private readonly ages: AuthorAges,
  ) {}

  /**
   * A changed view waits for a look again; an answer or a refusal given before was for other words.
   *
   * @throws Refused 404 without the key of the receipt, 409 `event.not_open` after the last day, 409 for a stale version.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    receipt: string,
    key: string | null,
    body: EditView,
  ): Promise<{ version: number }> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const by = { keyHash: key ? hashKey(key) : null, personId };
    return this.unitOfWork.run(actor, async (tx) => {
      const { eventId } = await this.views.open(tx.manager, place.id, receipt, by);
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const view = await this.views.open(tx.manager, place.id, receipt, by, true);
      if (!acceptsViews(event, await this.moves.lastDay(tx, event), this.clock.legalToday())) {
        throw new Refused([{ code: 'event.not_open' }], 409);
      }
      // Who wrote it while logged in is that person, by whatever way they come back.
      const known = view.personId ? await this.ages.isAdult(view.personId, place.id) : null;
      // Whoever is named already has said that they are of age.
      const adult = known ?? (body.adult === true || view.named);
      const name = (view.personId ? null : blankToNull(body.name)) ?? view.realName;
      const organisation = blankToNull(body.organisation) ?? view.organisation;
      const wrong = checkView({
        text: body.text,
        named: body.named,
        adult,
        ...(name === null ? {} : { name }),
        ...(organisation === null ? {} : { organisation }),
      });
      if (wrong.length > 0) throw new Refused(wrong, 422);
      await tx.manager.query(
        `INSERT INTO participation_view_earlier (municipality_id, view_id, revision, text, name, organisation, email,
           replaced_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT ON CONSTRAINT participation_view_earlier_pk DO NOTHING`,
        [
          place.id,
          view.id,
          view.revision,
          view.text,
          view.realName,
          view.organisation,
          view.email,
          this.clock.legalNow(),
        ],
      );
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE participation_view SET state = 'pending', text = $4, named = $5, name = $6, organisation = $7,
                published_text = NULL, redaction_code = NULL, redaction_reason = NULL, refusal_code = NULL,
                refusal_reason = NULL, outcome = NULL, explanation = NULL, answered_day = NULL,
                revision = revision + 1, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [place.id, view.id, body.version, body.text.trim(), body.named, name, organisation],
      );
      if (changed !== 1) throw Refused.stale('view');
      tx.audit({
        municipalityId: place.id,
        action: 'participationView.edit',
        subjectType: 'participationView',
        subjectId: view.id,
        details: { revision: view.revision + 1 },
      });
      return { version: body.version + 1 };
    });
  }
}
