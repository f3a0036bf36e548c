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
    };
  }

  /** The ministry's opinion, given and received today. @throws Refused 404, 409 where the law is against it. */
  opinion(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    input: GiveControlOpinion & { fileDigest: string | null },
  ): Promise<ControlStepTaken> {
    const today = this.clock.legalToday();
    return this.asDesk(actor, 'control.give', (desk) =>
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
    return this.asDesk(actor, 'control.order', (desk) =>
      this.take.begin(actor, place, ref, 'suspendByOrder', input, desk),
    );
  }

  /** A further step in a control. @throws Refused 404 for a control of another ministry. */
  go<E extends 'recordInstitutionView' | 'suspendByOrder' | 'voidByOrder'>(
    actor: Actor,
    place: PlaceRef,
    id: string,
    event: E,
    input: ControlStepBody<E> & { version: number },
  ): Promise<ControlStepTaken> {
    return this.asDesk(actor, OWN[event] ?? 'control.order', (desk) =>
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
    run: (desk: MinistryDesk) => Promise<ControlStepTaken>,
  ): Promise<ControlStepTaken> {
    const { varam, institutionIds } = this.reach(actor);
    const [institutionId] = institutionIds;
    if (institutionId === undefined) throw Refused.notFound('act');
    const [row] = await this.dataSource.query<{ name: string }[]>(
      `SELECT name FROM institution WHERE id = $1`,
      [institutionId],
    );
    const name = varam ? this.config.ministryName : (row?.name ?? '');
    return run({ institutionId, name, all: varam, permission });
  }
}
