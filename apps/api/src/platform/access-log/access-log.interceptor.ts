import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { can, type Permission } from '#libs/access-policy';
import { REQUIRED_PERMISSION } from '../access/requires.js';
import { AccessLog } from './access-log.js';
import { SHOWS_RESTRICTED, type RestrictedView } from './shows-restricted.js';

/** Ids and codes; what is neither is answered "not found" by the route itself. */
const REFERENCE = /^[\w.-]{1,80}$/;

/** Writes the access log before a route shows something restricted: what cannot be written down is not shown. */
@Injectable()
export class AccessLogInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: AccessLog,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const handler = context.getHandler();
    const view = this.reflector.get<RestrictedView | undefined>(SHOWS_RESTRICTED, handler);
    if (view) {
      const permission = this.reflector.get<Permission | undefined>(REQUIRED_PERMISSION, handler);
      await this.note(context.switchToHttp().getRequest<Request>(), view, permission);
    }
    return next.handle();
  }

  private async note(request: Request, view: RestrictedView, permission?: Permission): Promise<void> {
    const { actor, place } = request;
    if (!actor || !place) return;
    const subject = { municipalityId: place.id };
    const seeing = view.onlyWith?.find((one) => can(actor, one, subject));
    if (view.onlyWith && !seeing) return;
    const id = view.param === undefined ? place.id : request.params[view.param];
    if (typeof id !== 'string' || !REFERENCE.test(id)) return;
    const shownBy = seeing ?? permission;
    await this.log.write(actor, {
      municipalityId: place.id,
      what: view.what,
      subject: view.subject,
      subjectId: id,
      ...(shownBy ? { permission: shownBy } : {}),
    });
  }
}
