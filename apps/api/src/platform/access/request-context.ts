import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '#libs/access-policy';
import { Refused } from '../http/refused.js';

/** The municipality a path names, as far as every feature needs it. */
export interface PlaceRef {
  id: string;
  slug: string;
  shortCode: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the guard before any handler runs. */
    actor?: Actor;
    /** Set by the guard where the path has `:place`. */
    place?: PlaceRef;
  }
}

/** The actor of the request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<Request>().actor ?? { kind: 'anonymous' };
});

/** The municipality in the path of the request. */
export const Place = createParamDecorator((_data: unknown, context: ExecutionContext): PlaceRef => {
  const place = context.switchToHttp().getRequest<Request>().place;
  if (!place) throw Refused.notFound('municipality');
  return place;
});
