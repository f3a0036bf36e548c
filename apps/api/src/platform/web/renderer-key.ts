import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

/** Header by which the page renderer's own requests to the API are known; the value lives as long as the process. */
export const RENDERER_HEADER = 'x-vietvara-renderer';

/** The secret between the renderer and the API of one process. */
@Injectable()
export class RendererKey {
  readonly value = randomBytes(32).toString('base64url');

  /** Whether the request was made by the renderer of this process. */
  isOn(request: Request): boolean {
    const sent = Buffer.from(request.get(RENDERER_HEADER) ?? '');
    const own = Buffer.from(this.value);
    return sent.length === own.length && timingSafeEqual(sent, own);
  }
}
