import type { Response } from 'express';
import type { PackageManifest } from '#libs/contracts';
import { announceFile } from '../../platform/http/send-file.js';
import { streamPackage, type PackageFile } from './stream-package.js';

/** Sends a package for saving; nothing in between may keep it. What goes wrong on the way breaks the transfer off. */
export async function sendPackage(
  response: Response,
  name: string,
  about: Omit<PackageManifest, 'format' | 'files'>,
  files: AsyncIterable<PackageFile> | Iterable<PackageFile>,
): Promise<void> {
  announceFile(response, { name, mediaType: 'application/zip' }, false);
  try {
    await streamPackage(response, about, files);
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy(error instanceof Error ? error : undefined);
  }
}
