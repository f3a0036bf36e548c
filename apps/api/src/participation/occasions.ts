import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, Violation } from '#libs/contracts';
import { lastDayOf } from '#libs/participation-rules';
import { Dossiers } from '../bylaws/index.js';
import { WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { acceptsOpinions, EventStore, type EventData } from './events/event-store.js';
import { OpinionStages } from './opinion-stages.js';

/** What opinions are about: the draft of a dossier, or an event. */
export type OpinionSubject = { dossierId: string } | { eventId: string };

/** A condition on opinions joined as `o` about a subject; its id is the parameter `$2`. */
export const aboutSubject = (subject: OpinionSubject): string =>
  'dossierId' in subject ? 'o.dossier_id = $2' : 'o.event_id = $2';

/** The id in a subject. */
export const idOf = (subject: OpinionSubject): string =>
  'dossierId' in subject ? subject.dossierId : subject.eventId;

/** What an opinion was given to: the stage of a draft, or an event. */
export interface Occasion {
  what: 'draft' | 'event';
  subject: OpinionSubject;
  title: string;
  /** Path of its public page, without the municipality. */
  path: string;
  /** Path of the page with all opinions and answers. */
  opinionsPath: string;
  /** Whether opinions are taken now. */
  accepts: boolean;
  /** The last day opinions count; `null` before there is a term. */
  lastDay: LegalDay | null;
  /** What is said when none are taken. */
  closed: Violation;
}

/** The columns of an opinion that name its occasion. */
export interface OccasionKey {
  municipalityId: string;
  dossierId: string | null;
  stageId: string | null;
  eventId: string | null;
}

/** Finds what opinions were given to. Lock the occasion before its opinions. */
@Injectable()
export class Occasions {
  constructor(
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly workingDays: WorkingCalendar,
    private readonly stages: OpinionStages,
    private readonly events: EventStore,
  ) {}

  /** @param lock whether its row is held until the end, so that it stays as it is. */
  async of(manager: EntityManager, key: OccasionKey, lock = false): Promise<Occasion> {
    const { municipalityId, dossierId, stageId, eventId } = key;
    if (eventId !== null) return this.ofEvent(manager, municipalityId, eventId, lock);
    if (stageId === null || dossierId === null) throw new Error('An opinion is about a stage or an event.');
    return this.ofStage(manager, municipalityId, stageId, dossierId, lock);
  }

  /** As {@link of}, held. @throws Refused 409 where no opinions are taken now. */
  async holdOpen(manager: EntityManager, key: OccasionKey): Promise<Occasion> {
    const occasion = await this.of(manager, key, true);
    if (!occasion.accepts) throw new Refused([occasion.closed], 409);
    return occasion;
  }

  /** Holds an event while opinions about it are worked on. @throws Refused 409 once its summary was approved. */
  async holdUndecided(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
  ): Promise<Pick<Occasion, 'title' | 'opinionsPath'>> {
    const event = await this.events.load(manager, municipalityId, eventId, true);
    const { state, code } = event;
    if (state !== 'announced') throw new Refused([{ code: 'event.wrong_state', params: { state } }], 409);
    return { title: titleOf(event), opinionsPath: `lidzdaliba/${code}` };
  }

  private async ofStage(
    manager: EntityManager,
    municipalityId: string,
    stageId: string,
    dossierId: string,
    lock: boolean,
  ): Promise<Occasion> {
    const stage = await this.stages.load(manager, municipalityId, stageId, lock);
    const { code, title } = await this.dossiers.load(manager, municipalityId, dossierId);
    return {
      what: 'draft',
      subject: { dossierId },
      title,
      path: `noteikumi/${code}`,
      opinionsPath: `noteikumi/${code}/viedokli`,
      accepts: await this.stages.acceptsAt(manager, stage, this.clock.legalNow()),
      lastDay: stage.closes && (await this.stages.lastDay(manager, municipalityId, stage.closes)),
      closed: { code: 'stage.not_open', article: { act: 'PL', ref: '46(3)' } },
    };
  }

  private async ofEvent(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    lock: boolean,
  ): Promise<Occasion> {
    const event = await this.events.load(manager, municipalityId, eventId, lock);
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const lastDay = event.closes && lastDayOf(event.closes, calendar);
    return {
      what: 'event',
      subject: { eventId },
      title: titleOf(event),
      path: `lidzdaliba/${event.code}`,
      opinionsPath: `lidzdaliba/${event.code}`,
      accepts: acceptsOpinions(event, lastDay, this.clock.legalToday()),
      lastDay,
      closed: { code: 'event.not_open' },
    };
  }
}

/** A plan without a title of its own is known by its question. */
function titleOf({ title, notice }: EventData): string {
  return title || notice.question;
}
