import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { DeskOpinion, EventPlan, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { STANDARD_QUESTIONS } from '#libs/participation-rules';
import { CheckPublications } from '../../../participation/checks/check-publications.js';
import { AnnounceEventPublication } from '../../../participation/events/announce-event-publication.js';
import { EventStore } from '../../../participation/events/event-store.js';
import { MoveEvent } from '../../../participation/events/move-event.js';
import { SaveEvent } from '../../../participation/events/save-event.js';
import { ApplyToAdvisory } from '../../../participation/advisory/apply-to-advisory.js';
import { OrganiseAdvisory } from '../../../participation/advisory/organise-advisory.js';
import { FormTokens } from '../../../participation/form-tokens.js';
import { OrganiseMeeting } from '../../../participation/meetings/organise-meeting.js';
import { RunSurvey } from '../../../participation/surveys/run-survey.js';
import { AnswerOpinions } from '../../../participation/answer-opinions.js';
import { ModerateOpinion } from '../../../participation/moderate-opinion.js';
import { OpinionList } from '../../../participation/opinion-list.query.js';
import { SubmitOpinionCase } from '../../../participation/submit-opinion.js';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Cast } from './cast.js';
import type { Schedule } from './schedule.js';
import { VIDZALE } from './staff.js';
import { ON_BUSES, ON_PARK, PARK, PARK_CANDIDATES, PARK_COUNCIL, SCHOOL_BUSES } from './texts/park.js';

const NOBODY: Actor = { kind: 'anonymous' };
const FILLED_FOR_MS = 120_000;

/** The use cases of participation events that the stories act through. */
export interface InvolvingCases {
  save: SaveEvent;
  moves: MoveEvent;
  publication: AnnounceEventPublication;
  meetings: OrganiseMeeting;
  surveys: RunSurvey;
  submit: SubmitOpinionCase;
  councils: OrganiseAdvisory;
  applications: ApplyToAdvisory;
  moderate: ModerateOpinion;
  answer: AnswerOpinions;
  opinions: OpinionList;
  events: EventStore;
  checks: CheckPublications;
  tokens: FormTokens;
}

