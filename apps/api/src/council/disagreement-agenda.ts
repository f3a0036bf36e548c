import { Injectable } from '@nestjs/common';
import { guardOf, type DossierFacts, type GuardName } from '#libs/bylaw-procedure';
import type { LegalDay, Violation } from '#libs/contracts';
import { DossierFactsRegistry, RecordDossierEvent, type DossierRow } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** What an item about disagreement with a ministry's opinion asks for, on its way through a sitting (PL 47(6)). */
@Injectable()
export class DisagreementAgenda {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly timeline: RecordDossierEvent,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 where there is nothing to disagree with, no draft with reasons, or the sitting is too late. */
  async refuseUnready(
    tx: Transaction,
    place: PlaceRef,
    dossier: DossierRow,
    sittingDay: LegalDay,
  ): Promise<void> {
    this.refuseOtherState(dossier);
    const facts = await this.facts(tx, place, dossier.id);
    const found = await this.bars(tx, place, facts, sittingDay, [
      'disagreementReasoned',
      'disagreementInTime',
    ]);
    const [open] = await tx.manager.query<unknown[]>(
      `SELECT 1 FROM agenda_item WHERE municipality_id = $1 AND dossier_id = $2 AND purpose = 'disagreement'
          AND outcome IS NULL`,
      [place.id, dossier.id],
    );
    if (open || facts.review?.disagreement?.decision) found.push({ code: 'disagreement_on_agenda' });
    if (found.length > 0) throw new Refused(found, 409);
  }

  /**
   * After the vote is written: an adopted decision must be one the law allows, and is told in the timeline.
   *
   * @throws Refused 409 with everything that stands against it.
   */
  async voted(tx: Transaction, place: PlaceRef, dossier: DossierRow, outcome: string): Promise<void> {
    this.refuseOtherState(dossier);
    const facts = await this.facts(tx, place, dossier.id);
    const decision = facts.review?.disagreement?.decision ?? null;
    if (outcome === 'adopted') {
      const names: GuardName[] = ['disagreementReasoned', 'disagreementVoted', 'disagreementInTime'];
      const found = await this.bars(tx, place, facts, this.clock.legalToday(), names);
      if (found.length > 0) throw new Refused(found, 409);
    }
    await this.timeline.within(tx, {
      municipalityId: place.id,
      dossierId: dossier.id,
      event: outcome === 'adopted' ? 'decideDisagreement' : 'rejectDisagreement',
      permission: 'council.manage',
      article: { act: 'PL', ref: '47(6)' },
      details: decision ? { decision: decision.number, day: decision.date } : {},
      isPublic: true,
    });
  }

  private refuseOtherState(dossier: DossierRow): void {
    if (dossier.state === 'review_objections') return;
    const params = { event: 'recordDisagreement', state: dossier.state };
    throw new Refused([{ code: 'wrong_state', params, article: { act: 'PL', ref: '47(6)' } }], 409);
  }

  private facts(tx: Transaction, place: PlaceRef, dossierId: string): Promise<DossierFacts> {
    const today = this.clock.legalToday();
    return this.registry.gather(tx.manager, { municipalityId: place.id, dossierId, today, reason: null });
  }

  private async bars(
    tx: Transaction,
    place: PlaceRef,
    facts: DossierFacts,
    now: LegalDay,
    names: GuardName[],
  ): Promise<Violation[]> {
    const calendar = await this.workingDays.calendarFor(tx.manager, place.id);
    return names
      .flatMap((name) => guardOf(name).check({ facts, now, calendar }))
      .filter((finding) => finding.severity === 'bar')
      .map(({ severity: _severity, ...violation }) => violation);
  }
}
