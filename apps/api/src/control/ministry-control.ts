import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { controlDeadlines, controlledNorms, FINAL_CONTROL_STATES } from '#libs/bylaw-procedure';
import type {
  ControlDeskView,
  ControlEventName,
  ControllableAct,
  ControlOffer,
  ControlStepBody,
  ControlStepTaken,
  GiveControlOpinion,
  MinistryControlCase,
} from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { ActValidity } from '../amendments/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Refused } from '../platform/http/refused.js';
import { Acts } from '../promulgation/index.js';
import { ActControl } from './act-control.query.js';
import { ControlCases, factsOf } from './control-cases.js';
import type { MinistryDesk } from './ministry-desk.js';
import { TakeControlStep } from './take-control-step.js';

/** Most rows of a list. */
const SHOWN = 100;

/** Steps that a ministry takes itself; the minister's orders are VARAM's. */
const OWN: Partial<Record<ControlEventName, 'control.give' | 'control.order'>> = {
  receiveControlOpinion: 'control.give',
  recordInstitutionView: 'control.give',
  suspendByOrder: 'control.order',
  voidByOrder: 'control.order',
};

/** The control of acts in force from a ministry's own desk (PL 65(1)–(2), 65(5), 66(1), 66(5)). */
@Injectable()
export class MinistryControl {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly acts: Acts,
    private readonly validity: ActValidity,
    private readonly read: ActControl,
    private readonly cases: ControlCases,
    private readonly take: TakeControlStep,
  ) {}

  /** Acts in force of all municipalities, or one, by words of their text or title; the newest first. */
  async inForce(q: string, place: string): Promise<ControllableAct[]> {
    const today = this.clock.legalToday();
    const places = await this.dataSource.query<{ id: string; slug: string; name: string }[]>(
      `SELECT id, slug, name FROM municipality WHERE $1 = '' OR slug = $1 ORDER BY name`,
      [place],
    );
    const found: (ControllableAct & { adoptedDay: string })[] = [];
    for (const { id, slug, name } of places) {
      const { items } = await this.acts.list(id, today, {
        words: fold(q).split(/\s+/).filter(Boolean),
        topic: null,
        limit: SHOWN,
        offset: 0,
      });
      for (const act of items) {
        if (!act.inForce) continue;
        const { year, number, title, fromDay, adoptedDay } = act;
        found.push({ place: { slug, name }, year, slug: act.slug, number, title, fromDay, adoptedDay });
      }
    }
    return found
      .sort((a, b) => b.adoptedDay.localeCompare(a.adoptedDay))
      .slice(0, SHOWN)
      .map(({ adoptedDay: _day, ...act }) => act);
  }

  /** Controls that the ministry may see: VARAM all, others those they began; those that go on first. */
  async mine(actor: Actor): Promise<MinistryControlCase[]> {
    const today = this.clock.legalToday();
    const found: MinistryControlCase[] = [];
    for (const row of await this.cases.reached(this.reach(actor), SHOWN)) {
      const act = await this.acts.byId(row.municipalityId, today, row.actId);
      if (!act) continue;
      const known = await this.cases.actFacts(this.dataSource.manager, row.municipalityId, act);
      const facts = factsOf(row, known);
      const calendar = await this.calendar.calendarFor(null, row.municipalityId);
      const [next] = controlDeadlines(facts, calendar);
      found.push({
        id: row.id,
        place: { slug: row.slug, name: row.place },
        act: { year: act.year, slug: act.slug, number: act.number, title: act.title },
        state: row.state,
        norms: controlledNorms(facts).map(({ number }) => number),
        begunOn: row.begunOn,
        deadline: next
          ? { code: next.code, article: next.article, day: next.day, over: next.day < today }
          : null,
        over: FINAL_CONTROL_STATES.includes(row.state),
      });
    }
    return found.sort((a, b) => Number(a.over) - Number(b.over));
  }

  /** An act with its controls, as far as the ministry may see them. @throws Refused 404 without such an act. */
  async desk(actor: Actor, place: PlaceRef, year: number, slug: string): Promise<ControlDeskView> {
    const view = await this.read.view(actor, place, year, slug);
    const { content } = await this.validity.inForce(place, year, slug);
    const { varam, institutionIds } = this.reach(actor);
    const rows = await this.cases.ofAct(place.id, (await this.validity.inForce(place, year, slug)).act.id);
    const own = new Set(
      rows.filter((row) => varam || institutionIds.includes(row.institutionId ?? '')).map(({ id }) => id),
    );
    const [profile] = await this.dataSource.query<{ name: string }[]>(
      `SELECT name FROM municipality WHERE id = $1`,
      [place.id],
    );
    const offered = (offers: readonly ControlOffer[]): ControlOffer[] =>
      offers.flatMap((offer) => {
        const needs = OWN[offer.event];
        return needs && (needs === 'control.give' || varam) ? [{ ...offer, may: true }] : [];
      });
    return {
      ...view,
      begins: offered(view.begins),
      cases: view.cases
        .filter(({ id }) => own.has(id))
        .map((one) => ({ ...one, offers: offered(one.offers) })),
      sittings: [],
      place: { slug: place.slug, name: profile?.name ?? '' },
      text: content,
      ministries: (await this.ministries(actor)).map(({ id, name }) => ({ id, name })),
    };
  }

  /** The ministry's opinion, given and received today. @throws Refused 404, 409 where the law is against it. */
  opinion(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    { institutionId, ...input }: GiveControlOpinion & { fileDigest: string | null },
  ): Promise<ControlStepTaken> {
    const today = this.clock.legalToday();
    return this.asDesk(actor, 'control.give', chosen(institutionId), (desk) =>
      this.take.begin(
        actor,
        place,
        ref,
        'receiveControlOpinion',
        {
          ...input,
          by: desk.all ? 'varam' : 'other',
          institution: desk.name,
          issuedOn: today,
          receivedOn: today,
        },
        desk,
      ),
    );
  }

  /** The minister's order without an opinion before it (PL 66(1)). */
  order(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    input: ControlStepBody<'suspendByOrder'>,
  ): Promise<ControlStepTaken> {
    return this.asDesk(actor, 'control.order', minister, (desk) =>
      this.take.begin(actor, place, ref, 'suspendByOrder', input, desk),
    );
  }

  /** A further step in a control. @throws Refused 404 for a control of another ministry. */
  async go<E extends 'recordInstitutionView' | 'suspendByOrder' | 'voidByOrder'>(
    actor: Actor,
    place: PlaceRef,
    id: string,
    event: E,
    input: ControlStepBody<E> & { version: number },
  ): Promise<ControlStepTaken> {
    const permission = OWN[event] ?? 'control.order';
    const [known] = await this.dataSource.query<{ institutionId: string | null }[]>(
      `SELECT institution_id AS "institutionId" FROM control_case WHERE municipality_id = $1 AND id = $2`,
      [place.id, id],
    );
    // A control goes on with the ministry that began it; VARAM may take steps in every one.
    const goesOn: Chooses = (own) =>
      (permission === 'control.order' ? undefined : own.find((one) => one.id === known?.institutionId)) ??
      minister(own) ??
      own[0];
    return this.asDesk(actor, permission, goesOn, (desk) =>
      this.take.go(actor, place, id, event, input, desk),
    );
  }

  private reach(actor: Actor): { varam: boolean; institutionIds: string[] } {
    const own = actor.kind === 'person' ? actor.assignments : [];
    return {
      varam: own.some(({ role }) => role === 'varam_reviewer'),
      institutionIds: own
        .filter(({ role }) => role === 'varam_reviewer' || role === 'ministry_reviewer')
        .map(({ institutionId }) => institutionId),
    };
  }

  private async asDesk(
    actor: Actor,
    permission: MinistryDesk['permission'],
    choose: Chooses,
    run: (desk: MinistryDesk) => Promise<ControlStepTaken>,
  ): Promise<ControlStepTaken> {
    const own = await this.ministries(actor);
    if (own.length === 0) throw Refused.notFound('act');
    const one = choose(own);
    if (!one) throw new Refused([{ code: 'control_ministry_missing', where: 'institutionId' }], 422);
    return run({ institutionId: one.id, name: one.name, all: one.varam, permission });
  }

  /** The ministries that the actor acts for, by name. */
  private ministries(actor: Actor): Promise<OwnMinistry[]> {
    const own = actor.kind === 'person' ? actor.assignments : [];
    const of = (role: string): string[] =>
      own.flatMap((one) => (one.role === role && one.institutionId ? [one.institutionId] : []));
    const varam = of('varam_reviewer');
    return this.dataSource.query<OwnMinistry[]>(
      `SELECT id, CASE WHEN id = ANY($1) THEN $3 ELSE name END AS name, id = ANY($1) AS varam FROM institution
        WHERE id = ANY($1) OR id = ANY($2) ORDER BY name, id`,
      [varam, of('ministry_reviewer'), this.config.ministryName],
    );
  }
}

interface OwnMinistry {
  id: string;
  name: string;
  varam: boolean;
}

/** Which of the actor's ministries takes a step; none where somebody has to say so. */
type Chooses = (own: readonly OwnMinistry[]) => OwnMinistry | undefined;

/** The minister's orders are VARAM's (PL 66(1)). */
const minister: Chooses = (own) => own.find(({ varam }) => varam);

const chosen =
  (id: string | undefined): Chooses =>
  (own) =>
    id === undefined ? (own.length === 1 ? own[0] : undefined) : own.find((one) => one.id === id);
