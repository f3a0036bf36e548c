import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OriginView, StepOrigin } from '#libs/contracts';

/** How one kind of origin is named, and on which page of the dossier it stands. */
export type OriginNames = (
  manager: EntityManager,
  municipalityId: string,
  ids: readonly string[],
) => Promise<Map<string, { label: string; page: string | null }>>;

/**
 * Names of what steps answer or come from. The feature that knows a kind registers for it; documents know of opinions and
 * comments only that they have an id. A name never tells who a natural person is: drafters know opinions by their receipt.
 */
@Injectable()
export class StepOrigins {
  private readonly names = new Map<StepOrigin['kind'], OriginNames>();

  /** Says how a kind of origin is named. */
  register(kind: StepOrigin['kind'], names: OriginNames): void {
    this.names.set(kind, names);
  }

  /** The origins with their names, by {@link originKey}. */
  async named(
    manager: EntityManager,
    municipalityId: string,
    origins: readonly (StepOrigin | null)[],
  ): Promise<Map<string, OriginView>> {
    const idsOf = new Map<StepOrigin['kind'], Set<string>>();
    for (const origin of origins)
      if (origin) idsOf.set(origin.kind, new Set([...(idsOf.get(origin.kind) ?? []), origin.id]));
    const found = new Map<string, OriginView>();
    for (const [kind, ids] of idsOf) {
      const names = await this.names.get(kind)?.(manager, municipalityId, [...ids]);
      for (const id of ids) {
        const { label = '', page = null } = names?.get(id) ?? {};
        const ownLabel = kind === 'restore' && /^\d+$/.test(id) ? id : label;
        found.set(originKey({ kind, id }), { kind, id, label: ownLabel, page });
      }
    }
    return found;
  }
}

/** One origin among others. */
export function originKey({ kind, id }: StepOrigin): string {
  return `${kind}:${id}`;
}
