import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OpinionReceipt, SubmitOpinion } from '#libs/contracts';
import { MunicipalityProfiles, PeopleNames } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { EventStore, isPublic } from './events/event-store.js';
import { AuthorAges } from './opinions/author-ages.js';
import { FormTokens } from './form-tokens.js';
import { Occasions } from './occasions.js';
import { receiptMail } from './opinion-mails.js';
import { OpinionStages } from './opinion-stages.js';
import { keyOf, OpinionStore, needsNoLook, type OpinionTarget } from './opinion-store.js';

/** What the form sends besides the opinion: its token, and a field that people do not see. */
export interface FormMarks {
  token: string;
  website?: string;
}

/** Takes an opinion from the public page, with or without login (PL 55(4), MK639 19: in any form). */
@Injectable()
export class SubmitOpinionCase {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly stages: OpinionStages,
    private readonly events: EventStore,
    private readonly occasions: Occasions,
    private readonly store: OpinionStore,
    private readonly tokens: FormTokens,
    private readonly people: PeopleNames,
    private readonly profiles: MunicipalityProfiles,
    private readonly mailer: Mailer,
    private readonly ages: AuthorAges,
  ) {}

  /**
   * About the draft of a stage. What a logged-in person wrote for themselves is shown at once; the rest waits until a
   * lawyer has looked.
   *
   * @throws Refused 422 for what the form should have said or what a program sent, 409 `stage.not_open` outside the term.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    stageId: string,
    opinion: SubmitOpinion,
    marks: FormMarks,
  ): Promise<OpinionReceipt> {
    return this.unitOfWork.run(actor, async (tx) => {
      const stage = await this.stages.load(tx.manager, place.id, stageId);
      if (stage.state === 'preparing') throw Refused.notFound('stage');
      const { id, ...receipt } = await this.take(tx, place, stage, opinion, marks);
      const { dossierId } = stage;
      tx.emit('opinion.submitted', { municipalityId: place.id, dossierId, opinionId: id });
      return receipt;
    });
  }

  /** About an event, by its code. @throws Refused as {@link run}, 409 `event.not_open`. */
  async atEvent(
    actor: Actor,
    place: PlaceRef,
    code: string,
    opinion: SubmitOpinion,
    marks: FormMarks,
  ): Promise<OpinionReceipt> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, code);
      if (!isPublic(event)) throw Refused.notFound('event');
      const { id: _id, ...receipt } = await this.take(tx, place, event, opinion, marks);
      return receipt;
    });
  }

  private async take(
    tx: Transaction,
    place: PlaceRef,
    about: OpinionTarget,
    opinion: SubmitOpinion,
    marks: FormMarks,
  ): Promise<OpinionReceipt & { id: string }> {
    const personId = tx.actor.kind === 'person' ? tx.actor.personId : null;
    if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
    const wrong = this.tokens.check(about.id, marks.token);
    if (wrong.length > 0) throw new Refused(wrong, 422);
    const own = await this.signed(tx, place, opinion, personId);
    await this.store.check(tx.manager, about, own);
    const { title, lastDay } = await this.holdOpen(tx, about);
    const kept = await this.store.insert(tx, about, own, {
      channel: 'web',
      receivedDay: this.clock.legalToday(),
      late: false,
      personId,
      recordedBy: null,
      shown: personId !== null && needsNoLook(own),
    });
    tx.audit({
      municipalityId: place.id,
      action: 'opinion.submit',
      subjectType: 'opinion',
      subjectId: kept.id,
      details: { about: about.id, state: kept.state },
    });
    const day = lastDay ?? this.clock.legalToday();
    if (own.authorEmail) {
      const profile = await this.profiles.byId(place.id, tx.manager);
      await this.mailer.queue(tx, {
        to: own.authorEmail,
        municipalityId: place.id,
        dedupeKey: `opinion-receipt:${kept.id}`,
        ...receiptMail(own.language ?? 'lv', {
          receipt: kept.receipt,
          title,
          link: `${this.config.publicUrl.origin}/${place.slug}/viedoklis/${kept.receipt}#${kept.key}`,
          council: profile.name,
          lastDay: day,
        }),
      });
    }
    return { id: kept.id, receipt: kept.receipt, key: kept.key, state: kept.state, lastDay: day };
  }

  /** Holds the dossier or the event as it is until the opinion is kept, so that none slips in after the end. */
  private async holdOpen(tx: Transaction, about: OpinionTarget): ReturnType<Occasions['of']> {
    const key = keyOf(about);
    if (key.dossierId === null) return this.occasions.holdOpen(tx.manager, key);
    const [dossier] = await tx.manager.query<{ state: string }[]>(
      `SELECT state FROM dossier WHERE municipality_id = $1 AND id = $2 FOR SHARE`,
      [key.municipalityId, key.dossierId],
    );
    const occasion = await this.occasions.of(tx.manager, key);
    if (!occasion.accepts || dossier?.state !== 'opinion_stage') throw new Refused([occasion.closed], 409);
    return occasion;
  }

  /** A logged-in person is named as the identity provider says, never as they typed; a minor is never named. */
  private async signed(
    tx: Transaction,
    place: PlaceRef,
    opinion: SubmitOpinion,
    personId: string | null,
  ): Promise<SubmitOpinion> {
    if (!personId) return opinion;
    const name = (await this.people.of([personId], tx.manager)).get(personId);
    const adult = await this.ages.isAdult(personId, place.id);
    return {
      ...opinion,
      ...(name ? { authorName: name } : {}),
      ...(adult === null ? {} : { adult }),
    };
  }
}
