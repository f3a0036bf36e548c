import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type {
  DataRequestItem,
  DataRequestStepView,
  DataRequestView,
  Holding,
  IdentityMeans,
  LegalDay,
  OwnDataRequestView,
  RequestMeans,
  RequestOutcome,
} from '#libs/contracts';
import { answerDeadline, requestOffers } from '#libs/records-rules';
import type { LegalCalendar } from '#libs/legal-calendar';
import { MunicipalityProfiles, PeopleNames, WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { FindHoldings, SHOWN } from './find-holdings.query.js';
import { RestrictHoldings } from './restrict-holdings.js';
import { articleOf, factsOf, RequestStore, type RequestRow } from './request-store.js';

interface ListRow extends RequestRow {
  means: RequestMeans;
  details: string;
  identityMeans: IdentityMeans | null;
  extensionReason: string | null;
  endedOn: LegalDay | null;
  outcome: RequestOutcome | null;
  groundAct: string | null;
  groundRef: string | null;
  answer: string | null;
  answerMeans: RequestMeans | null;
  municipalityId: string;
}

const SELECT = `SELECT municipality_id AS "municipalityId", id, code, rights, state, person_id AS "personId",
    requester_name AS "requesterName", contact, terms, confirmed, received_on::text AS "receivedOn",
    identity_on::text AS "identityOn", extended_on::text AS "extendedOn", version, means, details,
    identity_means AS "identityMeans", extension_reason AS "extensionReason", ended_on::text AS "endedOn", outcome,
    ground_act AS "groundAct", ground_ref AS "groundRef", answer, answer_means AS "answerMeans"
  FROM data_request`;

/** More than are open at once anywhere; older ones are found by their year in the archive. */
const MOST = 500;

/** The register of requests, for those who keep it and for those who asked. */
@Injectable()
export class Requests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly names: PeopleNames,
    private readonly profiles: MunicipalityProfiles,
    private readonly store: RequestStore,
    private readonly find: FindHoldings,
    private readonly restricted: RestrictHoldings,
  ) {}

  /** Open ones first, by what is due first; then the others, the latest first. */
  async list(place: PlaceRef): Promise<DataRequestItem[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<ListRow[]>(
      `${SELECT} WHERE municipality_id = $1
        ORDER BY (ended_on IS NOT NULL), CASE WHEN ended_on IS NULL THEN received_on END, received_on DESC, number DESC
        LIMIT $2`,
      [place.id, MOST],
    );
    const calendar = await this.calendar.calendarFor(manager, place.id);
    return rows.map((row) => this.item(row, calendar));
  }

  /** @throws Refused 404 */
  async view(actor: Actor, place: PlaceRef, id: string): Promise<DataRequestView> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<ListRow[]>(`${SELECT} WHERE municipality_id = $1 AND id = $2`, [
      place.id,
      id,
    ]);
    if (!row) throw Refused.notFound('dataRequest');
    const calendar = await this.calendar.calendarFor(manager, place.id);
    const { day, article } = answerDeadline(row, calendar);
    const handles = can(actor, 'privacy.manage', { municipalityId: place.id });
    return {
      ...this.item(row, calendar),
      version: row.version,
      contact: row.contact,
      terms: handles ? row.terms : [],
      known: row.personId !== null,
      means: row.means,
      details: row.details,
      identity: row.identityMeans && row.identityOn ? { means: row.identityMeans, on: row.identityOn } : null,
      extended:
        row.extendedOn && row.extensionReason !== null
          ? { on: row.extendedOn, reason: row.extensionReason }
          : null,
      deadline: { day, article },
      ground: articleOf(row.groundAct, row.groundRef),
      answer: row.answer,
      answerMeans: row.answerMeans,
      steps: await this.steps(place, id),
      restrictions: await this.restricted.of(manager, place, id),
      offers: handles ? requestOffers(factsOf(row), this.clock.legalToday(), calendar) : [],
    };
  }

  /** What is held on the requester here. @throws Refused 404, 409 before it is known who asks. */
  async holdings(place: PlaceRef, id: string): Promise<Holding[]> {
    const { row, where } = await this.recognised(place, id);
    return this.find.of(where, row);
  }

  /** What may be given to the requester. @throws Refused 404, 409 before it is known who asks. */
  async package(place: PlaceRef, id: string): Promise<{ code: string; name: string; holdings: Holding[] }> {
    const { row, where } = await this.recognised(place, id);
    return { code: row.code, name: where.name, holdings: await this.find.certain(where, row) };
  }

  /**
   * Everything held on the person who is logged in, by their account, in all municipalities.
   *
   * @param most items of each kind, null for all
   */
  async mine(actor: Actor, most: number | null = SHOWN): Promise<Holding[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const places = await this.dataSource.query<{ id: string; slug: string; name: string }[]>(
      `SELECT id, slug, name FROM municipality ORDER BY slug`,
    );
    const sought = { personId: actor.personId, terms: [] };
    const found: Holding[] = [];
    for (const place of places) found.push(...(await this.find.of(place, sought, most)));
    // The account is one, wherever it is looked for.
    return found.filter(({ key }, i) => !GLOBAL.has(key) || found.findIndex((one) => one.key === key) === i);
  }

  /** The person's own requests, the latest first. */
  async asked(actor: Actor): Promise<OwnDataRequestView[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const rows = await manager.query<ListRow[]>(
      `${SELECT} WHERE person_id = $1 AND means = 'account' ORDER BY received_on DESC, number DESC LIMIT $2`,
      [actor.personId, MOST],
    );
    return Promise.all(
      rows.map(async (row) => {
        const calendar = await this.calendar.calendarFor(manager, row.municipalityId);
        const { slug, name } = await this.profiles.byId(row.municipalityId);
        const { code, rights, state, receivedOn, due, endedOn, outcome } = this.item(row, calendar);
        const { details, answer } = row;
        const ground = articleOf(row.groundAct, row.groundRef);
        return {
          code,
          rights,
          state,
          receivedOn,
          due,
          endedOn,
          outcome,
          details,
          answer,
          ground,
          place: { slug, name },
        };
      }),
    );
  }

  private async recognised(
    place: PlaceRef,
    id: string,
  ): Promise<{ row: RequestRow; where: { id: string; slug: string; name: string } }> {
    const row = await this.store.load(this.dataSource.manager, place.id, id);
    if (!row.identityOn) {
      throw new Refused(
        [{ code: 'data_request.identity_needed', article: { act: 'GDPR', ref: '12.6' } }],
        409,
      );
    }
    const { name } = await this.profiles.byId(place.id);
    return { row, where: { ...place, name } };
  }

  private item(row: ListRow, calendar: LegalCalendar): DataRequestItem {
    const due = row.endedOn ? null : answerDeadline(row, calendar).day;
    const { id, code, rights, state, requesterName, receivedOn, endedOn, outcome } = row;
    const over = due !== null && due < this.clock.legalToday();
    return { id, code, rights, state, requesterName, receivedOn, due, over, endedOn, outcome };
  }

  private async steps(place: PlaceRef, id: string): Promise<DataRequestStepView[]> {
    const rows = await this.dataSource.query<
      (Omit<DataRequestStepView, 'at' | 'personName'> & { at: Date; personId: string | null })[]
    >(
      `SELECT event, day::text, at, person_id AS "personId", details FROM data_request_step
        WHERE municipality_id = $1 AND request_id = $2 ORDER BY seq`,
      [place.id, id],
    );
    const names = await this.names.of(rows.flatMap(({ personId }) => personId ?? []));
    return rows.map(({ at, personId, ...step }) => ({
      ...step,
      at: at.toISOString(),
      personName: personId ? (names.get(personId) ?? null) : null,
    }));
  }
}

/** Kinds that do not belong to one municipality. */
const GLOBAL = new Set(['account', 'calendar_feeds', 'organisations']);
