import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { InboxItem, LegalDay, MunicipalityProfile } from '#libs/contracts';
import { addUnits, yearOf } from '#libs/legal-calendar';
import { InboxSources } from '../bylaws/index.js';
import { PublicSittings } from '../council/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import { PublicStages } from '../participation/index.js';
import { Clock } from '../platform/clock/clock.js';
import { sittingSubject } from './sitting-subject.js';

/** So long before a year begins its holidays must be known: deadlines reach into it. */
const YEAR_AHEAD_DAYS = 90;

type Task = Omit<InboxItem, 'place' | 'actor'>;

/** What waits for the roles of whom the procedure itself asks nothing: councillors, clerks, administrators. */
@Injectable()
export class RoleInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly profiles: MunicipalityProfiles,
    private readonly sittings: PublicSittings,
    private readonly stages: PublicStages,
    private readonly workingDays: WorkingCalendar,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const tasksOf: Partial<Record<string, (place: MunicipalityProfile) => Promise<Task[]>>> = {
      councillor: (place) => this.sittingsToCome(place),
      clerk: (place) => this.opinionsOnPaper(place),
      administrator: (place) => this.holidaysToEnter(place),
    };
    const items: InboxItem[] = [];
    for (const { municipalityId, role } of actor.assignments) {
      const tasks = tasksOf[role];
      if (municipalityId === null || !tasks) continue;
      const place = await this.profiles.byId(municipalityId);
      const shown = { slug: place.slug, name: place.name };
      items.push(...(await tasks(place)).map((task) => ({ ...task, place: shown, actor: role })));
    }
    return items;
  }

  /** A councillor reads the materials of the sittings that come. */
  private async sittingsToCome({ id, slug, shortCode }: MunicipalityProfile): Promise<Task[]> {
    const { next } = await this.sittings.list({ id, slug, shortCode });
    return next.map((sitting) => ({
      dossier: sittingSubject(sitting.id, sitting.day),
      event: 'readMaterials',
      waitsFor: [],
      deadline: this.term('SITTING', sitting.day),
      missing: 0,
      ready: true,
      path: `darbs/${slug}/sedes/${sitting.id}`,
    }));
  }

  /** A clerk types in what comes on paper or is said while a stage runs. */
  private async opinionsOnPaper({ id, slug }: MunicipalityProfile): Promise<Task[]> {
    const open = await this.stages.open(id);
    return open.map((stage) => ({
      dossier: { id: stage.stageId, code: stage.code, title: stage.title, state: 'opinion_stage' },
      event: 'recordPaperOpinions',
      waitsFor: [],
      deadline: this.term('SN.OPINION_MIN', stage.lastDay),
      missing: 0,
      ready: true,
      path: `darbs/${slug}/akti/${stage.code}/viedokli`,
    }));
  }

  /** Without holidays deadlines of the coming year are counted by weekends alone. */
  private async holidaysToEnter({ id, slug }: MunicipalityProfile): Promise<Task[]> {
    const year = yearOf(addUnits(this.clock.legalToday(), YEAR_AHEAD_DAYS, 'day'));
    const calendar = await this.workingDays.calendarFor(this.dataSource.manager, id);
    if (calendar.covers(year)) return [];
    return [
      {
        dossier: { id, code: String(year), title: `${year}. gada svētku dienas`, state: 'calendar' },
        event: 'enterHolidays',
        waitsFor: [],
        deadline: this.term('HOLIDAYS', `${year - 1}-12-31`),
        missing: 0,
        ready: true,
        path: `darbs/${slug}/administracija/kalendars`,
      },
    ];
  }

  private term(code: string, day: LegalDay): Task['deadline'] {
    return { code, day, sense: 'due', overdue: this.clock.legalToday() > day };
  }
}
