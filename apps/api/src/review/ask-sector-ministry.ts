import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { AskSectorMinistry as Input, LegalDay, SectorMinistryAsked, Violation } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { RoleHolders, WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { Reviewers } from './reviewers.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';
import { sectorMail } from './sector-mails.js';
import { SectorRequests } from './sector-requests.js';

const PL_47_3 = { act: 'PL', ref: '47(3)' } as const;

/** The reviewing ministry asks a sector ministry for its view (PL 47(3)), which has an account here or gets a link. */
@Injectable()
export class AskSectorMinistry {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly workingDays: WorkingCalendar,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly reviewers: Reviewers,
    private readonly requests: SectorRequests,
    private readonly holders: RoleHolders,
    private readonly mailer: Mailer,
  ) {}

  /** Once in a round. @throws Refused 404 for what was not sent to the reviewer, 409 when the round is over, 422. */
  async run(actor: Actor, roundId: string, input: Input): Promise<SectorMinistryAsked> {
    const { municipalityId, dossierId } = await this.own(actor, roundId);
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.running(tx, municipalityId, dossierId, roundId);
      const name = await this.nameOf(tx, input);
      refuseImpossible({ ...input, ministry: name }, round, this.clock.legalToday());
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO sector_view (municipality_id, id, round_id, asked_by, ministry, asked_on, institution_id,
           question, email, means)
         VALUES ($1, $2, $3, 'reviewer', $4, $5, $6, $7, $8, $9)`,
        [
          municipalityId,
          id,
          roundId,
          name,
          input.askedOn,
          input.institutionId,
          input.question,
          input.institutionId ? null : input.email,
          input.means,
        ],
      );
      const calendar = await this.workingDays.calendarFor(tx.manager, municipalityId);
      const answerBy = this.requests.answerBy(input.askedOn, calendar);
      const about = { title: dossier.title, reviewer: round.reviewerName, ministry: name, answerBy };
      const url = await this.tell(tx, { municipalityId, id }, input, about);
      tx.audit({
        municipalityId,
        action: 'review.ask-sector',
        subjectType: 'review_round',
        subjectId: roundId,
        permission: 'review.give',
        details: { sectorViewId: id, askedOn: input.askedOn, means: input.means },
      });
      return { id, url };
    });
  }

  /** A new link in place of the old one. @throws Refused 404, 409 where the ministry has an account or has answered. */
  async renewLink(actor: Actor, roundId: string, viewId: string): Promise<SectorMinistryAsked> {
    const { municipalityId, dossierId } = await this.own(actor, roundId);
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      const round = await this.running(tx, municipalityId, dossierId, roundId);
      const view = round.sectorViews.find(({ id }) => id === viewId);
      if (!view?.askedOn) throw Refused.notFound('request');
      if (view.institutionId !== null || view.answeredOn !== null)
        throw new Refused([{ code: 'sector_link_needless', article: PL_47_3 }], 409);
      const calendar = await this.workingDays.calendarFor(tx.manager, municipalityId);
      const answerBy = this.requests.answerBy(view.askedOn, calendar);
      const url = await this.requests.link(tx, { id: viewId, municipalityId }, answerBy);
      tx.audit({
        municipalityId,
        action: 'review.renew-sector-link',
        subjectType: 'review_round',
        subjectId: roundId,
        permission: 'review.give',
        details: { sectorViewId: viewId },
      });
      return { id: viewId, url };
    });
  }

  private async own(actor: Actor, roundId: string): Promise<{ municipalityId: string; dossierId: string }> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    return found;
  }

  private async running(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    roundId: string,
  ): Promise<RoundRecord> {
    const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
    if (round.id !== roundId || round.opinion || round.silenceCheckedOn)
      throw new Refused([{ code: 'review_round_over' }], 409);
    return round;
  }

  /** The name of a ministry with an account is its own; others are typed. */
  private async nameOf(tx: Transaction, { ministry, institutionId }: Input): Promise<string> {
    if (institutionId === null) return ministry;
    const known = await this.reviewers.ministries(tx.manager);
    const found = known.find(({ id }) => id === institutionId);
    if (!found) throw new Refused([{ code: 'review_unknown_ministry', where: 'institutionId' }], 422);
    return found.name;
  }

  private async tell(
    tx: Transaction,
    ref: { municipalityId: string; id: string },
    input: Input,
    about: { title: string; reviewer: string; ministry: string; answerBy: LegalDay },
  ): Promise<string | null> {
    const common = { municipalityId: ref.municipalityId, dedupeKey: `sector-view:${ref.id}` };
    if (input.institutionId !== null) {
      const url = `${this.config.publicUrl.origin}/darbs/nozares-viedokli/${ref.id}`;
      const holders = await this.holders.of(null, 'ministry_reviewer', { manager: tx.manager });
      for (const { institutionId, email } of holders) {
        if (institutionId !== input.institutionId || !email) continue;
        const mail = sectorMail({ ...about, question: input.question, url, account: true });
        await this.mailer.queue(tx, { to: email, ...common, ...mail });
      }
      return null;
    }
    const url = await this.requests.link(tx, ref, about.answerBy);
    if (input.email !== null) {
      const mail = sectorMail({ ...about, question: input.question, url, account: false });
      await this.mailer.queue(tx, { to: input.email, ...common, ...mail });
    }
    return url;
  }
}

function refuseImpossible(input: Input, round: RoundRecord, today: LegalDay): void {
  const found: Violation[] = [];
  if (input.askedOn < round.sentOn || input.askedOn > today)
    found.push({ code: 'sector_view_days_impossible', article: PL_47_3, where: 'askedOn' });
  if (input.ministry.trim() === '') found.push({ code: 'sector_ministry_missing', where: 'ministry' });
  if (round.sectorViews.some((view) => view.askedBy === 'reviewer' && view.ministry === input.ministry))
    found.push({ code: 'sector_ministry_asked', article: PL_47_3, where: 'ministry' });
  if (found.length > 0) throw new Refused(found, 422);
}
