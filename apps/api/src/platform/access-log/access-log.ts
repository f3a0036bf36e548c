import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actingAssignment, type Actor, type Permission } from '#libs/access-policy';
import type { AccessSubject, RestrictedThing } from '#libs/contracts';
import { Clock } from '../clock/clock.js';

/** One look at something restricted. */
export interface Look {
  municipalityId: string;
  what: RestrictedThing;
  subject: AccessSubject;
  subjectId: string;
  /** The permission under which it is shown; the log names the role that gave it. */
  permission?: Permission;
}

/** Writes down who looks at restricted things; a record of its own, apart from timelines and from the audit chain. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Looks of one person at one thing within an hour are one row. Nobody known and the system look at nothing. */
  async write(actor: Actor, look: Look): Promise<void> {
    if (actor.kind !== 'person') return;
    const { municipalityId } = look;
    const now = this.clock.legalNow();
    const hour = new Date(now);
    hour.setUTCMinutes(0, 0, 0);
    const assignment = look.permission ? actingAssignment(actor, look.permission, { municipalityId }) : null;
    await this.dataSource.query(
      `INSERT INTO access_log (municipality_id, id, hour, first_at, last_at, viewer_id, role, what, subject_type, subject_id)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT access_log_hour_uq
       DO UPDATE SET times = access_log.times + 1, last_at = greatest(access_log.last_at, EXCLUDED.last_at)`,
      [
        municipalityId,
        randomUUID(),
        hour,
        now,
        actor.personId,
        assignment?.role ?? null,
        look.what,
        look.subject,
        look.subjectId,
      ],
    );
  }
}
