import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ArticleRef, BylawKind, BylawTopic, DossierDocumentKind, LegalDay } from '#libs/contracts';
import { PUBLISHING_EVENTS } from './public-events.js';

/** A by-law's dossier as the public knows it: no staff, no internal state before publication. */
export interface PublicDossier {
  id: string;
  code: string;
  title: string;
  kind: BylawKind;
  topic: BylawTopic;
  /** The part of the municipality that it is about; `null` = all of it. */
  territory: string | null;
  state: string;
  stateSince: LegalDay;
  createdDay: LegalDay;
  /** The day the draft became public. */
  publicSince: LegalDay;
  /** Where the documents of spatial planning stand (PL 48(3)); of it only a record is kept here. */
  planningUrl: string | null;
}

/** A public entry of the timeline: which role acted, under which article, with which frozen texts. */
export interface PublicTimelineEntry {
  seq: number;
  event: string;
  from: string | null;
  to: string | null;
  day: LegalDay;
  actorKind: 'anonymous' | 'person' | 'system';
  actorRole: string | null;
  article: ArticleRef | null;
  documents: { versionId: string; kind: DossierDocumentKind; version: number }[];
}

/** What a public list may be narrowed by. */
export interface PublicDossierFilter {
  states?: readonly string[];
  topic?: string;
  limit: number;
  offset: number;
}

const PUBLIC_SINCE = `(SELECT min(e.legal_day) FROM dossier_event e
  WHERE e.municipality_id = d.municipality_id AND e.dossier_id = d.id AND e.event = ANY($2))`;

const COLUMNS = `d.id, d.code, d.title, d.kind, d.topic, nullif(d.territory, '') AS territory, d.state, d.state_since::text AS "stateSince",
  d.created_day::text AS "createdDay", d.public_since::text AS "publicSince",
  d.planning_url AS "planningUrl"`;

/** Dossiers that have reached a public stage; the others do not exist here. */
@Injectable()
export class PublicDossiers {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest public stage first. */
  async list(
    municipalityId: string,
    filter: PublicDossierFilter,
  ): Promise<{ items: PublicDossier[]; total: number }> {
    const rows = await this.dataSource.query<(PublicDossier & { total: number })[]>(
      `SELECT ${COLUMNS}, count(*) OVER ()::int AS total
         FROM (SELECT d.*, ${PUBLIC_SINCE} AS public_since FROM dossier d WHERE d.municipality_id = $1) d
        WHERE d.public_since IS NOT NULL
          AND ($3::text[] IS NULL OR d.state = ANY($3)) AND ($4::text IS NULL OR d.topic = $4)
        ORDER BY d.state_since DESC, d.code DESC LIMIT $5 OFFSET $6`,
      [
        municipalityId,
        PUBLISHING_EVENTS,
        filter.states ?? null,
        filter.topic ?? null,
        filter.limit,
        filter.offset,
      ],
    );
    return { items: rows.map(({ total: _total, ...item }) => item), total: rows[0]?.total ?? 0 };
  }

  /** One public dossier by its code (`26-SN-VID-12`) or id; `null` when there is none that is public. */
  async find(municipalityId: string, codeOrId: string): Promise<PublicDossier | null> {
    const [row] = await this.dataSource.query<PublicDossier[]>(
      `SELECT ${COLUMNS}
         FROM (SELECT d.*, ${PUBLIC_SINCE} AS public_since FROM dossier d WHERE d.municipality_id = $1) d
        WHERE d.public_since IS NOT NULL AND (d.code = $3 OR d.id::text = $3)`,
      [municipalityId, PUBLISHING_EVENTS, codeOrId],
    );
    return row ?? null;
  }

  /** The public entries of a dossier's timeline, oldest first. */
  async timeline(municipalityId: string, dossierId: string): Promise<PublicTimelineEntry[]> {
    return this.dataSource.query<PublicTimelineEntry[]>(
      `SELECT e.seq, e.event, e.from_state AS "from", e.to_state AS "to", e.legal_day::text AS day,
              e.actor_kind AS "actorKind", e.actor_role AS "actorRole", e.article,
              coalesce((SELECT json_agg(json_build_object('versionId', v.id, 'kind', c.kind, 'version', v.version)
                                        ORDER BY c.kind, v.version)
                 FROM named_version v
                 JOIN document c ON c.municipality_id = v.municipality_id AND c.id = v.document_id
                WHERE v.municipality_id = e.municipality_id AND v.id = ANY(e.named_version_ids)), '[]') AS documents
         FROM dossier_event e
        WHERE e.municipality_id = $1 AND e.dossier_id = $2 AND e.is_public
        ORDER BY e.seq`,
      [municipalityId, dossierId],
    );
  }
}
