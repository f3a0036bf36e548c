import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { TakeoverUpload, Violation } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { FileStore } from '../platform/files/file-store.js';
import { safeFileName } from '../platform/files/media-type.js';
import type { Upload } from '../platform/files/upload.js';
import { Refused } from '../platform/http/refused.js';
import { readArchive, type ArchiveLimits } from './archive.js';
import { TakeoverStore } from './takeover-store.js';

/** Topic of the message that a file waits to be read. */
export const ITEM_ADDED = 'takeover.item-added';

/** Files of one takeover: a municipality has a few hundred by-laws in force. */
export const MOST_ITEMS = 1000;
/** Files of one request, bytes of one file, and bytes of one request. */
export const MOST_FILES = 100;
export const MAX_FILE_BYTES = 50_000_000;
export const MAX_REQUEST_BYTES = 100_000_000;

const ARCHIVE: ArchiveLimits = { files: 500, fileBytes: 20_000_000, totalBytes: 300_000_000 };
/** Endings of what can be read; what a file really is, reading it decides. */
const READABLE = /\.(docx|md|markdown|txt|html?|xhtml|xml|akn)$/i;

interface StoredSource {
  name: string;
  digest: string;
  size: number;
}

/** Takes files, or archives of files, into a takeover; they are read in the background, one by one. */
@Injectable()
export class AddFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly store: TakeoverStore,
  ) {}

  /**
   * What cannot be read by its name is told at once; everything else waits to be read.
   *
   * @throws Refused 404, 409 when the sample is drawn already, 422 when there is nothing, too much or an archive that
   *   cannot be unpacked.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    batchId: string,
    sent: readonly Upload[],
  ): Promise<TakeoverUpload> {
    if (sent.length === 0) throw new Refused([{ code: 'takeover.files_missing', where: 'files' }], 422);
    // Before anything is unpacked or kept; whether it is still so is looked at again when the rows are written.
    await this.openBatch(this.dataSource.manager, place, batchId);
    const refused: TakeoverUpload['refused'] = [];
    const sources = await this.keep(sent, refused);
    return this.unitOfWork.run(actor, async (tx) => {
      await this.openBatch(tx.manager, place, batchId, true);
      const added = await this.add(tx, place, batchId, sources, refused);
      tx.audit({
        municipalityId: place.id,
        action: 'takeover.add',
        subjectType: 'takeover',
        subjectId: batchId,
        permission: 'takeover.manage',
        details: { added, refused: refused.length },
      });
      return { added, refused };
    });
  }

  private async openBatch(
    manager: EntityManager,
    place: PlaceRef,
    batchId: string,
    lock = false,
  ): Promise<void> {
    const batch = await this.store.batch(manager, place.id, batchId, lock);
    if (batch.state !== 'open') throw new Refused([{ code: 'takeover.sampled_already' }], 409);
  }

  /** The contents go to the file store one after the other, so that no more than one is unpacked in memory. */
  private async keep(sent: readonly Upload[], refused: TakeoverUpload['refused']): Promise<StoredSource[]> {
    const sources: StoredSource[] = [];
    // All archives of a request share what may be unpacked: together they are as dear as one that holds them all.
    let { files, totalBytes } = ARCHIVE;
    const put = async (name: string, bytes: Buffer): Promise<void> => {
      const violation = unreadable(name, bytes);
      if (violation) {
        refused.push({ fileName: name, violations: [violation] });
        return;
      }
      const { digest, size } = await this.files.put(bytes, MAX_FILE_BYTES);
      sources.push({ name, digest, size });
    };
    for (const { name, content } of sent) {
      if (!/\.zip$/i.test(name)) {
        await put(name, content);
        continue;
      }
      for (const entry of readArchive(content, { ...ARCHIVE, files, totalBytes })) {
        const unpacked = await entry.read();
        files -= 1;
        totalBytes -= unpacked.length;
        await put(safeFileName(entry.name), unpacked);
      }
    }
    return sources;
  }

  private async add(
    tx: Transaction,
    place: PlaceRef,
    batchId: string,
    sources: readonly StoredSource[],
    refused: TakeoverUpload['refused'],
  ): Promise<number> {
    const rows = await tx.manager.query<{ digest: string; last: number }[]>(
      `SELECT source_digest AS digest, max(position) OVER ()::int AS last FROM takeover_item
        WHERE municipality_id = $1 AND batch_id = $2 AND state NOT IN ('refused', 'returned')
        UNION ALL
       SELECT '' AS digest, coalesce(max(position), 0) AS last FROM takeover_item
        WHERE municipality_id = $1 AND batch_id = $2`,
      [place.id, batchId],
    );
    const present = new Set(rows.map((row) => row.digest));
    let position = Math.max(...rows.map((row) => row.last));
    if (rows.length - 1 + sources.length > MOST_ITEMS) {
      throw new Refused([{ code: 'takeover.too_many', where: 'files', params: { limit: MOST_ITEMS } }], 422);
    }
    let added = 0;
    for (const source of sources) {
      if (present.has(source.digest)) {
        refused.push({ fileName: source.name, violations: [{ code: 'takeover.same_file' }] });
        continue;
      }
      present.add(source.digest);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO takeover_item (municipality_id, id, batch_id, position, file_name, source_digest, source_size, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
        [place.id, id, batchId, ++position, source.name, source.digest, source.size],
      );
      tx.emit(ITEM_ADDED, { municipalityId: place.id, itemId: id });
      added += 1;
    }
    return added;
  }
}

function unreadable(name: string, bytes: Buffer): Violation | null {
  if (bytes.length === 0) return { code: 'fileEmpty' };
  return READABLE.test(name) ? null : { code: 'import.unknownFormat' };
}
