import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { Refused } from '../platform/http/refused.js';
import { MAX_REQUEST_BYTES } from './add-files.js';

/** The files of one request are held in memory together, so how much comes must be known before it is read. */
@Injectable()
export class DeclaredLength implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const length = Number(context.switchToHttp().getRequest<Request>().get('content-length'));
    if (!Number.isSafeInteger(length) || length > MAX_REQUEST_BYTES) {
      const params = { maxBytes: MAX_REQUEST_BYTES };
      throw new Refused([{ code: 'fileTooLarge', where: 'files', params }], 413);
    }
    return next.handle();
  }
}
