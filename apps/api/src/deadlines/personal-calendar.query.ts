import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { articleText, type Language } from '#libs/contracts';
import { writeCalendar, type CalendarEntry } from '#libs/feeds';
import { deadlineName } from '#libs/reminders';
import { Inbox } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { AccessDirectory } from '../platform/access/access-directory.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { PersonalCalendars } from './personal-calendars.js';
import { RunningDeadlines } from './running-deadlines.query.js';

const NAME: Record<Language, string> = { lv: 'Mani termiņi (Vietvara)', en: 'My deadlines (Vietvara)' };
const OTHER: Record<string, Record<Language, string>> = {
  SITTING: { lv: 'Domes sēde', en: 'Council sitting' },
  HOLIDAYS: { lv: 'Svētku dienas jāieraksta', en: 'Holidays to be entered' },
};

/** One person's deadlines as iCalendar: those the person keeps, and what waits in the inbox with a day. */
@Injectable()
export class PersonalCalendarQuery {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly calendars: PersonalCalendars,
    private readonly directory: AccessDirectory,
    private readonly profiles: MunicipalityProfiles,
    private readonly running: RunningDeadlines,
    private readonly inbox: Inbox,
  ) {}

  /** @throws Refused 404 for an address that is none, or none any more. */
  async read(token: string): Promise<string> {
    const { personId, language } = await this.calendars.ownerOf(token);
    // Roles are those of today: whoever has left sees nothing more, with the same address.
    const actor: Actor = {
      kind: 'person',
      personId,
      assignments: await this.directory.assignmentsOf(personId),
    };
    const entries = new Map<string, CalendarEntry>();
    for (const entry of [...(await this.kept(actor, language)), ...(await this.waiting(actor, language))]) {
      entries.set(entry.uid, entry);
    }
    return writeCalendar({
      name: NAME[language],
      language,
      writtenAt: this.clock.realNow().toISOString(),
      entries: [...entries.values()].sort((a, b) => a.day.localeCompare(b.day)),
    });
  }

  private async kept(actor: Actor & { kind: 'person' }, language: Language): Promise<CalendarEntry[]> {
    const places = new Set(actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? []));
    const entries: CalendarEntry[] = [];
    for (const id of places) {
      const { slug } = await this.profiles.byId(id);
      const { items } = await this.running.list(actor, { id, slug });
      for (const item of items.filter(({ mine }) => mine)) {
        entries.push({
          uid: this.uid(item.subject.id, item.code),
          day: item.day,
          summary: summary(item.code, item.subject.code, item.subject.title, language),
          ...(item.article ? { description: articleText(item.article, language) } : {}),
          url: this.address(item.path, language),
        });
      }
    }
    return entries;
  }

  private async waiting(actor: Actor, language: Language): Promise<CalendarEntry[]> {
    const items = await this.inbox.of(actor);
    return items.flatMap(({ dossier, deadline, place, path }) =>
      deadline === null
        ? []
        : [
            {
              uid: this.uid(dossier.id, deadline.code),
              day: deadline.day,
              summary: summary(deadline.code, dossier.code, dossier.title, language),
              url: this.address(path ?? `darbs/${place.slug}/akti/${dossier.code}`, language),
            },
          ],
    );
  }

  private uid(subjectId: string, code: string): string {
    return `${subjectId}-${code}@${this.config.publicUrl.hostname}`;
  }

  private address(path: string, language: Language): string {
    return new URL(`${language === 'en' ? '/en' : ''}/${path}`, this.config.publicUrl).href;
  }
}

function summary(code: string, number: string, title: string, language: Language): string {
  const name = OTHER[code]?.[language] ?? deadlineName(code, language);
  return [name, [number, title].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join(': ');
}
