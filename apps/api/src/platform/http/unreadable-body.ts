import type { ErrorRequestHandler } from 'express';
import { Refused } from './refused.js';

/** Says what is wrong before the framework turns every syntax error into a nameless bad request. */
export const refuseUnreadableBody: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  next(type === 'entity.parse.failed' ? new Refused([{ code: 'bodyUnreadable' }], 400) : error);
};
