import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OpinionReceipt, SubmitOpinion } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { MunicipalityProfiles, PeopleNames } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { AuthorAges } from './opinions/author-ages.js';
import { FormTokens } from './form-tokens.js';
import { receiptMail } from './opinion-mails.js';
import { OpinionStages } from './opinion-stages.js';
import { OpinionStore, needsNoLook } from './opinion-store.js';

/** What the form sends besides the opinion: its token, and a field that people do not see. */
export interface FormMarks {
  token: string;
  website?: string;
}

/** Takes an opinion from the public page, with or without login (MK639 19: in any form). */
@Injectable()
export class SubmitOpinionCase {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
    private readonly store: OpinionStore,
    private readonly tokens: FormTokens,
    private readonly people: PeopleNames,
    private readonly profiles: MunicipalityProfiles,
    private readonly mailer: Mailer,
    private readonly ages: AuthorAges,
  ) {}

  /**
   * What a logged-in person wrote for themselves is shown at once; the rest waits until a lawyer has looked.
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
    const personId = actor.kind === 'person' ? actor.personId : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const stage = await this.stages.load(tx.manager, place.id, stageId);
      if (stage.state === 'preparing') throw Refused.notFound('stage');
      if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
      const wrong = this.tokens.check(stageId, marks.token);
      if (wrong.length > 0) throw new Refused(wrong, 422);
      const own = await this.signed(tx, place, opinion, personId);
      await this.store.check(tx.manager, stage, own);
      const lastDay = await this.holdOpen(tx, place, stage.id);
      const kept = await this.store.insert(tx, stage, own, {
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
        details: { stageId, state: kept.state },
      });
      tx.emit('opinion.submitted', {
        municipalityId: place.id,
        dossierId: stage.dossierId,
        opinionId: kept.id,
      });
      if (own.authorEmail) {
        const profile = await this.profiles.byId(place.id, tx.manager);
        const link = `${this.config.publicUrl.origin}/${place.slug}/viedoklis/${kept.receipt}#${kept.key}`;
        await this.mailer.queue(tx, {
          to: own.authorEmail,
          municipalityId: place.id,
          dedupeKey: `opinion-receipt:${kept.id}`,
          ...receiptMail(own.language ?? 'lv', {
            receipt: kept.receipt,
            link,
            council: profile.name,
            lastDay,
          }),
        });
      }
      return { receipt: kept.receipt, key: kept.key, state: kept.state, lastDay };
    });
  }

  /** Holds the dossier in its stage until the opinion is kept, so that none slips in after the end. */
  private async holdOpen(tx: Transaction, place: PlaceRef, stageId: string): Promise<string> {
    const { dossierId } = await this.stages.load(tx.manager, place.id, stageId);
    await tx.manager.query(`SELECT 1 FROM dossier WHERE municipality_id = $1 AND id = $2 FOR SHARE`, [
      place.id,
      dossierId,
    ]);
    const dossier = await this.dossiers.load(tx.manager, place.id, dossierId);
    const stage = await this.stages.load(tx.manager, place.id, stageId);
    const accepts = await this.stages.acceptsAt(tx.manager, stage, this.clock.legalNow());
    if (!accepts || dossier.state !== 'opinion_stage' || stage.closes === null) {
      throw new Refused([{ code: 'stage.not_open', article: { act: 'PL', ref: '46(3)' } }], 409);
    }
    return this.stages.lastDay(tx.manager, place.id, stage.closes);
  }

  /** A logged-in person is named as the identity provider says, never as they typed. */
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
