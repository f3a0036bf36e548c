import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RegisterForMeeting, Violation } from '#libs/contracts';
import { checkRegistration } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { FormTokens, hashKey, newKey, newReceipt } from '../form-tokens.js';
import { orNull } from '../opinion-store.js';
import { EventStore } from '../events/event-store.js';
import { registrationMail } from '../events/event-mails.js';
import { MeetingStore } from './meeting-store.js';
import { whenOf } from './organise-meeting.js';

/** Registers people for a gathering, without any account (MK639 17.2.2), and takes them off again. */
@Injectable()
export class Register {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly meetings: MeetingStore,
    private readonly events: EventStore,
    private readonly tokens: FormTokens,
    private readonly mailer: Mailer,
  ) {}

  /** A need for an accessible form becomes a request that somebody answers (MK639 17.3). @throws Refused. */
  async run(
    actor: Actor,
    place: PlaceRef,
    meetingId: string,
    person: RegisterForMeeting & { language?: 'lv' | 'en' },
    marks: { token: string; website?: string },
  ): Promise<{ receipt: string; key: string; link: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.meetings.load(tx.manager, place.id, meetingId, true);
      if (meeting.announcedDay === null) throw Refused.notFound('meeting');
      if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
      const wrong = [...this.tokens.check(meetingId, marks.token), ...problemsOf(person)];
      if (wrong.length > 0) throw new Refused(wrong, 422);
      const closed = checkRegistration(meeting, meeting.registered, this.clock.legalToday());
      if (closed.length > 0) throw new Refused(closed, 409);
      const id = randomUUID();
      const receipt = newReceipt('SP');
      const { key, hash } = newKey();
      const needs = orNull(person.needs);
      await tx.manager.query(
        `INSERT INTO meeting_registration (municipality_id, id, meeting_id, name, email, organisation, group_id, needs,
           named, receipt, secret_hash, registered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          place.id,
          id,
          meetingId,
          person.name.trim(),
          orNull(person.email),
          orNull(person.organisation),
          await this.events.groupOf(
            tx.manager,
            { municipalityId: place.id, id: meeting.eventId },
            person.groupId,
          ),
          needs,
          person.named,
          receipt,
          hash,
          this.clock.legalNow(),
        ],
      );
      if (needs) await this.ask(tx, place.id, meeting.eventId, needs, person.email ?? person.name);
      tx.audit({
        municipalityId: place.id,
        action: 'participationMeeting.register',
        subjectType: 'participationMeeting',
        subjectId: meetingId,
      });
      if (person.email?.trim()) {
        await this.mailer.queue(tx, {
          to: person.email,
          municipalityId: place.id,
          dedupeKey: `registration:${id}`,
          ...registrationMail(person.language ?? 'lv', {
            topic: meeting.topic,
            when: whenOf(meeting),
            where: [meeting.place, meeting.link].filter(Boolean).join(', '),
            link: `${this.config.publicUrl.origin}/${place.slug}/sanaksmes/${meetingId}?pieteikums=${receipt}#${key}`,
          }),
        });
      }
      return { receipt, key, link: meeting.link };
    });
  }

  /** Takes a registration back with the key of its confirmation. @throws Refused 404 for a wrong key. */
  async withdraw(actor: Actor, place: PlaceRef, receipt: string, key: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const [rows] = await tx.manager.query<[{ meeting_id: string }[], number]>(
        `UPDATE meeting_registration SET cancelled_at = $4
          WHERE municipality_id = $1 AND receipt = $2 AND secret_hash = $3 AND cancelled_at IS NULL
         RETURNING meeting_id`,
        [place.id, receipt, hashKey(key), this.clock.legalNow()],
      );
      const [row] = rows;
      if (!row) throw Refused.notFound('registration');
      tx.audit({
        municipalityId: place.id,
        action: 'participationMeeting.unregister',
        subjectType: 'participationMeeting',
        subjectId: row.meeting_id,
      });
    });
  }

  /** Keeps a request for an accessible form, as an item that somebody answers. */
  async ask(
    tx: Transaction,
    municipalityId: string,
    eventId: string,
    text: string,
    contact: string,
  ): Promise<string> {
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO access_request (municipality_id, id, event_id, text, contact, requested_day)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [municipalityId, id, eventId, text, contact, this.clock.legalToday()],
    );
    return id;
  }
}

function problemsOf({ name, email }: RegisterForMeeting): Violation[] {
  const found: Violation[] = [];
  if (name.trim() === '') found.push({ code: 'meeting.name_missing', where: 'name' });
  if (email?.trim() && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email.trim())) {
    found.push({ code: 'opinion.email_unreadable', where: 'email' });
  }
  return found;
}
