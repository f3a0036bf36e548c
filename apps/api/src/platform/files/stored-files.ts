import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import type { Transaction } from '../database/unit-of-work.js';
import { Refused } from '../http/refused.js';
import { announceFile } from '../http/send-file.js';
import { OutboxHandlers } from '../outbox/outbox-handlers.js';
import { ContentHolders } from './content-holders.js';
import { FileStore } from './file-store.js';
import { mediaTypeOf, safeFileName, type MediaType } from './media-type.js';

/** A file as features refer to it. */
export interface FileRecord {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  digest: string;
  visibility: 'public' | 'staff';
}

/** An upload, and what its place of use allows. */
export interface NewFile {
  municipalityId: string;
  name: string;
  content: Buffer;
  visibility: 'public' | 'staff';
  /** Types allowed here; the content decides which one it is, never what the browser says. */
  allowed: readonly MediaType[];
  maxBytes: number;
}

const HEAD_BYTES = 4096;
/** A file is gone; its content may go too. */
const DISCARDED = 'file.discarded';

/**
 * Files of a municipality. Pictures are kept as they came: data inside them about place and camera are not removed yet.
 */
@Injectable()
export class StoredFiles implements OnModuleInit {
  constructor(
    private readonly store: FileStore,
    private readonly dataSource: DataSource,
    private readonly handlers: OutboxHandlers,
    private readonly holders: ContentHolders,
  ) {}

  onModuleInit(): void {
    this.handlers.on(DISCARDED, ({ digest }) => this.destroy(String(digest)));
  }

  /** Checks and keeps an upload. The content stays even when the transaction fails; nothing refers to it then. */
  async add(tx: Transaction, file: NewFile): Promise<FileRecord> {
    const name = safeFileName(file.name);
    if (file.content.length === 0) throw new Refused([{ code: 'fileEmpty', where: 'file' }], 422);
    const mediaType = mediaTypeOf(file.content.subarray(0, HEAD_BYTES), name);
    if (mediaType === null || !file.allowed.includes(mediaType)) {
      throw new Refused(
        [{ code: 'fileTypeNotAllowed', where: 'file', params: { allowed: [...file.allowed] } }],
        415,
      );
    }
    await this.holders.hold(tx.manager, file.content);
    const { digest, size } = await this.store.put(
      Readable.from([file.content], { objectMode: false }),
      file.maxBytes,
    );
    const record: FileRecord = {
      id: randomUUID(),
      name,
      mediaType,
      size,
      digest,
      visibility: file.visibility,
    };
    await tx.manager.query(
      `INSERT INTO stored_file (municipality_id, id, digest, name, media_type, size, visibility, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        file.municipalityId,
        record.id,
        digest,
        name,
        mediaType,
        size,
        file.visibility,
        tx.actor.kind === 'person' ? tx.actor.personId : null,
      ],
    );
    return record;
  }

  /** The record, or a refusal when the municipality has no such file. Whether the caller may see it is the caller's rule. */
  async find(manager: EntityManager, municipalityId: string, id: string): Promise<FileRecord> {
    const [row] = await manager.query<FileRecord[]>(
      `SELECT id::text, name, media_type AS "mediaType", size::float8 AS size, digest, visibility
         FROM stored_file WHERE municipality_id = $1 AND id::text = $2`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('file');
    return row;
  }

  /**
   * Forgets those of the files that no row refers to any more; their contents are destroyed after the commit. A file that
   * something else still refers to stays, and stops nothing.
   */
  async discard(tx: Transaction, municipalityId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const unreferred = await this.holders.unreferred(tx.manager, municipalityId, ids);
    const [rows] = await tx.manager.query<[{ digest: string }[], number]>(
      `DELETE FROM stored_file WHERE municipality_id = $1 AND id = ANY($2::uuid[]) RETURNING digest`,
      [municipalityId, unreferred],
    );
    for (const { digest } of rows) tx.emit(DISCARDED, { digest });
  }

  /** Equal contents are kept once: the last that needs one takes it along. */
  private destroy(digest: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await this.holders.holdAlone(manager, digest);
      if (!(await this.holders.needed(manager, digest))) await this.store.remove(digest);
    });
  }

  /** Sends the content for saving. */
  async download(file: FileRecord, response: Response): Promise<void> {
    const content = await this.store.get(file.digest);
    if (!content) throw Refused.notFound('file');
    const mediaType = file.mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : file.mediaType;
    announceFile(response, { name: file.name, mediaType }, file.visibility === 'public');
    response.set({ 'Content-Length': String(content.size), ETag: `"${file.digest}"` });
    await new Promise<void>((resolve, reject) => {
      content.stream.once('error', reject);
      response.once('close', () => {
        content.stream.destroy();
        resolve();
      });
      content.stream.pipe(response);
    });
  }
}
