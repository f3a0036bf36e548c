import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay } from '#libs/contracts';

/** Most sittings that are offered. */
const SHOWN = 30;

/** Extraordinary sittings of the council, as far as a control names one (PL 66(2)). */
@Injectable()
export class ControlSittings {
  /** The newest first. */
  extraordinary(manager: EntityManager, municipalityId: string): Promise<{ id: string; day: LegalDay }[]> {
    return manager.query(
      `SELECT id, day::text FROM sitting
        WHERE municipality_id = $1 AND kind = 'extraordinary' ORDER BY day DESC, id LIMIT ${SHOWN}`,
      [municipalityId],
    );
  }
}
