import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  LegalDay,
  SignatureCount,
  SubmissionCriterion,
  SubmissionEvent,
  SubmissionOrigin,
  SubmissionRepresentative,
  SubmissionSettings,
  SubmissionState,
} from '#libs/contracts';
import {
  DEFAULT_SUBMISSION_SETTINGS,
  signerThreshold,
  type StepWords,
} from '#libs/collective-submission-rules';
import { MunicipalityProfiles } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';

/** ATVK code of Rīga, of which PL 56(2)3 speaks by name. */
const RIGA = '0001000';

/** A submission's row with its signatures as numbers. */
export interface SubmissionRow {
  id: string;
  municipalityId: string;
  code: string;
  state: SubmissionState;
  origin: SubmissionOrigin;
  title: string;
  demand: string;
  grounds: string;
  authorId: string | null;
  representative: SubmissionRepresentative | null;
  registerNumber: string | null;
  collectUntil: LegalDay | null;
  receivedOn: LegalDay | null;
  /** Fixed at submission; before it the number of the day holds. */
  needed: number | null;
  paperClaimed: number;
  answers: Partial<Record<SubmissionCriterion, boolean>>;
  agendaItemId: string | null;
  responsible: string | null;
  eraseOn: LegalDay | null;
  erasedOn: LegalDay | null;
  version: number;
  all: number;
  struck: number;
  unconfirmed: number;
  online: number;
  lastDay: LegalDay;
}

/** A recorded step. */
export interface StepRow {
  event: SubmissionEvent;
  day: LegalDay;
  input: Partial<StepWords>;
  by: string | null;
}

const SUBMISSIONS = `SELECT s.id, s.municipality_id AS "municipalityId", s.code, s.state, s.origin, s.title, s.demand,
    s.grounds, s.author_id AS "authorId",
    CASE WHEN s.representative_name IS NULL THEN NULL ELSE json_build_object('name', s.representative_name,
      'address', coalesce(s.representative_address, ''), 'email', s.representative_email,
      'phone', s.representative_phone, 'shown', s.representative_shown) END AS representative,
    s.register_number AS "registerNumber", s.collect_until::text AS "collectUntil",
    s.received_on::text AS "receivedOn", s.needed, s.paper_claimed AS "paperClaimed", s.answers,
    s.agenda_item_id AS "agendaItemId", s.responsible, s.erase_on::text AS "eraseOn", s.erased_on::text AS "erasedOn",
    s.version, g.n AS all, g.struck, g.unconfirmed, g.online, p.day::text AS "lastDay"
  FROM collective_submission s
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS n, count(c.struck)::int AS struck,
           count(*) FILTER (WHERE c.struck IS NULL AND NOT c.confirmed)::int AS unconfirmed,
           count(*) FILTER (WHERE c.struck IS NULL AND c.sheet IS NULL)::int AS online
      FROM collective_signature c
     WHERE c.municipality_id = s.municipality_id AND c.submission_id = s.id) g
  CROSS JOIN LATERAL (
    SELECT max(e.day) AS day FROM collective_step e
     WHERE e.municipality_id = s.municipality_id AND e.submission_id = s.id) p`;

/** Reads submissions and what they rest on. */
@Injectable()
export class SubmissionStore {
  constructor(private readonly profiles: MunicipalityProfiles) {}

  /** @throws Refused 404 without such a one. With `lock` nobody else changes it until the transaction ends. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    code: string,
    lock: 'UPDATE' | 'SHARE' | null = null,
  ): Promise<SubmissionRow> {
    if (lock) {
      await manager.query(
        `SELECT 1 FROM collective_submission WHERE municipality_id = $1 AND code = $2 FOR ${lock}`,
        [municipalityId, code],
      );
    }
    const [row] = await manager.query<SubmissionRow[]>(
      `${SUBMISSIONS} WHERE s.municipality_id = $1 AND s.code = $2`,
      [municipalityId, code],
    );
    if (!row) throw Refused.notFound('collectiveSubmission');
    return row;
  }

  /** Submissions in one of the states, latest news first. */
  list(
    manager: EntityManager,
    municipalityId: string,
    hidden: readonly SubmissionState[],
    limit: number,
  ): Promise<SubmissionRow[]> {
    return manager.query(
      `${SUBMISSIONS} WHERE s.municipality_id = $1 AND NOT s.state = ANY($2::text[])
        ORDER BY p.day DESC, s.created_at DESC, s.id LIMIT $3`,
      [municipalityId, hidden, limit],
    );
  }

  /** Everything that somebody started themselves. */
  ofAuthor(manager: EntityManager, municipalityId: string, authorId: string): Promise<SubmissionRow[]> {
    return manager.query(
      `${SUBMISSIONS} WHERE s.municipality_id = $1 AND s.author_id = $2 ORDER BY s.created_at DESC, s.id LIMIT 100`,
      [municipalityId, authorId],
    );
  }

  /** In the order in which they were recorded. */
  steps(manager: EntityManager, { municipalityId, id }: SubmissionRow): Promise<StepRow[]> {
    return manager.query(
      `SELECT e.event, e.day::text, e.input, p.name AS by
         FROM collective_step e LEFT JOIN person p ON p.id = e.recorded_by
        WHERE e.municipality_id = $1 AND e.submission_id = $2 ORDER BY e.seq`,
      [municipalityId, id],
    );
  }

  /** The municipality's own settings; its number of residents comes from its profile until one is dated. */
  async settings(
    manager: EntityManager,
    municipalityId: string,
  ): Promise<{ settings: SubmissionSettings; version: number }> {
    const [row] = await manager.query<{ settings: SubmissionSettings; version: number }[]>(
      `SELECT settings, version FROM collective_settings WHERE municipality_id = $1`,
      [municipalityId],
    );
    if (row) return { settings: { ...DEFAULT_SUBMISSION_SETTINGS, ...row.settings }, version: row.version };
    const { population } = await this.profiles.byId(municipalityId, manager);
    return { settings: { ...DEFAULT_SUBMISSION_SETTINGS, population }, version: 0 };
  }

  /** Signers needed today (PL 56(2)); `null` where the number of residents is not known. */
  async needed(manager: EntityManager, municipalityId: string): Promise<number | null> {
    const { code, kind } = await this.profiles.byId(municipalityId, manager);
    const { settings } = await this.settings(manager, municipalityId);
    return signerThreshold(code === RIGA ? 'riga' : kind, settings.population)?.count ?? null;
  }
}

/** The signatures of a row as numbers. */
export function countOf(row: SubmissionRow, neededToday: number | null): SignatureCount {
  const { all, struck, unconfirmed, online } = row;
  return { all, struck, unconfirmed, online, needed: row.receivedOn ? row.needed : neededToday };
}
