import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpinionAttachmentView } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

/** The files of the opinion joined as `o`, oldest first, as JSON; to everybody only what was released. */
export const attachmentsOf = (releasedOnly: boolean): string =>
  `coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', f.name, 'mediaType', f.media_type,
       'size', f.size::float8, 'kind', t.kind, 'released', t.released_at IS NOT NULL) ORDER BY t.added_at, t.id)
     FROM opinion_attachment t
     JOIN stored_file f ON f.municipality_id = t.municipality_id AND f.id = t.file_id
    WHERE t.municipality_id = o.municipality_id AND t.opinion_id = o.id
      ${releasedOnly ? 'AND t.released_at IS NOT NULL' : ''}), '[]'::json)`;

/** A file's row with what decides who may read it. */
export interface AttachmentRow {
  id: string;
  opinionId: string;
  fileId: string;
  kind: 'author' | 'scan';
  released: boolean;
  opinionState: string;
  /** Its place among the released files of the opinion, from 1. */
  number: number;
}

/** Where the feature finds the files of opinions. */
@Injectable()
export class Attachments {
  /** @throws Refused 404 when the municipality has no such file. */
  async load(manager: EntityManager, municipalityId: string, id: string): Promise<AttachmentRow> {
    const [row] = await manager.query<AttachmentRow[]>(
      `SELECT t.id, t.opinion_id AS "opinionId", t.file_id AS "fileId", t.kind, t.released_at IS NOT NULL AS released,
              o.state AS "opinionState",
              (SELECT count(*)::int FROM opinion_attachment e
                WHERE e.municipality_id = t.municipality_id AND e.opinion_id = t.opinion_id
                  AND e.released_at IS NOT NULL AND (e.added_at, e.id) <= (t.added_at, t.id)) AS number
         FROM opinion_attachment t
         JOIN opinion o ON o.municipality_id = t.municipality_id AND o.id = t.opinion_id
        WHERE t.municipality_id = $1 AND t.id = $2`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('file');
    return row;
  }

  /** How many files an opinion has. */
  async count(manager: EntityManager, municipalityId: string, opinionId: string): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM opinion_attachment WHERE municipality_id = $1 AND opinion_id = $2`,
      [municipalityId, opinionId],
    );
    return row?.n ?? 0;
  }
}

/** Files under names that tell nothing: people call files after themselves. */
export function withoutNames(files: readonly OpinionAttachmentView[]): OpinionAttachmentView[] {
  return files.map((file, at) => ({ ...file, name: publicName(at + 1, file.name) }));
}

/** "pielikums-2.pdf". */
export function publicName(number: number, name: string): string {
  return `pielikums-${number}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? ''}`;
}
