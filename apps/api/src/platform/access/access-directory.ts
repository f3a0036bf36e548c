import type { Assignment } from '#libs/access-policy';
import type { SqlCondition } from '../database/pipelined.js';
import type { PlaceRef } from './request-context.js';

/** What the guard has to know about people and places; the directory feature provides it. */
export abstract class AccessDirectory {
  /** The municipality behind the first segment of a path, or null. */
  abstract placeBySlug(slug: string): Promise<PlaceRef | null>;
  /** Roles the person holds today by legal time, own and as a substitute. */
  abstract assignmentsOf(personId: string): Promise<Assignment[]>;
  /** That the person still holds exactly these roles, to be asked by the very statement that writes. */
  abstract stillHas(personId: string, assignments: readonly Assignment[]): SqlCondition;
}
