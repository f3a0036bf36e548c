import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Refused } from '../http/refused.js';
import { FileStore, type StoredContent } from './file-store.js';

const DIGEST = /^[0-9a-f]{64}$/;
/** Readable by the product's account alone, and executable by nobody. */
const MODE = 0o600;

/** Contents on the local disk: `ab/cd/abcd…`. Names of people's files play no part in paths. */
@Injectable()
export class DiskFileStore extends FileStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    super();
    this.root = resolve(config.filesDirectory);
  }

  override async put(content: Readable | Buffer, maxBytes: number): Promise<StoredContent> {
    const incoming = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        if (size > maxBytes) done(new Refused([{ code: 'fileTooLarge', params: { maxBytes } }], 413));
        else done(null, chunk);
      },
    });
    try {
      const source = Buffer.isBuffer(content) ? Readable.from([content], { objectMode: false }) : content;
      await pipeline(source, measure, createWriteStream(incoming, { mode: MODE, flags: 'wx' }));
      const digest = hash.digest('hex');
      await this.settle(incoming, digest);
      return { digest, size };
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  override async get(digest: string): Promise<{ stream: Readable; size: number } | null> {
    const path = this.pathOf(digest);
    try {
      const { size } = await stat(path);
      return { stream: createReadStream(path), size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  override async remove(digest: string): Promise<void> {
    await rm(this.pathOf(digest), { force: true });
  }

  /** On the disk before anything refers to it; renaming is atomic, and equal digests are equal contents. */
  private async settle(incoming: string, digest: string): Promise<void> {
    const file = await open(incoming, 'r+');
    await file.sync();
    await file.close();
    const path = this.pathOf(digest);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(incoming, path);
  }

  private pathOf(digest: string): string {
    if (!DIGEST.test(digest)) throw Refused.notFound('file');
    return join(this.root, digest.slice(0, 2), digest.slice(2, 4), digest);
  }
}
