import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CallCoordinationMeeting } from '#libs/contracts';
import { callViolations } from '#libs/coordination-rules';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { personOf } from './actor.js';
import { meetingMail } from './coordination-mails.js';
import type { CoordinationRow } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationTerms } from './coordination-terms.js';
import { disputing, MeetingStore, type DisputingParty } from './meeting-store.js';
import { Respondents } from './respondents.js';

/** Calls the parties whose objections stand to an agreement meeting. */
@Injectable()
export class CallMeeting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly meetings: MeetingStore,
    private readonly terms: CoordinationTerms,
    private readonly workingDays: WorkingCalendar,
    private readonly profiles: MunicipalityProfiles,
    private readonly respondents: Respondents,
    private readonly timeline: RecordDossierEvent,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 404, 409 where there is nothing to meet about, 422 for day, place or a short notice. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: CallCoordinationMeeting,
  ): Promise<{ id: string; number: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const dossier = await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const latest = await running(tx, this.store, place, dossierId);
      const rounds = (await this.store.rounds(manager, place.id, dossierId)).filter(
        ({ coordinationId }) => coordinationId === latest.id,
      );
      const earlier = await this.meetings.of(manager, place.id, latest.id);
      const parties = disputing(rounds);
      const violations = callViolations(
        {
          ...body,
          today: this.clock.legalToday(),
          openRound: rounds.some(({ endedDay }) => endedDay === null),
          calledAlready: earlier.some(({ state }) => state === 'called'),
          parties,
          noticeWorkingDays: (await this.terms.of(place.id, manager)).meetingWorkingDays,
        },
        await this.workingDays.calendarFor(manager, place.id),
      );
      if (violations.length > 0) {
        throw new Refused(violations, violations.some(({ where }) => where === undefined) ? 409 : 422);
      }
      const id = randomUUID();
      const number = earlier.length + 1;
      await manager.query(
        `INSERT INTO coordination_meeting (municipality_id, id, coordination_id, number, state, called_day, day, time,
           place, note, reason, called_by) VALUES ($1, $2, $3, $4, 'called', $5, $6, $7, $8, $9, $10, $11)`,
        [
          place.id,
          id,
          latest.id,
          number,
          this.clock.legalToday(),
          body.day,
          body.time,
          body.place,
          body.note,
          body.reason,
          personOf(actor),
        ],
      );
      await this.setTable(tx, place, id, parties);
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'callCoordinationMeeting',
        permission: 'coordination.manage',
        details: { number, day: body.day, parties: parties.map(({ name }) => name).join(', ') },
      });
      await this.tell(tx, place, dossier.title, { id, ...body }, parties);
      return { id, number };
    });
  }

  private async setTable(
    tx: Transaction,
    place: PlaceRef,
    meetingId: string,
    parties: readonly DisputingParty[],
  ): Promise<void> {
    let line = 0;
    for (const [index, party] of parties.entries()) {
      await tx.manager.query(
        `INSERT INTO coordination_meeting_party (municipality_id, meeting_id, party_key, position, name, email)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [place.id, meetingId, party.key, index + 1, party.name, party.email],
      );
      for (const { id } of party.items) {
        line += 1;
        await tx.manager.query(
          `INSERT INTO coordination_meeting_item (municipality_id, meeting_id, item_id, party_key, position)
           VALUES ($1, $2, $3, $4, $5)`,
          [place.id, meetingId, id, party.key, line],
        );
      }
    }
  }

  private async tell(
    tx: Transaction,
    place: PlaceRef,
    title: string,
    meeting: CallCoordinationMeeting & { id: string },
    parties: readonly DisputingParty[],
  ): Promise<void> {
    const { councilName: council } = await this.profiles.byId(place.id, tx.manager);
    const holders = await this.respondents.byInstitution(tx.manager, place.id);
    for (const party of parties) {
      const here = holders.get(party.institutionId ?? '') ?? [];
      const known = here.flatMap(({ email }) => (email ? [email] : []));
      const to = known.length > 0 ? known : party.email ? [party.email] : [];
      if (to.length === 0) continue;
      const objections = party.items.map(({ unitLabel, text }) =>
        unitLabel ? `${unitLabel}: ${text}` : text,
      );
      await this.mailer.queue(tx, {
        to,
        municipalityId: place.id,
        dedupeKey: `coordination-meeting:${meeting.id}:${party.key}`,
        ...meetingMail({ ...meeting, title, party: party.name, council, objections }),
      });
    }
  }
}

/** The coordination that runs. @throws Refused 409 where none does. */
export async function running(
  tx: Transaction,
  store: CoordinationStore,
  place: PlaceRef,
  dossierId: string,
): Promise<CoordinationRow> {
  const latest = await store.latest(tx.manager, place.id, dossierId);
  if (!latest || latest.closedDay !== null) throw new Refused([{ code: 'coordination.not_running' }], 409);
  return latest;
}
