import type { Response } from 'express';
import type { PackageManifest } from '#libs/contracts';
import { streamPackage, type PackageFile } from './stream-package.js';

/** Sends a package for saving; nothing in between may keep it. What goes wrong on the way breaks the transfer off. */
export async function sendPackage(
  response: Response,
  name: string,
  about: Omit<PackageManifest, 'format' | 'files'>,
  files: AsyncIterable<PackageFile> | Iterable<PackageFile>,
): Promise<void> {
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': `sandbox; default-src 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  try {
    await streamPackage(response, about, files);
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy(error instanceof Error ? error : undefined);
  }
}
