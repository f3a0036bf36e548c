import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DossierDocumentKind, LegalDay, StartCoordinationRound } from '#libs/contracts';
import { dueDayOf, startViolations } from '#libs/coordination-rules';
import { rigaDayEnd } from '#libs/legal-calendar';
import { AdvanceDossier, Dossiers, RecordDossierEvent, type DossierRow } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import { DocumentTexts, FreezeVersion, type FrozenVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import { partyKey, type CoordinationRow } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationTerms } from './coordination-terms.js';
import { InviteParties } from './invite-parties.js';

/** Topic of the moment after which silence is agreement. */
export const TERM_ENDS = 'coordination.termEnds';

/** Sends the draft to institutions: the first round moves it to coordination, later ones repeat the question. */
@Injectable()
export class StartRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly timeline: RecordDossierEvent,
    private readonly texts: DocumentTexts,
    private readonly freeze: FreezeVersion,
    private readonly workingDays: WorkingCalendar,
    private readonly store: CoordinationStore,
    private readonly terms: CoordinationTerms,
    private readonly invite: InviteParties,
  ) {}

  /** @throws Refused 409 where the draft's stage or a running round forbids it, 422 for parties or reason. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: StartCoordinationRound,
  ): Promise<{ id: string; number: number; dueDay: LegalDay }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const dossier = await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      if (dossier.version !== body.version) throw Refused.stale('dossier');
      const latest = await this.store.latest(manager, place.id, dossierId);
      const running = latest?.closedDay === null ? latest : null;
      const rounds = await this.store.rounds(manager, place.id, dossierId);
      const parties = await this.invite.named(tx, place, body.parties);
      const openRound = rounds.some(({ endedDay }) => endedDay === null);
      const violations = startViolations({
        kind: body.kind,
        reason: body.reason,
        earlierRounds: rounds.filter(({ coordinationId }) => coordinationId === running?.id).length,
        openRound,
        parties: parties.map(partyKey),
      });
      if (violations.length > 0) throw new Refused(violations, openRound ? 409 : 422);
      const sentDay = this.clock.legalToday();
      const calendar = await this.workingDays.calendarFor(manager, place.id);
      const dueDay = dueDayOf(body.kind, sentDay, await this.terms.of(place.id, manager), calendar);
      const number = rounds.length + 1;
      const frozen = await this.freezeBoth(tx, place.id, dossierId);
      await this.record(tx, dossier, running, [...frozen.values()], {
        round: number,
        dueDay,
        parties: parties.map(({ name }) => name).join(', '),
      });
      const coordinationId = running?.id ?? (await this.begin(tx, dossier, (latest?.number ?? 0) + 1));
      const bylaw = frozen.get('bylaw');
      if (!bylaw) throw new Error('The dossier has no by-law.');
      const round = { id: randomUUID(), number, dueDay };
      await manager.query(
        `INSERT INTO coordination_round (municipality_id, id, coordination_id, dossier_id, number, kind, reason,
           sent_day, due_day, bylaw_document_id, bylaw_version_id, bylaw_digest, memorandum_version_id, sent_by, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          place.id,
          round.id,
          coordinationId,
          dossierId,
          number,
          body.kind,
          body.reason,
          sentDay,
          dueDay,
          bylaw.documentId,
          bylaw.id,
          bylaw.digest,
          frozen.get('memorandum')?.id ?? null,
          personOf(actor),
          this.clock.legalNow(),
        ],
      );
      await tx.due({
        municipalityId: place.id,
        topic: TERM_ENDS,
        subjectId: round.id,
        dueAt: new Date(rigaDayEnd(dueDay)),
        payload: { dossierId },
      });
      await this.invite.within(tx, place, dossier, { ...round, parties: 0 }, parties, frozen);
      return round;
    });
  }

  /** The first round is a step of the procedure; later ones only stand in the timeline. */
  private async record(
    tx: Transaction,
    dossier: DossierRow,
    running: CoordinationRow | null,
    frozen: readonly FrozenVersion[],
    details: Record<string, unknown>,
  ): Promise<void> {
    const { municipalityId, id: dossierId } = dossier;
    const namedVersionIds = frozen.map(({ id }) => id);
    const entry = { municipalityId, dossierId, namedVersionIds, details };
    if (!running) await this.advance.within(tx, { ...entry, event: 'sendForCoordination' });
    else {
      const permission = 'coordination.manage';
      await this.timeline.within(tx, { ...entry, event: 'sendCoordinationRound', permission });
    }
  }

  private async begin(tx: Transaction, dossier: DossierRow, number: number): Promise<string> {
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO coordination (municipality_id, id, dossier_id, number, started_day) VALUES ($1, $2, $3, $4, $5)`,
      [dossier.municipalityId, id, dossier.id, number, this.clock.legalToday()],
    );
    return id;
  }

  private async freezeBoth(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
  ): Promise<Map<DossierDocumentKind, FrozenVersion>> {
    const frozen = new Map<DossierDocumentKind, FrozenVersion>();
    for (const { id, kind } of await this.texts.ofDossier(tx.manager, municipalityId, dossierId)) {
      const purpose = 'coordination';
      frozen.set(
        kind,
        await this.freeze.within(tx, { municipalityId, documentId: id, name: purpose, purpose }),
      );
    }
    return frozen;
  }
}
