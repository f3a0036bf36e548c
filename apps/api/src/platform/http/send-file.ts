import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** A file made on request. */
export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Says that a file for saving follows; a browser neither guesses its type nor runs anything in it.
 *
 * @param forEverybody whether anything in between may keep it; frozen texts never change.
 */
export function announceFile(
  response: Response,
  { name, mediaType }: Pick<MadeFile, 'name' | 'mediaType'>,
  forEverybody: boolean,
): void {
  response.attachment(name).set({
    'Content-Type': mediaType,
    'Content-Security-Policy': `sandbox; default-src 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': forEverybody ? 'public, max-age=3600' : 'private, no-store',
  });
}

/** Sends a file for saving. Who has it already is told so. */
export function sendFile(response: Response, file: MadeFile, forEverybody: boolean): void {
  const tag = `"${createHash('sha256').update(file.bytes).digest('hex').slice(0, 32)}"`;
  announceFile(response, file, forEverybody);
  response.set('ETag', tag);
  if (response.req.get('if-none-match') === tag) {
    response.status(304).end();
    return;
  }
  response.end(Buffer.from(file.bytes));
}
