import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CoordinationExpertRequest,
  CoordinationExpertView,
  CoordinationItemInput,
  CoordinationRequestView,
  LegalDay,
} from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { Colleagues } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import type { PartyRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { RequestDeskQuery, type FoundRequest } from './request-desk.query.js';

/** A row of an expert's request. */
export interface ExpertRow {
  id: string;
  municipalityId: string;
  partyId: string;
  personId: string;
  name: string;
  question: string;
  text: string;
  items: CoordinationItemInput[];
  askedDay: LegalDay;
  answeredDay: LegalDay | null;
  roundId: string;
  dossierId: string;
  dueDay: LegalDay;
}

/** What an expert works on. */
export type ExpertDesk = Omit<CoordinationRequestView<Comparison>, 'toAnswer' | 'experts' | 'colleagues'> & {
  expert: CoordinationExpertView;
};

const COLUMNS = `e.id, e.municipality_id AS "municipalityId", e.party_id AS "partyId", e.person_id AS "personId",
  q.name, e.question, e.text, e.items, e.asked_day::text AS "askedDay", e.answered_day::text AS "answeredDay",
  p.round_id AS "roundId", r.dossier_id AS "dossierId", r.due_day::text AS "dueDay"`;
const JOINS = `coordination_expert e
  JOIN person q ON q.id = e.person_id
  JOIN coordination_party p ON p.municipality_id = e.municipality_id AND p.id = e.party_id
  JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id`;

/** Experts whose view an institution asks for its own opinion. */
@Injectable()
export class ExpertsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly colleagues: Colleagues,
    private readonly desk: RequestDeskQuery,
  ) {}

  /** For whoever answers for the institution: views that were asked, and who can still be asked. */
  async of(
    manager: EntityManager,
    actor: Actor,
    party: PartyRecord,
    municipalityId: string,
  ): Promise<Pick<CoordinationRequestView, 'experts' | 'colleagues'>> {
    const rows = await manager.query<ExpertRow[]>(
      `SELECT ${COLUMNS} FROM ${JOINS} WHERE e.municipality_id = $1 AND e.party_id = $2 ORDER BY e.asked_day, q.name`,
      [municipalityId, party.id],
    );
    const asked = new Set([personOf(actor), ...rows.map(({ personId }) => personId)]);
    const all = party.institutionId === null ? [] : await this.colleagues.of(manager, party.institutionId);
    return {
      experts: rows.map(expertView),
      colleagues: all.filter(({ id }) => !asked.has(id)).map(({ id, name }) => ({ id, name })),
    };
  }

  /** What the actor was asked as an expert, newest first. */
  async mine(actor: Actor): Promise<CoordinationExpertRequest[]> {
    const { manager } = this.dataSource;
    const rows = await this.rows(manager, actor, false);
    return Promise.all(rows.map(async (row) => this.short(manager, row)));
  }

  /** What of it waits for an answer. */
  async waiting(actor: Actor): Promise<ExpertRow[]> {
    return this.rows(this.dataSource.manager, actor, true);
  }

  /** The desk of one request. @throws Refused 404 for everybody but the expert. */
  async open(actor: Actor, expertId: string): Promise<ExpertDesk> {
    const { manager } = this.dataSource;
    const row = await this.find(manager, actor, expertId);
    return { ...(await this.desk.of(manager, await this.load(manager, row))), expert: expertView(row) };
  }

  /** The request, if it is to the actor. @throws Refused 404 else. */
  async find(manager: EntityManager, actor: Actor, expertId: string): Promise<ExpertRow> {
    const [row] = await manager.query<ExpertRow[]>(
      `SELECT ${COLUMNS} FROM ${JOINS} WHERE e.id = $1 AND e.person_id = $2`,
      [expertId, personOf(actor)],
    );
    if (!row) throw Refused.notFound('request');
    return row;
  }

  /** The round and the party for which the view is asked. */
  async load(manager: EntityManager, row: ExpertRow): Promise<FoundRequest> {
    const dossier = await this.dossiers.load(manager, row.municipalityId, row.dossierId);
    const rounds = await this.store.rounds(manager, row.municipalityId, row.dossierId);
    const round = rounds.find(({ id }) => id === row.roundId);
    const party = round?.parties.find(({ id }) => id === row.partyId);
    if (!round || !party) throw Refused.notFound('request');
    return { dossier, rounds, round, party };
  }

  private rows(manager: EntityManager, actor: Actor, waiting: boolean): Promise<ExpertRow[]> {
    return manager.query<ExpertRow[]>(
      `SELECT ${COLUMNS} FROM ${JOINS}
        WHERE e.person_id = $1 AND (NOT $2::boolean OR (r.ended_day IS NULL AND e.answered_day IS NULL
          AND NOT EXISTS (SELECT 1 FROM coordination_opinion o
                           WHERE o.municipality_id = e.municipality_id AND o.party_id = e.party_id)))
        ORDER BY e.asked_day DESC, e.id LIMIT 100`,
      [personOf(actor), waiting],
    );
  }

  private async short(manager: EntityManager, row: ExpertRow): Promise<CoordinationExpertRequest> {
    const { dossier, round, party } = await this.load(manager, row);
    const request = await this.desk.request(manager, dossier, round, party);
    const { place, code, title, institution, kind, dueDay, open } = request;
    return {
      id: row.id,
      partyId: party.id,
      place,
      code,
      title,
      institution,
      round: round.number,
      kind,
      dueDay,
      open: open && row.answeredDay === null,
    };
  }
}

function expertView({
  id,
  name,
  question,
  askedDay,
  answeredDay,
  text,
  items,
}: ExpertRow): CoordinationExpertView {
  return { id, name, question, askedDay, answeredDay, text, items };
}
