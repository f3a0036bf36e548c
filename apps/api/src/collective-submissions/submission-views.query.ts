import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type {
  LegalDay,
  OwnSubmissionPart,
  PublicSubmission,
  PublicSubmissionList,
  SubmissionDesk,
  SubmissionEvent,
  SubmissionLine,
  SubmissionStep,
  SubmissionTerm,
  Violation,
} from '#libs/contracts';
import {
  decideSubmission,
  HIDDEN_SUBMISSION_STATES,
  maySign,
  nextRegularSitting,
  SUBMISSION_TRANSITIONS,
  submissionTerms,
} from '#libs/collective-submission-rules';
import { ReadSittings } from '../council/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { SignSubmission } from './signatures/sign-submission.js';
import { GatherFacts, type GatheredFacts } from './submission-facts.js';
import { countOf, SubmissionStore, type StepRow, type SubmissionRow } from './submission-store.js';

const SHOWN = 200;
/** Steps that concern the author alone. */
const OWN_STEPS: readonly SubmissionEvent[] = ['start', 'withdraw'];

/** Collective submissions as everybody, their authors and the municipality see them. */
@Injectable()
export class SubmissionViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly store: SubmissionStore,
    private readonly facts: GatherFacts,
    private readonly signing: SignSubmission,
    private readonly sittings: ReadSittings,
  ) {}

  /** What anybody may read of. */
  async published(place: PlaceRef): Promise<PublicSubmissionList> {
    const { manager } = this.dataSource;
    const needed = await this.store.needed(manager, place.id);
    const { settings } = await this.store.settings(manager, place.id);
    const rows = await this.store.list(manager, place.id, HIDDEN_SUBMISSION_STATES, SHOWN);
    const { population, populationYear } = settings;
    return {
      needed,
      population: population === null ? null : { count: population, year: populationYear },
      items: rows.map((row) => lineOf(row, needed)),
    };
  }

  /** @throws Refused 404 for one that is not public. */
  async one(place: PlaceRef, code: string): Promise<PublicSubmission> {
    const row = await this.store.load(this.dataSource.manager, place.id, code);
    if (HIDDEN_SUBMISSION_STATES.includes(row.state)) throw Refused.notFound('collectiveSubmission');
    const gathered = await this.facts.of(this.dataSource.manager, row);
    const { representative, responsible, origin, demand, grounds } = row;
    return {
      ...lineOf(row, gathered.neededToday),
      demand,
      grounds,
      origin,
      responsible,
      representative: representative?.shown ? representative.name : null,
      steps: gathered.steps.filter(({ event }) => !OWN_STEPS.includes(event)).map(stepOf),
      terms: await this.terms(place, row, gathered),
      sitting: gathered.item && { day: gathered.item.sitting.day, outcome: gathered.item.item.outcome },
    };
  }

  /** The submissions of whoever is logged in, drafts too. */
  async mine(actor: Actor, place: PlaceRef): Promise<SubmissionLine[]> {
    const { manager } = this.dataSource;
    const needed = await this.store.needed(manager, place.id);
    const rows = await this.store.ofAuthor(manager, place.id, personOf(actor));
    return rows.map((row) => lineOf(row, needed));
  }

  /** The author's own words, also of a draft. @throws Refused 404 for anybody else. */
  async draft(actor: Actor, place: PlaceRef, code: string): Promise<PublicSubmission> {
    const row = await this.store.load(this.dataSource.manager, place.id, code);
    if (row.authorId !== personOf(actor)) throw Refused.notFound('collectiveSubmission');
    const gathered = await this.facts.of(this.dataSource.manager, row);
    const { representative, responsible, origin, demand, grounds } = row;
    return {
      ...lineOf(row, gathered.neededToday),
      demand,
      grounds,
      origin,
      responsible,
      representative: representative?.name ?? null,
      steps: gathered.steps.map(stepOf),
      terms: await this.terms(place, row, gathered),
      sitting: null,
    };
  }

  /** What the person who is logged in may do with a submission. @throws Refused 404 for one that is not theirs to see. */
  async own(actor: Actor, place: PlaceRef, code: string): Promise<OwnSubmissionPart> {
    const personId = personOf(actor);
    const { manager } = this.dataSource;
    const row = await this.store.load(manager, place.id, code);
    const isAuthor = row.authorId === personId;
    if (!isAuthor && HIDDEN_SUBMISSION_STATES.includes(row.state))
      throw Refused.notFound('collectiveSubmission');
    const known = await this.signing.known(personId, place.id);
    return {
      may: maySign({ ...known, citizen: true, basis: known.declared === false ? 'property' : 'declared' }),
      declared: known.declared,
      signedOn: await this.signing.signedOn(manager, row, personId),
      author: isAuthor && row.representative ? await this.author(row, row.representative) : null,
    };
  }

  /** Everything that came in; what is a draft or was withdrawn concerns its author alone. */
  async desk(place: PlaceRef): Promise<SubmissionLine[]> {
    const { manager } = this.dataSource;
    const needed = await this.store.needed(manager, place.id);
    const rows = await this.store.list(manager, place.id, ['draft', 'withdrawn'], SHOWN);
    return rows.map((row) => lineOf(row, needed));
  }

  /** @throws Refused 404. */
  async work(actor: Actor, place: PlaceRef, code: string): Promise<SubmissionDesk> {
    const { manager } = this.dataSource;
    const row = await this.store.load(manager, place.id, code);
    if (row.state === 'draft' || row.state === 'withdrawn') throw Refused.notFound('collectiveSubmission');
    const gathered = await this.facts.of(manager, row);
    const { item } = gathered;
    const isDecided = item?.item.outcome === 'adopted';
    // How the representative is reached is for those who write to them.
    const reaches = can(actor, 'collective.record', { municipalityId: place.id });
    const follows = can(actor, 'collective.follow', { municipalityId: place.id });
    return {
      ...lineOf(row, gathered.neededToday),
      id: row.id,
      version: row.version,
      origin: row.origin,
      demand: row.demand,
      grounds: row.grounds,
      registerNumber: row.registerNumber,
      representative:
        row.representative && !reaches && !follows
          ? { ...row.representative, address: '', email: null, phone: null }
          : row.representative,
      paperClaimed: row.paperClaimed,
      steps: gathered.steps.map((step) => ({ ...stepOf(step), by: step.by })),
      terms: await this.terms(place, row, gathered),
      examination: gathered.examination,
      answers: row.answers,
      offers: SUBMISSION_TRANSITIONS.flatMap(({ event, from, by, article }) =>
        by === 'author' || !from.includes(row.state)
          ? []
          : [{ event, article, may: can(actor, by, { municipalityId: place.id }) }],
      ),
      responsible: row.responsible,
      item: item && {
        sittingId: item.sitting.id,
        itemId: item.item.id,
        day: item.sitting.day,
        outcome: item.item.outcome,
        decision:
          isDecided && item.item.decisionNumber && item.item.decisionDay
            ? { number: item.item.decisionNumber, day: item.item.decisionDay }
            : null,
      },
      sittings: await this.coming(place, gathered.steps),
      eraseOn: row.eraseOn,
      erasedOn: row.erasedOn,
    };
  }

  private async author(
    row: SubmissionRow,
    representative: NonNullable<SubmissionRow['representative']>,
  ): Promise<OwnSubmissionPart['author']> {
    const { facts } = await this.facts.of(this.dataSource.manager, row);
    const today = this.clock.legalToday();
    const next: Partial<Record<SubmissionEvent, Violation[]>> = {};
    for (const { event, from, by } of SUBMISSION_TRANSITIONS) {
      if (by !== 'author' || !from.includes(row.state)) continue;
      const decision = decideSubmission(event, facts, today, today);
      next[event] = decision.allowed ? [] : decision.violations;
    }
    return { version: row.version, representative, next };
  }

  private async coming(place: PlaceRef, steps: readonly StepRow[]): Promise<SubmissionDesk['sittings']> {
    const accepted = steps.find(({ event }) => event === 'accept')?.day;
    if (!accepted) return [];
    const { items } = await this.sittings.list(place);
    const today = this.clock.legalToday();
    const coming = items
      .filter((one) => one.committee === null && one.state !== 'closed' && one.day >= today && !one.calledOff)
      .sort((a, b) => a.day.localeCompare(b.day));
    const next = nextRegularSitting([...coming], accepted);
    return coming.map((one) => ({ id: one.id, day: one.day, kind: one.kind, next: one === next }));
  }

  private async terms(
    place: PlaceRef,
    row: SubmissionRow,
    { steps, settings }: GatheredFacts,
  ): Promise<SubmissionTerm[]> {
    const calendar = await this.calendar.calendarFor(null, place.id);
    const facts = { state: row.state, receivedOn: row.receivedOn, steps, answerDays: settings.answerDays };
    return submissionTerms(facts, calendar, this.clock.legalToday());
  }
}

function lineOf(row: SubmissionRow, needed: number | null): SubmissionLine {
  const { code, title, state, collectUntil, receivedOn, lastDay } = row;
  return { code, title, state, count: countOf(row, needed), collectUntil, receivedOn, lastDay };
}

function stepOf({
  event,
  day,
  input,
}: {
  event: SubmissionEvent;
  day: LegalDay;
  input: StepRow['input'];
}): SubmissionStep {
  const article = SUBMISSION_TRANSITIONS.find((one) => one.event === event)?.article ?? null;
  const { text = null, number = null, institution = null, url = null } = input;
  return { event, day, article, text, number, institution, url };
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
