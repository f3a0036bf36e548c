import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActRef } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import { Acts } from '../promulgation/index.js';
import { toRef } from './amended-act.js';

/** Which act a dossier amends, for pages that only name it. */
@Injectable()
export class AmendedRefs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** `null` where it amends none. */
  async of(municipalityId: string, dossierId: string): Promise<ActRef | null> {
    const [row] = await this.dataSource.query<{ actId: string }[]>(
      `SELECT act_id AS "actId" FROM amendment WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    const act = row && (await this.acts.byId(municipalityId, this.clock.legalToday(), row.actId));
    return act ? toRef(act) : null;
  }
}
