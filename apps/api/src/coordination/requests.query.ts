import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CoordinationRequest,
  CoordinationRequests,
  CoordinationRequestView,
  Violation,
} from '#libs/contracts';
import { Dossiers, type DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import type { PartyRecord, RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { ExpertsQuery } from './experts.query.js';
import { Links } from './links.js';
import { RequestDeskQuery, type FoundRequest } from './request-desk.query.js';
import { Respondents } from './respondents.js';

/** Where a request stands. */
interface RequestRef {
  partyId: string;
  municipalityId: string;
  dossierId: string;
  roundId: string;
}

/** What institutions are asked: each person sees the requests to the institutions they may answer for, nothing else. */
@Injectable()
export class RequestsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
    private readonly store: CoordinationStore,
    private readonly desk: RequestDeskQuery,
    private readonly experts: ExpertsQuery,
    private readonly links: Links,
  ) {}

  /** Every request to the actor's institutions, over all municipalities. */
  async mine(actor: Actor): Promise<CoordinationRequests> {
    const { manager } = this.dataSource;
    const found: { request: CoordinationRequest; answerable: boolean }[] = [];
    for (const ref of await this.refs(manager, actor, {})) {
      const { dossier, round, party } = await this.load(manager, ref);
      const request = await this.desk.request(manager, dossier, round, party);
      found.push({ request, answerable: refusals(actor, dossier, round, party).length === 0 });
    }
    const waiting = found.filter(({ answerable }) => answerable).map(({ request }) => request);
    const done = found.filter(({ answerable }) => !answerable).map(({ request }) => request);
    return {
      waiting: waiting.sort((a, b) => a.dueDay.localeCompare(b.dueDay) || a.code.localeCompare(b.code)),
      done: done.sort((a, b) => b.sentDay.localeCompare(a.sentDay) || b.round - a.round),
    };
  }

  /** The requests that the actor can answer now. */
  async answerable(actor: Actor): Promise<FoundRequest[]> {
    const { manager } = this.dataSource;
    const found: FoundRequest[] = [];
    for (const ref of await this.refs(manager, actor, { openOnly: true })) {
      found.push(await this.load(manager, ref));
    }
    return found.filter(({ dossier, round, party }) => refusals(actor, dossier, round, party).length === 0);
  }

  /** The desk of one request. @throws Refused 404 for everybody outside of the institution that is asked. */
  async open(actor: Actor, partyId: string): Promise<CoordinationRequestView<Comparison>> {
    const { manager } = this.dataSource;
    const found = await this.find(manager, actor, partyId);
    const { dossier, round, party } = found;
    await this.links.seen(manager, round.municipalityId, party.id);
    return {
      ...(await this.desk.of(manager, found)),
      ...(await this.experts.of(manager, actor, party, round.municipalityId)),
      toAnswer: refusals(actor, dossier, round, party),
    };
  }

  /** The request, if it is to an institution of the actor; read again after locking when something is written. */
  async find(manager: EntityManager, actor: Actor, partyId: string): Promise<FoundRequest> {
    const [ref] = await this.refs(manager, actor, { partyId });
    if (!ref) throw Refused.notFound('request');
    return this.load(manager, ref);
  }

  private async load(manager: EntityManager, ref: RequestRef): Promise<FoundRequest> {
    const { municipalityId, dossierId, roundId, partyId } = ref;
    const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
    const rounds = await this.store.rounds(manager, municipalityId, dossierId);
    const round = rounds.find(({ id }) => id === roundId);
    const party = round?.parties.find(({ id }) => id === partyId);
    if (!round || !party) throw Refused.notFound('request');
    return { dossier, rounds, round, party };
  }

  private async refs(
    manager: EntityManager,
    actor: Actor,
    { partyId = null, openOnly = false }: { partyId?: string | null; openOnly?: boolean },
  ): Promise<RequestRef[]> {
    const own = Respondents.institutionsOf(actor);
    if (own.length === 0) return [];
    // Institutions of the state are asked by every municipality.
    const places = own.some(({ municipalityId }) => municipalityId === null)
      ? (await this.profiles.all()).map(({ id }) => id)
      : [];
    const pairs = own.flatMap(({ institutionId, municipalityId }) =>
      (municipalityId === null ? places : [municipalityId]).map((place) => ({ place, institutionId })),
    );
    return manager.query<RequestRef[]>(
      `SELECT p.id AS "partyId", p.municipality_id AS "municipalityId", r.dossier_id AS "dossierId",
              r.id AS "roundId"
         FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS u (municipality_id, institution_id)) own
         JOIN coordination_party p
           ON p.municipality_id = own.municipality_id AND p.institution_id = own.institution_id
         JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id
        WHERE ($3::uuid IS NULL OR p.id = $3::uuid) AND (NOT $4::boolean OR r.ended_day IS NULL)
        ORDER BY r.sent_at DESC LIMIT 200`,
      [pairs.map(({ place }) => place), pairs.map(({ institutionId }) => institutionId), partyId, openOnly],
    );
  }
}

/** Why the actor cannot give the opinion now. Whoever writes the draft does not judge it for another. */
export function refusals(
  actor: Actor,
  dossier: DossierRow,
  round: RoundRecord,
  party: PartyRecord,
): Violation[] {
  const violations: Violation[] = [];
  if (round.endedDay !== null) violations.push({ code: 'coordination.round_ended' });
  if (party.opinion) violations.push({ code: 'coordination.opinion_given' });
  if (dossier.lawyerId === personOf(actor)) violations.push({ code: 'coordination.own_draft' });
  return violations;
}
