import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { roleGrants, ROLES } from '#libs/access-policy';
import type { CommentPerson, RoleHolder } from '#libs/contracts';
import { RoleHolders } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';

const COMMENTING = ROLES.filter((role) => roleGrants(role, 'document.comment'));

/** How somebody who may comment is told of something. */
export type Commenter = CommentPerson & Pick<RoleHolder, 'email' | 'preferredLanguage'>;

/** Who may read the texts of a municipality and comment on them, substitutes included. */
@Injectable()
export class CommentPeople {
  constructor(
    private readonly dataSource: DataSource,
    private readonly holders: RoleHolders,
  ) {}

  /** For the list behind `@`. */
  async list(place: PlaceRef): Promise<CommentPerson[]> {
    const found = await this.of(this.dataSource.manager, place.id);
    return [...found.values()]
      .map(({ id, name, roles }) => ({ id, name, roles }))
      .sort((one, other) => one.name.localeCompare(other.name, 'lv'));
  }

  /** Everybody by id, as of today. */
  async of(manager: EntityManager, municipalityId: string): Promise<Map<string, Commenter>> {
    const found = new Map<string, Commenter>();
    for (const role of COMMENTING) {
      for (const holder of await this.holders.of(municipalityId, role, { manager })) {
        const { personId: id, name, email, preferredLanguage } = holder;
        const roles = new Set([...(found.get(id)?.roles ?? []), role]);
        found.set(id, { id, name, email, preferredLanguage, roles: [...roles] });
      }
    }
    return found;
  }

  /** @throws Refused 422 `comment.mention_unknown` where somebody called may not read the text. */
  ensureKnown(people: ReadonlyMap<string, Commenter>, mentions: readonly string[]): void {
    if (mentions.some((id) => !people.has(id)))
      throw new Refused([{ code: 'comment.mention_unknown', where: 'mentions' }], 422);
  }
}
