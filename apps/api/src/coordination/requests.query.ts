import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CoordinationRequest,
  CoordinationRequests,
  CoordinationRequestView,
  DocumentJson,
  Violation,
} from '#libs/contracts';
import { partyState } from '#libs/coordination-rules';
import { workingDaysBetween } from '#libs/legal-calendar';
import { Dossiers, type DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { LobbyContacts } from '../memorandum/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { personOf } from './actor.js';
import type { PartyRecord, RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { extensionView, opinionView } from './coordination-views.js';
import { OpinionViews } from './opinion-views.query.js';
import { Respondents } from './respondents.js';

/** Where a request stands. */
interface RequestRef {
  partyId: string;
  municipalityId: string;
  dossierId: string;
  roundId: string;
}

/** A request with everything around it. */
export interface FoundRequest {
  dossier: DossierRow;
  rounds: RoundRecord[];
  round: RoundRecord;
  party: PartyRecord;
}

/** What institutions are asked: each person sees the requests to the institutions they may answer for, nothing else. */
@Injectable()
export class RequestsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly profiles: MunicipalityProfiles,
    private readonly workingDays: WorkingCalendar,
    private readonly store: CoordinationStore,
    private readonly views: OpinionViews,
    private readonly contacts: LobbyContacts,
    private readonly work: TextWork,
  ) {}

  /** Every request to the actor's institutions, over all municipalities. */
  async mine(actor: Actor): Promise<CoordinationRequests> {
    const { manager } = this.dataSource;
    const found: { request: CoordinationRequest; answerable: boolean }[] = [];
    for (const ref of await this.refs(manager, actor, {})) {
      const { dossier, round, party } = await this.load(manager, ref);
      const request = await this.view(manager, dossier, round, party);
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
  async desk(actor: Actor, partyId: string): Promise<CoordinationRequestView<Comparison>> {
    const { manager } = this.dataSource;
    const { dossier, rounds, round, party } = await this.find(manager, actor, partyId);
    const text = async (versionId: string): Promise<{ versionId: string; content: DocumentJson }> => ({
      versionId,
      content: (await this.texts.named(manager, round.municipalityId, versionId)).content,
    });
    const before = rounds
      .filter(({ number }) => number < round.number)
      .flatMap((earlier) =>
        earlier.parties
          .filter(({ institutionId }) => institutionId === party.institutionId)
          .map((own) => ({ earlier, own })),
      );
    const bylaw = await text(round.bylawVersionId);
    const context = await this.views.of(manager, rounds);
    const last = before.at(-1);
    return {
      request: await this.view(manager, dossier, round, party),
      reason: round.reason,
      extension: extensionView(round),
      parties: round.parties.map(({ name, opinion }) => ({ name, state: stateOf(opinion, round) })),
      bylaw,
      memorandum: round.memorandumVersionId ? await text(round.memorandumVersionId) : null,
      opinion: party.opinion && opinionView(party.opinion, round, context),
      earlier: before.flatMap(({ earlier, own }) =>
        own.opinion ? [{ round: earlier.number, opinion: opinionView(own.opinion, earlier, context) }] : [],
      ),
      comparison: last
        ? await this.work.compare((await text(last.earlier.bylawVersionId)).content, bylaw.content)
        : null,
      contacts: await this.contacts.published(manager, round.municipalityId, round.dossierId),
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

  private async view(
    manager: EntityManager,
    dossier: DossierRow,
    round: RoundRecord,
    party: PartyRecord,
  ): Promise<CoordinationRequest> {
    const { slug, name } = await this.profiles.byId(dossier.municipalityId, manager);
    const calendar = await this.workingDays.calendarFor(manager, dossier.municipalityId);
    return {
      id: party.id,
      place: { slug, name },
      code: dossier.code,
      title: dossier.title,
      institution: party.name,
      round: round.number,
      kind: round.kind,
      sentDay: round.sentDay,
      dueDay: round.dueDay,
      workingDaysLeft: workingDaysBetween(this.clock.legalToday(), round.dueDay, calendar),
      open: round.endedDay === null,
      state: stateOf(party.opinion, round),
    };
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

function stateOf(opinion: PartyRecord['opinion'], round: RoundRecord) {
  return partyState(opinion, { dueDay: round.dueDay, ended: round.endedDay !== null });
}
