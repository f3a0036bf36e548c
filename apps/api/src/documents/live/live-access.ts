import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EditingRight } from '#libs/contracts';
import { AccessDirectory } from '../../platform/access/access-directory.js';
import type { SqlCondition } from '../../platform/database/pipelined.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { Sessions } from '../../platform/identity/session.js';
import type { SocketCaller } from '../../platform/realtime/realtime-server.js';
import { rightOf } from '../append-steps.js';

/** The rights of somebody in a municipality at one moment. */
export interface Rights {
  actor: Actor;
  place: PlaceRef;
  right: EditingRight;
}

/**
 * What a call over a socket may do, found anew for every call; where the rights of an earlier call are used again, the
 * statement that writes proves that nothing they rest on has changed.
 */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly sessions: Sessions,
    private readonly directory: AccessDirectory,
  ) {}

  /** @throws Refused 401 when the session is over, 403 without the right to read, 404 for an unknown municipality. */
  async of(caller: SocketCaller, slug: string): Promise<Rights> {
    const [personId, assignments, place] = await Promise.all([
      this.sessions.personOf(caller.sessionId),
      this.directory.assignmentsOf(caller.personId),
      this.directory.placeBySlug(slug),
    ]);
    if (personId !== caller.personId) throw new Refused([{ code: 'session.ended' }], 401);
    if (!place) throw Refused.notFound('municipality');
    const actor: Actor = { kind: 'person', personId, assignments };
    const right = rightOf(actor, place.id);
    if (!right) throw new Refused([{ code: 'notAllowed', params: { permission: 'document.read' } }], 403);
    return { actor, place, right };
  }

  /** That everything these rights rest on is still as it was. */
  proofs(caller: SocketCaller, { actor }: Rights): SqlCondition[] {
    const held = actor.kind === 'person' ? actor.assignments : [];
    return [
      this.sessions.stillOf(caller.sessionId, caller.personId),
      this.directory.stillHas(caller.personId, held),
    ];
  }
}
