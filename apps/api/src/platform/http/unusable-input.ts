import type { RequestHandler } from 'express';
import { Refused } from './refused.js';

/** Deeper than any document nests; what follows a body inwards one call per level would run out of stack. */
const MAX_DEPTH = 100;
/** Zero characters and halves of characters: a database holds neither. */
const UNUSABLE = /[\0\p{Cs}]/u;

/** Refuses what no route could use, before any of them has to think of it: a body too deep, text that cannot be kept. */
export const refuseUnusableInput: RequestHandler = (request, _response, next) => {
  const [path = '', query = ''] = request.originalUrl.split('?', 2);
  if (path.includes('%00')) next(Refused.notFound('page'));
  else if (query.includes('%00')) next(new Refused([{ code: 'textUnusable' }], 400));
  else next(unusableInput(request.body) ?? undefined);
};

/** Why nothing could be done with a body, from wherever it comes; `null` where something can. */
export function unusableInput(body: unknown): Refused | null {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return new Refused([{ code: 'bodyTooDeep', params: { limit: MAX_DEPTH } }], 400);
    if (level.some(isUnusable)) return new Refused([{ code: 'textUnusable' }], 400);
    level = level.flatMap((value): unknown[] => (isObject(value) ? Object.values(value) : []));
  }
  return null;
}

function isUnusable(value: unknown): boolean {
  if (typeof value === 'string') return UNUSABLE.test(value);
  return isObject(value) && !Array.isArray(value) && Object.keys(value).some((key) => UNUSABLE.test(key));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
