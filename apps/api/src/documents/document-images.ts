import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Asset, Assets } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { FileStore } from '../platform/files/file-store.js';
import { StoredFiles, type FileRecord } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { figureDigests, withDigests, type DigestChange } from './figures.js';
import { redrawImage, type RedrawnImage } from './redraw-image.js';

/** Larger images are not drawn: they are no picture of an act. */
export const MAX_IMAGE_BYTES = 20_000_000;

/** Images that were drawn anew and wait to be kept with their documents. */
export interface PreparedImages {
  /** From the digest in the source to the image as it will be kept; `null` where the municipality has it already. */
  byDigest: ReadonlyMap<string, RedrawnImage | null>;
  /** Digests of what could not be drawn: their figures stay, without a picture. */
  unreadable: readonly string[];
}

/** Images of documents: drawn anew when they come, kept with the files of the municipality under their digest. */
@Injectable()
export class DocumentImages {
  constructor(
    private readonly files: StoredFiles,
    private readonly store: FileStore,
  ) {}

  /** Draws what an import brought. Costs time, so it is done before the transaction. */
  async prepare(
    manager: EntityManager,
    municipalityId: string,
    assets: readonly Asset[],
  ): Promise<PreparedImages> {
    const known = await this.known(
      manager,
      municipalityId,
      assets.map((asset) => asset.digest),
    );
    const byDigest = new Map<string, RedrawnImage | null>();
    const unreadable: string[] = [];
    for (const asset of assets) {
      // What was drawn here before and comes back in a file keeps its digest, so the document stays the same.
      if (known.has(asset.digest)) byDigest.set(asset.digest, null);
      else {
        const drawn = asset.bytes.length > MAX_IMAGE_BYTES ? null : await redrawImage(asset.bytes);
        if (drawn) byDigest.set(asset.digest, drawn);
        else unreadable.push(asset.digest);
      }
    }
    return { byDigest, unreadable };
  }

  /** Keeps prepared images within the transaction that keeps the documents that show them. */
  async keep(tx: Transaction, municipalityId: string, { byDigest }: PreparedImages): Promise<void> {
    for (const image of byDigest.values()) {
      if (image === null) continue;
      const known = await this.known(tx.manager, municipalityId, [image.digest]);
      if (known.size > 0) continue;
      const { id } = await this.files.add(tx, {
        municipalityId,
        name: `${image.digest.slice(0, 12)}.${image.mediaType === 'image/png' ? 'png' : 'jpg'}`,
        content: Buffer.from(image.bytes),
        visibility: 'staff',
        allowed: ['image/png', 'image/jpeg'],
        maxBytes: MAX_IMAGE_BYTES * 4,
      });
      await tx.manager.query(
        `INSERT INTO document_image (municipality_id, digest, file_id) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT document_image_pk DO NOTHING`,
        [municipalityId, image.digest, id],
      );
    }
  }

  /** The document with its figures naming the images as they are kept. */
  rewrite(content: DocumentJson, { byDigest }: PreparedImages): DocumentJson {
    const changes = new Map<string, DigestChange>();
    for (const [from, image] of byDigest) {
      if (image) changes.set(from, { digest: image.digest, mediaType: image.mediaType });
    }
    return withDigests(content, changes);
  }

  /** The bytes of every image that the document shows and the municipality keeps. */
  async assetsOf(manager: EntityManager, municipalityId: string, content: DocumentJson): Promise<Assets> {
    const assets = new Map<string, Asset>();
    for (const digest of figureDigests(content)) {
      const file = await this.find(manager, municipalityId, digest);
      const stored = file && (await this.store.get(file.digest));
      if (file && stored) {
        assets.set(digest, { digest, mediaType: file.mediaType, bytes: await buffer(stored.stream) });
      }
    }
    return assets;
  }

  /** The stored file of an image. @throws Refused 404 when the municipality has none of this digest. */
  async file(manager: EntityManager, municipalityId: string, digest: string): Promise<FileRecord> {
    const file = await this.find(manager, municipalityId, digest);
    if (!file) throw Refused.notFound('image');
    return file;
  }

  /** Whether a text shows it that was frozen for others than its drafters. */
  async isGivenOut(manager: EntityManager, municipalityId: string, digest: string): Promise<boolean> {
    const [shown] = await manager.query<unknown[]>(
      `SELECT 1 FROM named_version_image i
         JOIN named_version v ON v.municipality_id = i.municipality_id AND v.id = i.version_id
        WHERE i.municipality_id = $1 AND i.digest = $2 AND v.purpose NOT IN ('start', 'manual') LIMIT 1`,
      [municipalityId, digest],
    );
    return shown !== undefined;
  }

  private async find(
    manager: EntityManager,
    municipalityId: string,
    digest: string,
  ): Promise<FileRecord | null> {
    const [row] = await manager.query<{ file_id: string }[]>(
      `SELECT file_id FROM document_image WHERE municipality_id = $1 AND digest = $2`,
      [municipalityId, digest],
    );
    return row ? this.files.find(manager, municipalityId, row.file_id) : null;
  }

  private async known(
    manager: EntityManager,
    municipalityId: string,
    digests: readonly string[],
  ): Promise<Set<string>> {
    const rows = await manager.query<{ digest: string }[]>(
      `SELECT digest FROM document_image WHERE municipality_id = $1 AND digest = ANY($2::text[])`,
      [municipalityId, digests],
    );
    return new Set(rows.map((row) => row.digest));
  }
}
