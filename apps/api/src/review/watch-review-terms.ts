import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  decide,
  dossierDeadline,
  guardOf,
  missedTerm,
  opinionMonthEnd,
  type DossierFacts,
} from '#libs/bylaw-procedure';
import { rigaDayEnd, type LegalCalendar } from '#libs/legal-calendar';
import { AdvanceDossier, DossierFactsRegistry, Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { Pages } from '../platform/web/pages.js';
import { ReviewRounds } from './review-rounds.js';

type Barring = 'SN.DISAGREE' | 'SN.SEND_AFTER_DISAGREE';
const isBarring = (code: string): code is Barring =>
  code === 'SN.DISAGREE' || code === 'SN.SEND_AFTER_DISAGREE';

/**
 * What the passage of time means for a review: the end of the ministry's month only proposes silence, a person confirms
 * it (PL 47(4)); a missed term of PL 47(6) bars publication by itself (PL 47(7)).
 */
@Injectable()
export class WatchReviewTerms implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly rounds: ReviewRounds,
    private readonly advance: AdvanceDossier,
    private readonly timeline: RecordDossierEvent,
    private readonly handlers: OutboxHandlers,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.on('dossier.deadline', async (payload) => {
      const [municipalityId, dossierId] = [String(payload['municipalityId']), String(payload['dossierId'])];
      const code = String(payload['code']);
      if (code === 'SN.VARAM_OPINION') await this.proposeSilence(municipalityId, dossierId);
      else if (isBarring(code)) await this.barPublication(municipalityId, dossierId, code);
    });
  }

  /** Marks the round once; waits on where the month has become longer meanwhile. */
  async proposeSilence(municipalityId: string, dossierId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      if (dossier.state !== 'in_review') return;
      const { facts, calendar } = await this.facts(tx, municipalityId, dossierId);
      const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
      const context = { facts, now: this.clock.legalToday(), calendar };
      if (guardOf('opinionMonthOver').check(context).length > 0) {
        const end = opinionMonthEnd(facts, calendar);
        if (end) await this.wait(tx, municipalityId, dossierId, 'SN.VARAM_OPINION', end);
        return;
      }
      if (round.opinion || round.silenceProposedAt) return;
      await tx.manager.query(
        `UPDATE review_round SET silence_proposed_at = $3, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [municipalityId, round.id, this.clock.legalNow()],
      );
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'proposeSilentConsent',
        permission: 'review.record',
        article: { act: 'PL', ref: '47(4)' },
        details: { roundId: round.id },
      });
    });
  }

  /** Bars what may not be published any more; does nothing where the term was kept, waits on where it has become longer. */
  async barPublication(municipalityId: string, dossierId: string, code: Barring): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      if (dossier.state !== 'review_objections' && dossier.state !== 'promulgation_ready') return;
      const { facts, calendar } = await this.facts(tx, municipalityId, dossierId);
      const today = this.clock.legalToday();
      const decision = decide('barPublication', facts, today, calendar);
      if (!decision.allowed) {
        const term = dossierDeadline(code, facts, calendar);
        if (term && term.day >= today) await this.wait(tx, municipalityId, dossierId, code, term.day);
        return;
      }
      await this.advance.within(tx, {
        municipalityId,
        dossierId,
        event: 'barPublication',
        details: { because: missedTerm(facts, today, calendar) },
      });
    });
    this.pages.forget();
  }

  private async facts(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
  ): Promise<{ facts: DossierFacts; calendar: LegalCalendar }> {
    const today = this.clock.legalToday();
    const facts = await this.registry.gather(tx.manager, { municipalityId, dossierId, today, reason: null });
    return { facts, calendar: await this.workingDays.calendarFor(tx.manager, municipalityId) };
  }

  private wait(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    code: string,
    day: string,
  ): Promise<void> {
    return tx.due({
      municipalityId,
      topic: 'dossier.deadline',
      subjectId: `${dossierId}:${code}`,
      dueAt: new Date(rigaDayEnd(day)),
      payload: { dossierId, code, day, sense: 'passes' },
    });
  }
}
