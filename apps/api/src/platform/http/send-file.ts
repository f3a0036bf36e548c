import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** A file made on request. */
export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Sends a file for saving; a browser neither guesses its type nor runs anything in it. Who has it already is told so.
 *
 * @param forEverybody whether anything in between may keep it; frozen texts never change.
 */
export function sendFile(request: Request, response: Response, file: MadeFile, forEverybody: boolean): void {
  const tag = `"${createHash('sha256').update(file.bytes).digest('hex').slice(0, 32)}"`;
  response.set({
    'Content-Type': file.mediaType,
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Content-Security-Policy': `sandbox; default-src 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': forEverybody ? 'public, max-age=3600' : 'private, no-store',
    ETag: tag,
  });
  if (request.get('if-none-match') === tag) {
    response.status(304).end();
    return;
  }
  response.end(Buffer.from(file.bytes));
}
