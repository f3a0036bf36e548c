import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  CostLine,
  LegalDay,
  Ownership,
  ProjectEventName,
  ProjectFileKind,
  ProjectInput,
  ProjectOrigin,
  ProjectShape,
  ProjectState,
} from '#libs/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { wrote } from './co-authors.query.js';

/** A project as use cases work with it. */
export interface ProjectRow {
  municipalityId: string;
  id: string;
  cycleId: string;
  nr: number | null;
  /** Null where it was submitted elsewhere, see `origin`. */
  authorId: string | null;
  /** Where it was submitted, when not here. */
  origin: ProjectOrigin | null;
  state: ProjectState;
  unitId: string | null;
  title: string;
  summary: string;
  description: string;
  benefit: string;
  upkeepCents: number | null;
  upkeepNote: string;
  costLines: CostLine[];
  totalCents: number;
  verifiedCents: number | null;
  longitude: number | null;
  latitude: number | null;
  shape: ProjectShape | null;
  placeNote: string;
  partAllowed: boolean;
  partNote: string;
  mergedInto: string | null;
  ownership: Ownership | null;
  submitterKind: 'person' | 'organisation';
  organisation: string | null;
  registrationNo: string | null;
  namePublic: boolean;
  publishedAuthor: string | null;
  phone: string;
  email: string;
  submittedOn: LegalDay | null;
  returnedReason: string | null;
  returnedUntil: LegalDay | null;
  startedOn: LegalDay | null;
  deliveredOn: LegalDay | null;
  spentCents: number;
  version: number;
}

/** Columns of {@link ProjectRow}, for queries that join the table as `p`. */
export const PROJECT_COLUMNS = `p.municipality_id AS "municipalityId", p.id, p.cycle_id AS "cycleId", p.nr,
  p.author_id AS "authorId",
  (SELECT jsonb_build_object('source', 'geolatvija', 'url', o.url, 'externalId', o.external_id, 'state', o.state,
            'importedOn', i.imported_on)
     FROM project_origin o JOIN geolatvija_import i ON i.municipality_id = o.municipality_id
      AND i.cycle_id = o.cycle_id AND i.number = o.first_import
    WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id) AS origin,
  p.state, p.unit_id AS "unitId", p.title, p.summary, p.description, p.benefit,
  p.upkeep_cents::float8 AS "upkeepCents", p.upkeep_note AS "upkeepNote", p.cost_lines AS "costLines",
  p.total_cents::float8 AS "totalCents", p.verified_cents::float8 AS "verifiedCents", p.longitude, p.latitude,
  p.shape, p.part_allowed AS "partAllowed", p.part_note AS "partNote", p.merged_into AS "mergedInto",
  p.place_note AS "placeNote", p.ownership, p.submitter_kind AS "submitterKind", p.organisation,
  p.registration_no AS "registrationNo", p.name_public AS "namePublic", p.published_author AS "publishedAuthor",
  p.phone, p.email, p.submitted_on::text AS "submittedOn", p.returned_reason AS "returnedReason",
  p.returned_until::text AS "returnedUntil", p.started_on::text AS "startedOn", p.delivered_on::text AS "deliveredOn",
  p.spent_cents::float8 AS "spentCents", p.version`;

/** Where the feature finds projects, and the one way into their public log. Lock the cycle before its projects. */
@Injectable()
export class BudgetProjects {
  constructor(private readonly clock: Clock) {}

  /** @throws Refused 404 when the municipality has no such project. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    projectId: string,
    lock = false,
  ): Promise<ProjectRow> {
    const [row] = await manager.query<ProjectRow[]>(
      `SELECT ${PROJECT_COLUMNS} FROM budget_project p
        WHERE p.municipality_id = $1 AND p.id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, projectId],
    );
    if (!row) throw Refused.notFound('project');
    return row;
  }

  /** What the person writes, alone or together. @throws Refused 404 for everybody else's. */
  async loadShared(
    manager: EntityManager,
    municipalityId: string,
    projectId: string,
    personId: string | null,
    lock = false,
  ): Promise<ProjectRow> {
    const row = await this.load(manager, municipalityId, projectId, lock);
    if (!(await wrote(manager, row, personId))) throw Refused.notFound('project');
    return row;
  }

  /** The author's own. @throws Refused 403 for a co-author's, 404 for everybody else's. */
  async loadOwn(
    manager: EntityManager,
    municipalityId: string,
    projectId: string,
    personId: string | null,
    lock = false,
  ): Promise<ProjectRow> {
    const row = await this.loadShared(manager, municipalityId, projectId, personId, lock);
    if (row.authorId !== personId) throw new Refused([{ code: 'project_author_only' }], 403);
    return row;
  }

  /** Kinds of the files that are attached. */
  async fileKinds(
    manager: EntityManager,
    municipalityId: string,
    projectId: string,
  ): Promise<ProjectFileKind[]> {
    const rows = await manager.query<{ kind: ProjectFileKind }[]>(
      `SELECT kind FROM project_file WHERE municipality_id = $1 AND project_id = $2 ORDER BY added_at, id`,
      [municipalityId, projectId],
    );
    return rows.map(({ kind }) => kind);
  }

  /** Writes a line of the public log. The project's row, or its cycle's, is locked by the caller. */
  async log(
    manager: EntityManager,
    municipalityId: string,
    projectId: string,
    event: ProjectEventName,
    note: string | null = null,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO project_event (municipality_id, project_id, number, event, day, note)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM project_event
        WHERE municipality_id = $1 AND project_id = $2`,
      [municipalityId, projectId, event, this.clock.legalToday(), note],
    );
  }

  /** Writes the same line for every project of the cycle that is in the state now. */
  async logAll(
    manager: EntityManager,
    cycle: { municipalityId: string; id: string },
    state: ProjectState & ProjectEventName,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO project_event (municipality_id, project_id, number, event, day)
       SELECT p.municipality_id, p.id, (SELECT coalesce(max(e.number), 0) + 1 FROM project_event e
                WHERE e.municipality_id = p.municipality_id AND e.project_id = p.id), $3, $4
         FROM budget_project p WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.state = $3`,
      [cycle.municipalityId, cycle.id, state, this.clock.legalToday()],
    );
  }
}

/** The project as its author filled it in. */
export function projectInput(row: ProjectRow): ProjectInput {
  return {
    unitId: row.unitId,
    title: row.title,
    summary: row.summary,
    description: row.description,
    benefit: row.benefit,
    upkeepCents: row.upkeepCents,
    upkeepNote: row.upkeepNote,
    costLines: row.costLines,
    point: pointOf(row),
    shape: row.shape,
    placeNote: row.placeNote,
    partAllowed: row.partAllowed,
    partNote: row.partNote,
    ownership: row.ownership,
    submitter:
      row.submitterKind === 'organisation'
        ? {
            kind: 'organisation',
            name: row.organisation ?? '',
            registrationNumber: row.registrationNo ?? '',
            noMunicipalParticipation: true,
          }
        : { kind: 'person' },
    namePublic: row.namePublic,
    phone: row.phone,
    email: row.email,
  };
}

/** Longitude and latitude, where the project has a place. */
export function pointOf({
  longitude,
  latitude,
}: Pick<ProjectRow, 'longitude' | 'latitude'>): [number, number] | null {
  return longitude === null || latitude === null ? null : [longitude, latitude];
}
