import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EditingRight } from '#libs/contracts';
import { AccessDirectory } from '../../platform/access/access-directory.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { Sessions } from '../../platform/identity/session.js';
import type { SocketCaller } from '../../platform/realtime/realtime-server.js';
import { rightOf } from '../append-steps.js';

/** What a call over a socket may do, found anew for every call: nothing is remembered of what was allowed before. */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly sessions: Sessions,
    private readonly directory: AccessDirectory,
  ) {}

  /**
   * @param known the municipality of that name, where it was looked up before; its name belongs to it for ever.
   * @throws Refused 401 when the session is over, 403 without the right to read, 404 for an unknown municipality.
   */
  async of(
    caller: SocketCaller,
    slug: string,
    known?: PlaceRef,
  ): Promise<{ actor: Actor; place: PlaceRef; right: EditingRight }> {
    const [personId, assignments, place] = await Promise.all([
      this.sessions.personOf(caller.sessionId),
      this.directory.assignmentsOf(caller.personId),
      known ?? this.directory.placeBySlug(slug),
    ]);
    if (personId !== caller.personId) throw new Refused([{ code: 'session.ended' }], 401);
    if (!place) throw Refused.notFound('municipality');
    const actor: Actor = { kind: 'person', personId, assignments };
    const right = rightOf(actor, place.id);
    if (!right) throw new Refused([{ code: 'notAllowed', params: { permission: 'document.read' } }], 403);
    return { actor, place, right };
  }
}
