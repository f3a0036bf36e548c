import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportOrigin, ImportPreview } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';

type PreviewRow = Omit<ImportPreview, 'createdAt' | 'expiresAt'> & {
  createdAt: Date;
  expiresAt: Date | null;
};

/** A source file as it was uploaded. */
export interface ImportSourceFile {
  fileName: string;
  encoding: string;
  source: Buffer;
}

/** Comments that a file brought along. */
export type ImportedComments = Pick<ImportPreview, 'id' | 'threads' | 'bylaw' | 'memorandum'>;

/** Files that were read: the preview, and the source itself. */
@Injectable()
export class Imports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The preview as it was shown after reading, or again later. With `lock`, nobody else makes a dossier from it. */
  async preview(
    manager: EntityManager,
    municipalityId: string,
    id: string,
    lock = false,
  ): Promise<ImportPreview> {
    const [row] = await manager.query<PreviewRow[]>(
      `SELECT id, file_name AS "fileName", format, encoding, recognised, findings, set_aside AS "setAside", threads, bylaw,
              memorandum, created_at AS "createdAt", expires_at AS "expiresAt", dossier_id AS "dossierId"
         FROM import_draft
        WHERE municipality_id = $1 AND id = $2 AND (expires_at IS NULL OR expires_at >= $3)
        ${lock ? 'FOR UPDATE' : ''}`,
      [municipalityId, id, this.clock.legalNow()],
    );
    if (!row) throw Refused.notFound('import');
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
    };
  }

  /** For the route. */
  async show(place: PlaceRef, id: string): Promise<ImportPreview> {
    return this.preview(this.dataSource.manager, place.id, id);
  }

  /** The name of a dossier's file, for everybody who reads the dossier. */
  async origin(place: PlaceRef, id: string): Promise<ImportOrigin> {
    const [row] = await this.dataSource.query<ImportOrigin[]>(
      `SELECT file_name AS "fileName" FROM import_draft
        WHERE municipality_id = $1 AND id = $2 AND dossier_id IS NOT NULL`,
      [place.id, id],
    );
    if (!row) throw Refused.notFound('import');
    return row;
  }

  /** The comments in the file that a dossier was made from, with the texts that their marks stand in. */
  async commentsOf(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<ImportedComments | null> {
    const [row] = await manager.query<ImportedComments[]>(
      `SELECT id, threads, bylaw, memorandum FROM import_draft WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** The bytes as they were uploaded. */
  async source(place: PlaceRef, id: string): Promise<ImportSourceFile> {
    const [row] = await this.dataSource.query<ImportSourceFile[]>(
      `SELECT file_name AS "fileName", encoding, source FROM import_draft
        WHERE municipality_id = $1 AND id = $2 AND (expires_at IS NULL OR expires_at >= $3)`,
      [place.id, id, this.clock.legalNow()],
    );
    if (!row) throw Refused.notFound('import');
    return row;
  }
}
