import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import {
  controlDeadlines,
  controlledNorms,
  controlTransitionsFrom,
  INITIAL_CONTROL_STATE,
  type ControlState,
} from '#libs/bylaw-procedure';
import type { ActControlView, ControlOffer, ControlStep, PublicControlCase } from '#libs/contracts';
import { ActValidity, unitsOf } from '../amendments/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { ControlCases, factsOf } from './control-cases.js';
import { ControlSittings } from './control-sittings.query.js';

/** Steps that say nothing about the act to somebody who was not part of them. */
const INTERNAL: readonly ControlStep['event'][] = ['sendControlDisagreement', 'recordInstitutionView'];

/** The controls of an act, for the workspace and for everybody. */
@Injectable()
export class ActControl {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly validity: ActValidity,
    private readonly cases: ControlCases,
    private readonly sittings: ControlSittings,
  ) {}

  /** @throws Refused 404 without such an act. */
  async view(actor: Actor, place: PlaceRef, year: number, slug: string): Promise<ActControlView> {
    const { act, content } = await this.validity.inForce(place, year, slug);
    const manager = this.dataSource.manager;
    const today = this.clock.legalToday();
    const known = await this.cases.actFacts(manager, place.id, act);
    const calendar = await this.calendar.calendarFor(null, place.id);
    const rows = await this.cases.ofAct(place.id, act.id);
    return {
      act: { year: act.year, slug: act.slug, number: act.number, title: act.title },
      units: unitsOf(content),
      begins: known.inForce ? this.offers(actor, place, INITIAL_CONTROL_STATE, []) : [],
      cases: rows.map((row) => {
        const facts = factsOf(row, known);
        return {
          id: row.id,
          ministry: row.ministry,
          state: row.state,
          norms: [...controlledNorms(facts)],
          steps: row.steps,
          deadlines: controlDeadlines(facts, calendar).map(({ code, article, day }) => ({
            code,
            article,
            day,
            over: day < today,
          })),
          offers: this.offers(actor, place, row.state, row.steps),
          version: row.version,
        };
      }),
      sittings: await this.sittings.extraordinary(manager, place.id),
    };
  }

  /** What everybody may know: the way of each control, without reasons that nobody published. */
  async published(place: PlaceRef, year: number, slug: string): Promise<PublicControlCase[]> {
    const { act } = await this.validity.inForce(place, year, slug);
    const rows = await this.cases.ofAct(place.id, act.id);
    return rows.map(({ state, steps }) => ({
      state,
      norms: controlledNorms({ record: Object.fromEntries(steps.map((one) => [one.event, one.input])) }).map(
        ({ number }) => number,
      ),
      steps: steps.filter(({ event }) => !INTERNAL.includes(event)).map(publicStep),
    }));
  }

  private offers(
    actor: Actor,
    place: PlaceRef,
    state: ControlState,
    steps: readonly ControlStep[],
  ): ControlOffer[] {
    return controlTransitionsFrom(state)
      .filter(({ event }) => !steps.some((step) => step.event === event))
      .map(({ event, article, requires }) => ({
        event,
        article: article ?? null,
        may: can(actor, requires, { municipalityId: place.id }),
      }));
  }
}

function publicStep(step: ControlStep): PublicControlCase['steps'][number] {
  const { event } = step;
  const plain = (day: string, number: string | null = null, url: string | null = null) => ({
    event,
    day,
    number,
    url,
  });
  switch (step.event) {
    case 'receiveControlOpinion':
      return plain(step.input.receivedOn, step.input.number);
    case 'recordRemedy':
      return plain(step.input.signedOn, step.input.number);
    case 'disagreeWithOpinion':
      return plain(step.input.decidedOn, step.input.number);
    case 'sendControlDisagreement':
      return plain(step.input.sentOn);
    case 'recordInstitutionView':
      return plain(step.input.givenOn);
    case 'suspendByOrder':
    case 'voidByOrder':
      return plain(step.input.publishedOn, step.input.number, step.input.url);
    case 'callControlSitting':
      return plain(step.input.day);
    case 'repealPartly':
    case 'repealAfterOrder':
      return plain(step.input.decidedOn, step.input.number);
    case 'applyToCourt':
      return plain(step.input.filedOn, step.input.number);
    case 'recordNormsUpheld':
    case 'recordNormsStruck':
      return plain(step.input.pronouncedOn, step.input.number, step.input.url);
    case 'closeControl':
      return plain(step.input.on);
  }
}
