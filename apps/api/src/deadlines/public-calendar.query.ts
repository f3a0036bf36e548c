import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language, PublicCalendar, CalendarEvent, CalendarEventKind } from '#libs/contracts';
import { writeCalendar, type CalendarEntry } from '#libs/feeds';
import { rigaInstant } from '#libs/legal-calendar';
import { CalendarSources } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { RunningDeadlines } from './running-deadlines.query.js';

/** What a calendar is narrowed to. */
export interface CalendarFilter {
  kinds?: readonly CalendarEventKind[];
  topic?: string;
  act?: string;
}

const KIND_WORDS: Record<CalendarEventKind, Record<Language, string>> = {
  opinion: { lv: 'Var izteikt viedokli', en: 'Open for opinions' },
  sitting: { lv: 'Domes sēde', en: 'Council sitting' },
  extraordinary_sitting: { lv: 'Domes ārkārtas sēde', en: 'Extraordinary council sitting' },
  committee_sitting: { lv: 'Komitejas sēde', en: 'Committee sitting' },
  in_force: { lv: 'Stājas spēkā', en: 'Enters into force' },
  budget_submission: { lv: 'Var iesniegt projektus', en: 'Projects can be submitted' },
  budget_vote: { lv: 'Balsošana', en: 'Voting' },
  discussion: { lv: 'Publiskā apspriešana', en: 'Public discussion' },
  meeting: { lv: 'Sanāksme', en: 'Meeting' },
  survey: { lv: 'Aptauja', en: 'Survey' },
  collective: { lv: 'Var parakstīt kolektīvo iesniegumu', en: 'Collective submission open for signing' },
};

/** What anybody may know of in advance, as a page and as a calendar to subscribe to. */
@Injectable()
export class PublicCalendarQuery {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly sources: CalendarSources,
    private readonly running: RunningDeadlines,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** By day. */
  async read(place: PlaceRef, filter: CalendarFilter = {}): Promise<PublicCalendar> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const context = await this.running.context(manager, place);
      const events = (await this.sources.eventsOf(context)).filter((event) => fits(event, filter));
      return {
        today: context.today,
        events: events.sort(
          (a, b) => a.day.localeCompare(b.day) || (a.time ?? '').localeCompare(b.time ?? ''),
        ),
      };
    });
  }

  /** The same as iCalendar (RFC 5545). */
  async calendar(place: PlaceRef, language: Language, filter: CalendarFilter = {}): Promise<string> {
    const { name } = await this.profiles.byId(place.id);
    const { events } = await this.read(place, filter);
    return writeCalendar({
      name,
      language,
      writtenAt: this.clock.realNow().toISOString(),
      entries: events.map((event) => this.entry(event, language)),
    });
  }

  private entry(event: CalendarEvent, language: Language): CalendarEntry {
    const kind = KIND_WORDS[event.kind][language];
    const { until, time, location } = event;
    return {
      uid: `${event.key}@${this.config.publicUrl.hostname}`,
      day: event.day,
      ...(until ? { until } : {}),
      ...(time ? { startsAt: new Date(rigaInstant(event.day, time)).toISOString() } : {}),
      summary: event.title === '' ? kind : `${kind}: ${event.title}`,
      ...(location ? { location } : {}),
      url: new URL(`${language === 'en' ? '/en' : ''}/${event.path}`, this.config.publicUrl).href,
      categories: [event.kind],
    };
  }
}

/** A narrower calendar by topic or act leaves out what is about no act. */
function fits(event: CalendarEvent, { kinds, topic, act }: CalendarFilter): boolean {
  if (kinds && !kinds.includes(event.kind)) return false;
  if (topic !== undefined && event.topic !== topic) return false;
  return act === undefined || event.act === act;
}
