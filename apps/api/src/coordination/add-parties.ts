import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AddCoordinationParties, DocumentJson, DossierDocumentKind, LegalDay } from '#libs/contracts';
import { additionViolations, dueDayWithMore } from '#libs/coordination-rules';
import { rigaDayEnd } from '#libs/legal-calendar';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { partyKey, type RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationTerms } from './coordination-terms.js';
import { InviteParties } from './invite-parties.js';
import { Links } from './links.js';
import { TERM_ENDS } from './start-round.js';

/** Asks more parties while a round runs, about the same frozen text; the term moves so that they have all of it. */
@Injectable()
export class AddParties {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly workingDays: WorkingCalendar,
    private readonly store: CoordinationStore,
    private readonly terms: CoordinationTerms,
    private readonly invite: InviteParties,
    private readonly links: Links,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 409 once the round or its term is over, or for a stale version; 422 for parties that cannot be asked. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    roundId: string,
    body: AddCoordinationParties,
  ): Promise<{ dueDay: LegalDay; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const municipalityId = place.id;
      const dossier = await this.dossiers.load(manager, municipalityId, dossierId, { lock: true });
      const round = await this.store.round(manager, municipalityId, dossierId, roundId);
      if (round.version !== body.version) throw Refused.stale('round');
      const today = this.clock.legalToday();
      const added = await this.invite.named(tx, place, body.parties);
      const { dueDay: before, endedDay, parties: present } = round;
      const violations = additionViolations(
        {
          dueDay: before,
          ended: endedDay !== null,
          present: present.map(partyKey),
          added: added.map(partyKey),
        },
        today,
      );
      const over = violations.some(({ where }) => where === undefined);
      if (violations.length > 0) throw new Refused(violations, over ? 409 : 422);
      const settings = await this.terms.of(municipalityId, manager);
      const calendar = await this.workingDays.calendarFor(manager, municipalityId);
      const dueDay = dueDayWithMore(round, today, settings, calendar);
      await this.prolong(tx, round, dueDay);
      const ref = { id: roundId, dueDay, parties: present.length };
      await this.invite.within(tx, place, dossier, ref, added, await this.frozen(tx, round));
      await this.timeline.within(tx, {
        municipalityId,
        dossierId,
        event: 'addCoordinationParties',
        permission: 'coordination.manage',
        details: { round: round.number, parties: added.map(({ name }) => name).join(', '), dueDay },
      });
      return { dueDay, version: round.version + 1 };
    });
  }

  private async prolong(tx: Transaction, round: RoundRecord, dueDay: LegalDay): Promise<void> {
    const { municipalityId, id, dossierId } = round;
    await tx.manager.query(
      `UPDATE coordination_round SET due_day = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, dueDay],
    );
    if (dueDay === round.dueDay) return;
    await this.links.prolong(tx, round, dueDay);
    const dueAt = new Date(rigaDayEnd(dueDay));
    await tx.due({ municipalityId, topic: TERM_ENDS, subjectId: id, dueAt, payload: { dossierId } });
  }

  private async frozen(
    { manager }: Transaction,
    { municipalityId, bylawVersionId, memorandumVersionId }: RoundRecord,
  ): Promise<Map<DossierDocumentKind, { content: DocumentJson }>> {
    const texts = new Map<DossierDocumentKind, { content: DocumentJson }>();
    texts.set('bylaw', await this.texts.named(manager, municipalityId, bylawVersionId));
    if (memorandumVersionId !== null)
      texts.set('memorandum', await this.texts.named(manager, municipalityId, memorandumVersionId));
    return texts;
  }
}
