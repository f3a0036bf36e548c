import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, Assignment } from '#libs/access-policy';
import type { InboxItem, MunicipalityProfile } from '#libs/contracts';
import { workingDaysBetween } from '#libs/legal-calendar';
import { InboxSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { DeadlineAudience } from './deadline-audience.js';
import { ReminderRulesOf } from './reminder-rules.query.js';
import { isHeldBy, RunningDeadlines } from './running-deadlines.query.js';
import { sittingSubject } from './sitting-subject.js';

/** Before a term that is further away nobody needs to be reminded in the inbox. */
const SHOWN_WORKING_DAYS = 5;

/** In the inbox: terms that run beside the procedure, for whoever keeps them; missed ones, for those above. */
@Injectable()
export class DeadlineInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly profiles: MunicipalityProfiles,
    private readonly running: RunningDeadlines,
    private readonly rules: ReminderRulesOf,
    private readonly audience: DeadlineAudience,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    const places = new Set(actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? []));
    for (const id of places) {
      const place = await this.profiles.byId(id);
      const own = actor.assignments.filter(({ municipalityId }) => municipalityId === id);
      items.push(...(await this.inPlace(place, actor.personId, own)));
    }
    return items;
  }

  private inPlace(
    place: MunicipalityProfile,
    personId: string,
    own: readonly Assignment[],
  ): Promise<InboxItem[]> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const context = await this.running.context(manager, place);
      const rules = await this.rules.read(manager, place.id);
      const above = own.some(({ role }) => rules.escalateTo.includes(role));
      const items: InboxItem[] = [];
      for (const one of await this.running.of(context)) {
        if (one.sense !== 'due') continue;
        const left = workingDaysBetween(context.today, one.day, context.calendar);
        if (isHeldBy(one, personId, own)) {
          if (one.beside && left <= SHOWN_WORKING_DAYS)
            items.push(itemOf('keepTerm', one, one.role ?? '', place, context));
        } else if (
          above &&
          context.today > one.day &&
          rules.escalateAfter !== null &&
          -left >= rules.escalateAfter
        ) {
          const told = await this.audience.superiors(manager, place.id, one, rules.escalateTo);
          const role = own.find((each) => rules.escalateTo.includes(each.role))?.role ?? '';
          if (told.some((each) => each.personId === personId))
            items.push(itemOf('missedTerm', one, role, place, context));
        }
      }
      return items;
    });
  }
}

function itemOf(
  event: 'keepTerm' | 'missedTerm',
  { code, day, from, subject, path }: SourcedDeadline,
  actor: string,
  place: MunicipalityProfile,
  { today }: CalendarContext,
): InboxItem {
  const shown =
    subject.kind === 'sitting'
      ? sittingSubject(subject.id, from ?? day)
      : { id: subject.id, code: subject.code, title: subject.title, state: subject.kind };
  return {
    place: { slug: place.slug, name: place.name },
    dossier: shown,
    event,
    actor,
    waitsFor: [],
    deadline: { code, day, sense: 'due', overdue: today > day },
    path,
    missing: 0,
    ready: true,
  };
}
