import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { isTraceless } from '../http/without-traces.js';
import { loggedPath } from './logged-path.js';

/** What a proxy may hand on as the id of a request; anything else is replaced. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * Structured logs without personal data and keys: method, path without its query, status and duration; no bodies,
 * cookies, headers, names or addresses. `x-request-id` connects a line with what the person saw.
 */
export function loggerModule(config: Config): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      genReqId: requestId,
      quietReqLogger: true,
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: loggedPath(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      autoLogging: {
        ignore: (request) => isTraceless(request) || (request.url ?? '').startsWith('/health/'),
      },
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'debug' : 'info',
    },
  });
}

function requestId(request: IncomingMessage, response: ServerResponse): string {
  if (isTraceless(request)) return 'ballot';
  const sent = request.headers['x-request-id'];
  const id = typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : randomUUID();
  response.setHeader('x-request-id', id);
  return id;
}