/** Public discussions of the demo: one that runs, with a meeting and a survey, and one that has led to a decision. */
export class Involving {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly cases: InvolvingCases,
  ) {}

  /** Plans everything up to the present. */
  tell(schedule: Schedule): void {
    this.tellPark(schedule);
    this.tellBuses(schedule);
  }

  private tellPark(schedule: Schedule): void {
    const told = { event: '', publication: '', council: '' };
    const opens = schedule.daysAgo(8);
    const plan = this.plan(PARK, opens, addUnits(opens, 40, 'day'), schedule.daysAgo(30), [
      [
        'Ģimenes ar bērniem',
        'Rotaļu laukumi un droši celiņi.',
        'Ziņa skolu un bērnudārzu saziņas vietnē',
        640,
      ],
      [
        'Vecāka gadagājuma iedzīvotāji',
        'Soliņi, apgaismojums un lēzeni celiņi.',
        'Vēstule pensionāru biedrībai',
        85,
      ],
    ]);
    schedule.on(schedule.daysAgo(28), '10:00', async () => {
      Object.assign(told, await this.begin(plan, 'https://www.vidzale.example/sabiedribas-lidzdaliba/parks'));
      const { actor, place } = await this.lawyer();
      await this.cases.meetings.save(
        actor,
        place,
        told.event,
        {
          kind: 'meeting',
          topic: 'Kāds būs mūsu parks?',
          day: addUnits(schedule.today, 6, 'day'),
          begins: '18:00',
          ends: '20:00',
          format: 'combined',
          place: 'Vidzāles kultūras nams, mazā zāle',
          link: 'https://sanaksmes.vidzale.example/parks',
          capacity: 60,
          registerBy: addUnits(schedule.today, 5, 'day'),
        },
        null,
      );
      const call = { ...PARK_COUNCIL, applyBy: addUnits(schedule.today, 9, 'day') };
      told.council = (await this.cases.councils.save(actor, place, told.event, call, null)).id;
      await this.announce(told.event);
    });
    PARK_CANDIDATES.forEach((person, index) =>
      schedule.on(schedule.daysAgo(5 - index), '20:15', async () => {
        const { place } = await this.lawyer();
        const filled = new Date(this.clock.realNow().getTime() - FILLED_FOR_MS);
        const token = this.cases.tokens.issue(told.council, filled);
        await this.cases.applications.apply(NOBODY, place, told.council, person, { token });
      }),
    );
    schedule.on(opens, '09:00', () => this.survey(told.event, plan.closes ?? ''));
    ON_PARK.forEach((text, index) =>
      schedule.on(schedule.daysAgo(6 - index), '19:10', () => this.say(told.event, text, index < 2)),
    );
    for (let ago = 8; ago >= 0; ago--) {
      schedule.on(schedule.daysAgo(ago), '09:30', async () => {
        const { place } = await this.lawyer();
        await this.cases.checks.check(place.id, told.publication);
      });
    }
  }

  private tellBuses(schedule: Schedule): void {
    const told = { event: '', publication: '' };
    const opens = schedule.daysAgo(120);
    const plan = this.plan(SCHOOL_BUSES, opens, addUnits(opens, 35, 'day'), schedule.daysAgo(140), [
      ['Skolēnu vecāki', 'Jauni autobusu laiki.', 'E-klase', 410],
    ]);
    schedule.on(schedule.daysAgo(136), '11:00', async () => {
      Object.assign(
        told,
        await this.begin(plan, 'https://www.vidzale.example/sabiedribas-lidzdaliba/autobusi'),
      );
      await this.announce(told.event);
    });
    ON_BUSES.forEach(({ text, outcome, explanation }, index) =>
      schedule.on(schedule.daysAgo(110 - index), '20:00', async () => {
        const { actor, place } = await this.lawyer();
        const id = await this.say(told.event, text, true);
        const { version } = await this.opinion(place, told.event, (one) => one.id === id);
        await this.cases.answer.run(
          actor,
          place,
          { eventId: told.event },
          { outcome, gist: text, reason: explanation, opinions: [{ id, version }] },
        );
      }),
    );
    schedule.on(schedule.daysAgo(80), '15:00', async () => {
      const { actor, place } = await this.lawyer();
      const approvedDay = this.clock.legalToday();
      const summary =
        'Iedzīvotāji atbalsta jaunos maršrutus, ja rīta autobuss no Kalnmuižas atiet vēlāk un ir autobuss pēc pulciņiem.';
      const version = await this.version(told.event);
      const approved = { version, summary, approvedBy: VIDZALE.council, approvedDay };
      await this.cases.moves.summarise(actor, place, told.event, approved);
      await this.cases.publication.run(actor, place, told.event, {
        what: 'summary',
        url: 'https://www.vidzale.example/sabiedribas-lidzdaliba/autobusi/kopsavilkums',
        from: approvedDay,
        means: 'own_domain',
      });
    });
    schedule.on(schedule.daysAgo(60), '16:00', async () => {
      const { actor, place } = await this.lawyer();
      await this.cases.moves.conclude(actor, place, told.event, {
        version: await this.version(told.event),
        decisionNo: '214',
        decidedDay: this.clock.legalToday(),
        result: 'Maršrutu plāns apstiprināts ar iedzīvotāju ierosinātajiem laikiem.',
      });
    });
  }

  private plan(
    words: Omit<EventPlan, 'opens' | 'closes' | 'discussion' | 'groups'>,
    opens: LegalDay,
    closes: LegalDay,
    decisionDay: LegalDay,
    groups: readonly (readonly [name: string, impact: string, by: string, count: number])[],
  ): EventPlan {
    const invitedDay = addUnits(decisionDay, 2, 'day');
    return {
      ...words,
      opens,
      closes,
      groups: groups.map(([name, impact, invitedBy, invitedCount]) => ({
        name,
        impact,
        invitedDay,
        invitedBy,
        invitedCount,
      })),
      discussion: {
        initiator: 'council',
        initiators: null,
        decisionNo: '187',
        decisionDay,
        excluded: [],
        gazetteSent: invitedDay,
        gazetteReference: '',
        repeats: null,
      },
    };
  }

  private async begin(plan: EventPlan, url: string): Promise<{ event: string; publication: string }> {
    const { actor, place } = await this.lawyer();
    const { id } = await this.cases.save.start(actor, place, plan, null);
    const publication = await this.cases.publication.run(actor, place, id, {
      what: 'notice',
      url,
      from: plan.opens ?? '',
      to: addUnits(plan.closes ?? '', 2, 'year'),
      means: 'own_domain',
    });
    return { event: id, publication: publication.id };
  }

  private async announce(eventId: string): Promise<void> {
    const { actor, place } = await this.lawyer();
    await this.cases.moves.announce(actor, place, eventId, await this.version(eventId));
  }

  private async survey(eventId: string, closes: LegalDay): Promise<void> {
    const { actor, place } = await this.lawyer();
    const { surveys } = this.cases;
    const plan = { title: 'Kāds parks Jums vajadzīgs?', intro: '', questions: [...STANDARD_QUESTIONS] };
    const { id } = await surveys.save(actor, place, eventId, plan, null);
    await surveys.open(actor, place, id, { version: 1, opens: this.clock.legalToday(), closes });
    for (const [clear, agree, affected] of [
      [4, 5, 0],
      [5, 4, 0],
      [3, 4, 1],
      [4, 2, 2],
    ] as const) {
      const answers = {
        'std.known': affected,
        'std.clear': clear,
        'std.agree': agree,
        'std.affected': affected,
      };
      await surveys.record(actor, place, id, answers);
    }
  }

  /** Somebody without an account says something; the lawyer has looked at it, or it still waits. */
  private async say(eventId: string, text: string, looked: boolean): Promise<string> {
    const { actor, place } = await this.lawyer();
    const seen = new Date(this.clock.realNow().getTime() - FILLED_FOR_MS);
    const token = this.cases.tokens.issue(eventId, seen);
    const said = { kind: 'proposal' as const, text, named: false };
    const event = await this.cases.events.load(this.dataSource.manager, place.id, eventId);
    const { receipt } = await this.cases.submit.atEvent(NOBODY, place, event.code, said, { token });
    const { id, version } = await this.opinion(place, eventId, (one) => one.receipt === receipt);
    if (looked) await this.cases.moderate.run(actor, place, id, { version, decision: 'publish' });
    return id;
  }

  private async opinion(
    place: PlaceRef,
    eventId: string,
    wanted: (one: DeskOpinion) => boolean,
  ): Promise<DeskOpinion> {
    const given = await this.cases.opinions.all(this.dataSource.manager, place.id, { eventId }, false);
    const found = given.find(wanted);
    if (!found) throw new Error('An opinion that was just given is not there.');
    return found;
  }

  private async version(eventId: string): Promise<number> {
    const { place } = await this.lawyer();
    return (await this.cases.events.load(this.dataSource.manager, place.id, eventId)).version;
  }

  private async lawyer(): Promise<{ place: PlaceRef; actor: Actor }> {
    return { place: await this.cast.place(VIDZALE.slug), actor: await this.cast.actor(VIDZALE.lawyer) };
  }
}
