import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { can, type Actor, type Permission } from '#libs/access-policy';
import { Refused } from '../http/refused.js';
import { AccessDirectory } from './access-directory.js';
import { PUBLIC_ROUTE, REQUIRED_PERMISSION } from './requires.js';

/**
 * First stage of access: resolves the actor and the place of the request and asks the policy for the route's
 * permission. Deny by default: a route that declares nothing is refused here and keeps the application from starting.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly directory: AccessDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const actor = await this.actorOf(request);
    request.actor = actor;
    await this.resolvePlace(request);
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, targets)) return true;
    const permission = this.reflector.getAllAndOverride<Permission>(REQUIRED_PERMISSION, targets);
    if (permission && this.allows(actor, permission, request)) return true;
    throw actor.kind === 'anonymous'
      ? new Refused([{ code: 'loginNeeded' }], 401)
      : new Refused([{ code: 'notAllowed', params: { permission: permission ?? '' } }], 403);
  }

  private async actorOf(request: Request): Promise<Actor> {
    const personId = request.session?.personId;
    if (!personId) return { kind: 'anonymous' };
    return { kind: 'person', personId, assignments: await this.directory.assignmentsOf(personId) };
  }

  private async resolvePlace(request: Request): Promise<void> {
    const slug = request.params['place'];
    if (typeof slug !== 'string') return;
    const place = await this.directory.placeBySlug(slug);
    if (!place) throw Refused.notFound('municipality');
    request.place = place;
  }

  /** Where the path names no municipality, the permission in any one of the actor's is enough; rows are filtered later. */
  private allows(actor: Actor, permission: Permission, request: Request): boolean {
    if (request.place) return can(actor, permission, { municipalityId: request.place.id });
    if (can(actor, permission, { municipalityId: null })) return true;
    return (
      actor.kind === 'person' &&
      actor.assignments.some((a) => can(actor, permission, { municipalityId: a.municipalityId }))
    );
  }
}
