import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AdvisoryCouncilPage,
  AdvisoryCouncilPlan,
  ApplyToCouncil,
  Candidate,
  DeskAdvisoryCouncil,
  LegalDay,
} from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import { newKey, newReceipt } from '../form-tokens.js';
import { orNull } from '../opinion-store.js';

/** A council's row. */
export interface AdvisoryCouncilData extends AdvisoryCouncilPlan {
  id: string;
  eventId: string;
  calledDay: LegalDay | null;
  composedDay: LegalDay | null;
  version: number;
  /** Applications that were not taken back. */
  applied: number;
}

/** A candidate's row with what the letters need. */
export interface CandidateData extends Candidate {
  language: 'lv' | 'en';
}

const COLUMNS = `c.id, c.event_id AS "eventId", c.kind, c.name, c.purpose, c.criteria,
  c.no_criteria_reason AS "noCriteriaReason", c.others_heard AS "othersHeard", c.seats, c.apply_by::text AS "applyBy",
  c.called_day::text AS "calledDay", c.composed_day::text AS "composedDay", c.version,
  (SELECT count(*)::int FROM advisory_candidate a WHERE a.municipality_id = c.municipality_id
     AND a.council_id = c.id AND a.state <> 'withdrawn') AS applied`;

/** Councils of events and those who applied to them. Lock the event before its council. */
@Injectable()
export class AdvisoryStore {
  /** @throws Refused 404. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    id: string,
    lock = false,
  ): Promise<AdvisoryCouncilData> {
    const [row] = await manager.query<AdvisoryCouncilData[]>(
      `SELECT ${COLUMNS} FROM advisory_council c
        WHERE c.municipality_id = $1 AND c.id = $2 ${lock ? 'FOR NO KEY UPDATE OF c' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('advisoryCouncil');
    return row;
  }

  /** The council of an event, if it has one. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
  ): Promise<AdvisoryCouncilData | null> {
    const [row] = await manager.query<AdvisoryCouncilData[]>(
      `SELECT ${COLUMNS} FROM advisory_council c WHERE c.municipality_id = $1 AND c.event_id = $2`,
      [municipalityId, eventId],
    );
    return row ?? null;
  }

  /** Everybody who applied, in the order of their applications. */
  candidates(manager: EntityManager, municipalityId: string, councilId: string): Promise<CandidateData[]> {
    return manager.query<CandidateData[]>(
      `SELECT a.id, a.name, a.organisation, a.email, a.motivation, a.adult, a.channel, a.language,
              a.applied_day::text AS "appliedDay", a.applied_day > c.apply_by AS late, a.state, a.reason, a.receipt
         FROM advisory_candidate a
         JOIN advisory_council c ON c.municipality_id = a.municipality_id AND c.id = a.council_id
        WHERE a.municipality_id = $1 AND a.council_id = $2 ORDER BY a.applied_at, a.id`,
      [municipalityId, councilId],
    );
  }

  /** The council as the organiser sees it, with its candidates where `restricted` may be seen. */
  async desk(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    restricted: boolean,
  ): Promise<DeskAdvisoryCouncil | null> {
    const council = await this.of(manager, municipalityId, eventId);
    if (!council) return null;
    const { eventId: _event, ...shown } = council;
    const candidates = restricted ? await this.candidates(manager, municipalityId, council.id) : [];
    return { ...shown, candidates: candidates.map(({ language: _language, ...candidate }) => candidate) };
  }

  /** Those included, as everybody reads of them (MK639 15.4); who is not of age stays unnamed. */
  members(
    manager: EntityManager,
    municipalityId: string,
    councilId: string,
  ): Promise<AdvisoryCouncilPage['members']> {
    return manager.query<AdvisoryCouncilPage['members']>(
      `SELECT CASE WHEN adult THEN name END AS name, organisation FROM advisory_candidate
        WHERE municipality_id = $1 AND council_id = $2 AND state = 'included' ORDER BY applied_at, id`,
      [municipalityId, councilId],
    );
  }

  /** Keeps an application. */
  async insert(
    manager: EntityManager,
    municipalityId: string,
    councilId: string,
    person: ApplyToCouncil & { language?: 'lv' | 'en' },
    origin: { channel: Candidate['channel']; appliedDay: LegalDay; appliedAt: Date },
  ): Promise<{ id: string; receipt: string; key: string }> {
    const id = randomUUID();
    const receipt = newReceipt('KP');
    const { key, hash } = newKey();
    await manager.query(
      `INSERT INTO advisory_candidate (municipality_id, id, council_id, name, organisation, email, motivation, adult,
         language, channel, applied_day, applied_at, receipt, secret_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        municipalityId,
        id,
        councilId,
        person.name.trim(),
        orNull(person.organisation),
        orNull(person.email),
        person.motivation.trim(),
        person.adult,
        person.language ?? 'lv',
        origin.channel,
        origin.appliedDay,
        origin.appliedAt,
        receipt,
        hash,
      ],
    );
    return { id, receipt, key };
  }
}
