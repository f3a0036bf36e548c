import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { SheetScan } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import type { MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { SubmissionStore } from '../submission-store.js';

/** Larger scans are refused. */
export const MAX_SCAN_BYTES = 20 * 1024 * 1024;

const ALLOWED: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png'];

/** Scans of signature sheets: for those who count signatures alone. */
@Injectable()
export class SheetScans {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: SubmissionStore,
    private readonly files: StoredFiles,
  ) {}

  /** Sheet by sheet. */
  async list(place: PlaceRef, code: string): Promise<SheetScan[]> {
    const row = await this.store.load(this.dataSource.manager, place.id, code);
    return this.dataSource.query<SheetScan[]>(
      `SELECT s.id, s.sheet, f.name, f.size::float8 AS size FROM collective_sheet_scan s
         JOIN stored_file f ON f.municipality_id = s.municipality_id AND f.id = s.file_id
        WHERE s.municipality_id = $1 AND s.submission_id = $2 ORDER BY s.sheet, s.added_at, s.id`,
      [place.id, row.id],
    );
  }

  /** @throws Refused 409 once the signers are erased, 415 for what is no scan. */
  add(
    actor: Actor,
    place: PlaceRef,
    code: string,
    sheet: number,
    file: { name: string; content: Buffer },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
      if (row.erasedOn !== null) throw new Refused([{ code: 'collective.erased' }], 409);
      const stored = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: ALLOWED,
        maxBytes: MAX_SCAN_BYTES,
      });
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO collective_sheet_scan (municipality_id, id, submission_id, sheet, file_id, added_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [place.id, id, row.id, sheet, stored.id, this.clock.legalNow()],
      );
      this.audit(tx, place, 'collective.addScan', row.id, sheet);
      return { id };
    });
  }

  /** A scan that does not belong there. @throws Refused 404 */
  remove(actor: Actor, place: PlaceRef, code: string, id: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
      const [[gone]] = await tx.manager.query<[{ fileId: string; sheet: number }[], number]>(
        `DELETE FROM collective_sheet_scan WHERE municipality_id = $1 AND submission_id = $2 AND id = $3
         RETURNING file_id AS "fileId", sheet`,
        [place.id, row.id, id],
      );
      if (!gone) throw Refused.notFound('scan');
      await this.files.discard(tx, place.id, [gone.fileId]);
      this.audit(tx, place, 'collective.removeScan', row.id, gone.sheet);
    });
  }

  /** @throws Refused 404 */
  async send(place: PlaceRef, code: string, id: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const submission = await this.store.load(manager, place.id, code);
    const [row] = await manager.query<{ fileId: string }[]>(
      `SELECT file_id AS "fileId" FROM collective_sheet_scan
        WHERE municipality_id = $1 AND submission_id = $2 AND id = $3`,
      [place.id, submission.id, id],
    );
    if (!row) throw Refused.notFound('scan');
    await this.files.download(await this.files.find(manager, place.id, row.fileId), response);
  }

  /** With the signers: no scan of theirs stays. */
  async erase(tx: Transaction, municipalityId: string, submissionId: string): Promise<void> {
    const [rows] = await tx.manager.query<[{ fileId: string }[], number]>(
      `DELETE FROM collective_sheet_scan WHERE municipality_id = $1 AND submission_id = $2
       RETURNING file_id AS "fileId"`,
      [municipalityId, submissionId],
    );
    await this.files.discard(
      tx,
      municipalityId,
      rows.map(({ fileId }) => fileId),
    );
  }

  private audit(tx: Transaction, place: PlaceRef, action: string, subjectId: string, sheet: number): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'collective_submission',
      subjectId,
      permission: 'collective.record',
      details: { sheet },
    });
  }
}
