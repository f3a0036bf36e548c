import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ManifestFile, PackageManifest } from '#libs/contracts';

/** A file of a package, made when its turn comes. */
export interface PackageFile {
  path: string;
  /** What it is, in a sentence for people. */
  title: string;
  content: Uint8Array | string;
}

/** Last file of every package. */
export const MANIFEST = 'manifest.json';

const LEVEL = 6;

/**
 * Writes a package as a zip while its files are being made: one file is in memory at a time, and whoever reads slowly is
 * waited for. The manifest with the digest of every file comes last.
 *
 * @returns when everything was handed over; the stream is ended.
 */
export async function streamPackage(
  to: Writable,
  about: Omit<PackageManifest, 'format' | 'files'>,
  files: AsyncIterable<PackageFile> | Iterable<PackageFile>,
): Promise<void> {
  const listed: ManifestFile[] = [];
  const mtime = new Date(about.madeAt);
  let failed: Error | null = null;
  let ready = true;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else ready = to.write(chunk);
  });
  const add = async (path: string, content: Uint8Array): Promise<void> => {
    const entry = new ZipDeflate(path, { level: LEVEL });
    entry.mtime = mtime;
    zip.add(entry);
    entry.push(content, true);
    if (failed) throw failed;
    if (!ready && !to.destroyed) await Promise.race([once(to, 'drain'), once(to, 'close')]);
  };
  for await (const { path, title, content } of files) {
    if (to.destroyed) return;
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    listed.push({ path, title, bytes: bytes.length, sha256 });
    await add(path, bytes);
  }
  const manifest: PackageManifest = { format: 'vietvara-package/1', ...about, files: listed };
  await add(MANIFEST, strToU8(`${JSON.stringify(manifest, null, 2)}\n`));
  zip.end();
  to.end();
}
