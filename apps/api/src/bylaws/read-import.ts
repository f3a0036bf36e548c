import { randomUUID, createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ImportPreview } from '#libs/contracts';
import { DocumentImages } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { imageFindings } from './image-findings.js';
import { Imports } from './imports.query.js';
import { SourceReader, type ImportFile } from './source-reader.js';

/** Days that a file which was read waits for a dossier to be made from it. */
const KEPT_DAYS = 30;

/** Reads a file into a draft that the lawyer reviews before a dossier is made from it. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: SourceReader,
    private readonly images: DocumentImages,
    private readonly imports: Imports,
  ) {}

  /** @throws Refused when the file is empty, too large, of no known kind or cannot be read. */
  async run(actor: Actor, place: PlaceRef, file: ImportFile): Promise<ImportPreview> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const read = await this.reader.read(file);
    const images = await this.images.prepare(this.dataSource.manager, place.id, read.assets);
    const findings = [...read.findings, ...imageFindings(read, images.unreadable)];
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      const now = this.clock.legalNow();
      await this.images.keep(tx, place.id, images);
      await tx.manager.query(`DELETE FROM import_draft WHERE municipality_id = $1 AND expires_at < $2`, [
        place.id,
        now,
      ]);
      await tx.manager.query(
        `INSERT INTO import_draft (municipality_id, id, file_name, format, encoding, source, source_digest, bylaw,
           memorandum, recognised, findings, set_aside, threads, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          place.id,
          id,
          file.name,
          read.format,
          read.encoding,
          file.bytes,
          createHash('sha256').update(file.bytes).digest('hex'),
          JSON.stringify(this.images.rewrite(read.bylaw, images)),
          read.memorandum ? JSON.stringify(this.images.rewrite(read.memorandum, images)) : null,
          JSON.stringify(read.recognised),
          JSON.stringify(findings),
          JSON.stringify(read.setAside),
          JSON.stringify(read.threads),
          actor.personId,
          now,
          new Date(now.getTime() + KEPT_DAYS * 86_400_000),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'import.read',
        subjectType: 'import',
        subjectId: id,
        permission: 'dossier.start',
        details: { format: read.format, encoding: read.encoding, bytes: file.bytes.length },
      });
      return this.imports.preview(tx.manager, place.id, id);
    });
  }
}
