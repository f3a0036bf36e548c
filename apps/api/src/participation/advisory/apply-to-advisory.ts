import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { AdvisoryCouncilPage, ApplyToCouncil, LegalDay } from '#libs/contracts';
import { checkApplication } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore, type EventData } from '../events/event-store.js';
import { FormTokens, hashKey } from '../form-tokens.js';
import { MeetingStore, publicMeeting } from '../meetings/meeting-store.js';
import { AuthorAges } from '../opinions/author-ages.js';
import { applicationMail } from './advisory-mails.js';
import { AdvisoryStore, type AdvisoryCouncilData } from './advisory-store.js';

/** The open call for members of a council: read and answered by anybody, with no account (MK639 15.1). */
@Injectable()
export class ApplyToAdvisory {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly meetings: MeetingStore,
    private readonly store: AdvisoryStore,
    private readonly tokens: FormTokens,
    private readonly ages: AuthorAges,
    private readonly mailer: Mailer,
  ) {}

  /** The call, and from the choice on the members, sittings and minutes. @throws Refused 404 before the call. */
  async read(place: PlaceRef, id: string): Promise<AdvisoryCouncilPage> {
    const { manager } = this.dataSource;
    const council = await this.store.load(manager, place.id, id);
    const { eventId, version: _version, calledDay, ...shown } = council;
    if (!calledDay) throw Refused.notFound('advisoryCouncil');
    const event = await this.events.load(manager, place.id, eventId);
    const today = this.clock.legalToday();
    const gatherings = await this.meetings.of(manager, place.id, eventId);
    return {
      ...shown,
      calledDay,
      acceptsApplications: takes(council, event, today),
      members: council.composedDay ? await this.store.members(manager, place.id, id) : [],
      sittings: gatherings
        .filter(({ kind, announcedDay }) => kind === 'advisory_council' && announcedDay !== null)
        .map((meeting) => publicMeeting(meeting, today)),
      event: { code: event.code, title: event.title },
      token: this.tokens.issue(id),
    };
  }

  /** @throws Refused 409 `advisory.closed` outside the time to apply, 422 for what the form should have said. */
  async apply(
    actor: Actor,
    place: PlaceRef,
    id: string,
    person: ApplyToCouncil & { language?: 'lv' | 'en' },
    marks: { token: string; website?: string },
  ): Promise<{ receipt: string; key: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { eventId } = await this.store.load(tx.manager, place.id, id);
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const council = await this.store.load(tx.manager, place.id, id, true);
      if (!council.calledDay) throw Refused.notFound('advisoryCouncil');
      if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
      const wrong = [...this.tokens.check(id, marks.token), ...checkApplication(person)];
      if (wrong.length > 0) throw new Refused(wrong, 422);
      const today = this.clock.legalToday();
      if (!takes(council, event, today)) throw new Refused([{ code: 'advisory.closed' }], 409);
      const known = actor.kind === 'person' ? await this.ages.isAdult(actor.personId, place.id) : null;
      const kept = await this.store.insert(
        tx.manager,
        place.id,
        id,
        { ...person, adult: known ?? person.adult },
        { channel: 'web', appliedDay: today, appliedAt: this.clock.legalNow() },
      );
      tx.audit({
        municipalityId: place.id,
        action: 'advisoryCouncil.apply',
        subjectType: 'advisoryCouncil',
        subjectId: id,
      });
      if (person.email?.trim()) {
        await this.mailer.queue(tx, {
          to: person.email.trim(),
          municipalityId: place.id,
          dedupeKey: `advisory-application:${kept.id}`,
          ...applicationMail(person.language ?? 'lv', {
            receipt: kept.receipt,
            council: council.name,
            applyBy: council.applyBy,
            link: `${this.config.publicUrl.origin}/${place.slug}/padomes/${id}?pieteikums=${kept.receipt}#${kept.key}`,
          }),
        });
      }
      return { receipt: kept.receipt, key: kept.key };
    });
  }

  /** Types in an application that came on paper; a late one is kept and marked. @throws Refused 422. */
  async record(
    actor: Actor,
    place: PlaceRef,
    id: string,
    person: ApplyToCouncil & { appliedDay: LegalDay },
  ): Promise<{ receipt: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { eventId } = await this.store.load(tx.manager, place.id, id);
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const council = await this.store.load(tx.manager, place.id, id, true);
      const found = checkApplication(person);
      if (person.appliedDay > this.clock.legalToday()) {
        found.push({ code: 'event.day_in_future', where: 'appliedDay' });
      }
      if (found.length > 0) throw new Refused(found, 422);
      if (!council.calledDay || person.appliedDay < council.calledDay || event.state === 'cancelled') {
        throw new Refused([{ code: 'advisory.closed', where: 'appliedDay' }], 409);
      }
      const { receipt } = await this.store.insert(tx.manager, place.id, id, person, {
        channel: 'paper',
        appliedDay: person.appliedDay,
        appliedAt: this.clock.legalNow(),
      });
      tx.audit({
        municipalityId: place.id,
        action: 'advisoryCouncil.record',
        subjectType: 'advisoryCouncil',
        subjectId: id,
        permission: 'participation.record',
      });
      return { receipt };
    });
  }

  /** Takes an application back, or leaves the council, with the key of the confirmation. @throws Refused 404. */
  async withdraw(actor: Actor, place: PlaceRef, receipt: string, key: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const [rows] = await tx.manager.query<[{ council_id: string }[], number]>(
        `UPDATE advisory_candidate SET state = 'withdrawn'
          WHERE municipality_id = $1 AND receipt = $2 AND secret_hash = $3 AND state <> 'withdrawn'
         RETURNING council_id`,
        [place.id, receipt, hashKey(key)],
      );
      const [row] = rows;
      if (!row) throw Refused.notFound('registration');
      tx.audit({
        municipalityId: place.id,
        action: 'advisoryCouncil.withdraw',
        subjectType: 'advisoryCouncil',
        subjectId: row.council_id,
      });
    });
  }
}

function takes(council: AdvisoryCouncilData, event: EventData, today: LegalDay): boolean {
  return event.state === 'announced' && today <= council.applyBy && council.composedDay === null;
}
