import {
  ArgumentsHost,
  Catch,
  ExceptionFilter,
  HttpException,
  Logger,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { QueryFailedError } from 'typeorm';
import type { Violation } from '#libs/contracts';
import { Refused } from './refused.js';

/** The body of every refusal (RFC 9457). `violations` is what the interface translates. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  violations: Violation[];
}

/** Body-parser and multer errors that are the client's doing. */
const CLIENT_ERRORS: Record<string, { status: number; code: string }> = {
  'entity.too.large': { status: 413, code: 'bodyTooLarge' },
  'entity.parse.failed': { status: 400, code: 'bodyUnreadable' },
  'encoding.unsupported': { status: 415, code: 'bodyUnreadable' },
  'charset.unsupported': { status: 415, code: 'bodyUnreadable' },
  'request.aborted': { status: 400, code: 'bodyUnreadable' },
  LIMIT_FILE_SIZE: { status: 413, code: 'fileTooLarge' },
  LIMIT_UNEXPECTED_FILE: { status: 400, code: 'fileUnexpected' },
};

/** Turns everything thrown into one shape; what nobody expected is logged and answered without its inner words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const problem = this.toProblem(error, http.getRequest<Request>());
    if (problem.status === 429) response.setHeader('Retry-After', '60');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private toProblem(error: unknown, request: Request): Problem {
    if (error instanceof Refused) return { ...error.extension, ...problem(error.status, error.violations) };
    const unkept = unkeptValue(error);
    if (unkept) {
      this.log.warn(`${request.method} ${routeOf(request)}: the database refused a value (${unkept})`);
      return problem(422, [{ code: unkept }]);
    }
    const parsed = clientError(error);
    if (parsed) return problem(parsed.status, [{ code: parsed.code }]);
    if (error instanceof HttpException && error.getStatus() < 500) {
      return problem(error.getStatus(), [{ code: httpCode(error.getStatus()) }]);
    }
    if (error instanceof ServiceUnavailableException) return problem(503, [notReady(error)]);
    this.log.error(
      `${request.method} ${routeOf(request)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return problem(500, [{ code: 'unexpected' }]);
  }
}

function problem(status: number, violations: Violation[]): Problem {
  return { type: 'about:blank', title: violations[0]?.code ?? 'unexpected', status, violations };
}

/** What the database says of values that no column can hold, however they got past the checks (forms with files, paths). */
const UNKEPT: Record<string, string> = {
  /* numeric_value_out_of_range */ '22003': 'valueOutOfRange',
  /* datetime_field_overflow */ '22008': 'valueOutOfRange',
  /* character_not_in_repertoire */ '22021': 'textUnusable',
  /* untranslatable_character */ '22P05': 'textUnusable',
};

function unkeptValue(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code } = error.driverError as { code?: string };
  return code === undefined ? undefined : UNKEPT[code];
}

function routeOf(request: Request): string {
  const path: unknown = (request.route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'unknown route';
}

function clientError(error: unknown): { status: number; code: string } | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const key = 'type' in error ? error.type : 'code' in error ? error.code : undefined;
  return typeof key === 'string' ? CLIENT_ERRORS[key] : undefined;
}

/** The health check's answer, which names what is down. */
function notReady(error: ServiceUnavailableException): Violation {
  const answer = error.getResponse() as { error?: object };
  return { code: 'notReady', params: { down: Object.keys(answer.error ?? {}) } };
}

function httpCode(status: number): string {
  return (
    { 401: 'loginNeeded', 403: 'notAllowed', 404: 'notFound', 413: 'bodyTooLarge', 429: 'tooManyRequests' }[
      status
    ] ?? 'badRequest'
  );
}
