import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CalendarFeedView, NewCalendarFeed } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** More programs than one person reads calendars with. */
const MOST_FEEDS = 10;

/** Personal calendar addresses: made, listed, ended. Whoever has an address reads the calendar without logging in. */
@Injectable()
export class PersonalCalendars {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(actor: Actor): Promise<CalendarFeedView[]> {
    return this.dataSource.query<CalendarFeedView[]>(
      `SELECT id, name, created_at AS "createdAt", last_used_on::text AS "lastUsedOn" FROM calendar_feed
        WHERE person_id = $1 ORDER BY created_at DESC, id`,
      [personOf(actor)],
    );
  }

  /** The address is told once; only its hash is kept. @throws Refused 409 where there are too many. */
  make(actor: Actor, name: string): Promise<NewCalendarFeed> {
    const personId = personOf(actor);
    return this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(`SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE`, [personId]);
      const [row] = await tx.manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM calendar_feed WHERE person_id = $1`,
        [personId],
      );
      if ((row?.n ?? 0) >= MOST_FEEDS)
        throw new Refused([{ code: 'calendarFeed.tooMany', params: { max: MOST_FEEDS } }], 409);
      const id = randomUUID();
      const token = randomBytes(24).toString('base64url');
      await tx.manager.query(
        `INSERT INTO calendar_feed (id, person_id, name, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)`,
        [id, personId, name, hashOf(token), this.clock.realNow()],
      );
      tx.audit({ action: 'calendarFeed.made', subjectType: 'calendar_feed', subjectId: id });
      return {
        id,
        name,
        createdAt: this.clock.realNow().toISOString(),
        lastUsedOn: null,
        url: new URL(`/api/calendars/${token}.ics`, this.config.publicUrl).href,
      };
    });
  }

  /** From now on the address answers nothing. @throws Refused 404 where it is none of the actor's. */
  end(actor: Actor, id: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [, ended] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM calendar_feed WHERE id = $1 AND person_id = $2`,
        [id, personOf(actor)],
      );
      if (ended !== 1) throw Refused.notFound('calendar');
      tx.audit({ action: 'calendarFeed.ended', subjectType: 'calendar_feed', subjectId: id });
    });
  }

  /** Whose calendar the address is. @throws Refused 404 for an address that is none, or none any more. */
  async ownerOf(token: string): Promise<{ personId: string; language: 'lv' | 'en' }> {
    const [row] = await this.dataSource.query<{ id: string; personId: string; language: 'lv' | 'en' }[]>(
      `SELECT f.id, f.person_id AS "personId", p.preferred_language AS language
         FROM calendar_feed f JOIN person p ON p.id = f.person_id WHERE f.token_hash = $1`,
      [hashOf(token)],
    );
    if (!row) throw Refused.notFound('calendar');
    await this.dataSource.query(
      `UPDATE calendar_feed SET last_used_on = $2 WHERE id = $1 AND last_used_on IS DISTINCT FROM $2`,
      [row.id, this.clock.legalToday()],
    );
    return { personId: row.personId, language: row.language };
  }
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(`calendar-feed:${token}`).digest();
}
