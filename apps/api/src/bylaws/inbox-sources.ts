import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';

/** Finds what waits for the actor in one feature, over all municipalities. */
export type InboxSource = (actor: Actor) => Promise<InboxItem[]>;

/** What waits for people beside the next step of the procedure; the features that know it register here. */
@Injectable()
export class InboxSources {
  private readonly sources: InboxSource[] = [];

  /** Adds a source; called when the feature's module starts. */
  register(source: InboxSource): void {
    this.sources.push(source);
  }

  /** Everything that the features know of. */
  async of(actor: Actor): Promise<InboxItem[]> {
    const items: InboxItem[] = [];
    for (const source of this.sources) items.push(...(await source(actor)));
    return items;
  }
}
