import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import { Sittings } from './sittings.js';

/** Decisions of the council, for features that rest on them. */
@Injectable()
export class Decisions {
  constructor(private readonly sittings: Sittings) {}

  /** What was adopted under the item; null when nothing was. @throws Refused 404 when there is no such item. */
  async ofItem(
    manager: EntityManager,
    municipalityId: string,
    itemId: string,
  ): Promise<{ number: string; day: LegalDay } | null> {
    const { outcome, decisionNumber, decisionDay } = await this.sittings.item(
      manager,
      municipalityId,
      itemId,
    );
    return outcome === 'adopted' && decisionNumber !== null && decisionDay !== null
      ? { number: decisionNumber, day: decisionDay }
      : null;
  }
}
