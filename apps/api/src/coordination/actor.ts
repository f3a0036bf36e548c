import type { Actor } from '#libs/access-policy';
import { Refused } from '../platform/http/refused.js';

/** The person who acts. @throws Refused 401 when nobody is known. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
