import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Refused } from '../http/refused.js';
import { RendererKey } from '../web/renderer-key.js';
import { LIMIT_NAME, type LimitName } from './rate-limit.js';
import { RateLimits } from './rate-limits.js';

/** What files come as; the guard answers before one is read. */
const FILES = ['multipart/form-data', 'text/csv'];

/** Refuses with 429 what exceeds the route's limit. The server's own renderer is limited by the pages it renders. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    private readonly rendererKey: RendererKey,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (this.rendererKey.isOn(request)) return true;
    const targets = [context.getHandler(), context.getClass()];
    const own = this.reflector.getAllAndOverride<LimitName | undefined>(LIMIT_NAME, targets);
    const name = own ?? (request.is(FILES) ? 'upload' : 'general');
    const wait = await this.limits.count(name, request);
    if (wait === null) return true;
    context.switchToHttp().getResponse<Response>().setHeader('Retry-After', String(wait));
    throw new Refused([{ code: 'tooManyRequests', params: { seconds: wait } }], 429);
  }
}
