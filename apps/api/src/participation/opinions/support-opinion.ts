import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { OpinionSupport } from '#libs/contracts';
import { PublicDossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { aboutSubject, idOf, Occasions, type OpinionSubject } from '../occasions.js';
import { EventStore, isPublic } from '../events/event-store.js';
import { OpinionStore, type OpinionRow } from '../opinion-store.js';

/** A mark that a browser keeps so that it supports an opinion once: random, it says nothing of anybody. */
export const newMark = (): string => randomBytes(18).toString('base64url');

/** Supporting the opinions of others while they are asked for. There is nothing against; what is against is an opinion. */
@Injectable()
export class SupportOpinion {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly store: OpinionStore,
    private readonly dossiers: PublicDossiers,
    private readonly events: EventStore,
  ) {
    this.key = createHmac('sha256', config.sessionKey).update('opinion-support').digest();
  }

  /**
   * Twice is once, and it can be taken back.
   *
   * @throws Refused 404 for what is not public, 409 after the end, 409 for one's own opinion.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    opinionId: string,
    mark: string,
    supports: boolean,
  ): Promise<OpinionSupport> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.occasions.holdOpen(manager, await this.published(manager, place, opinionId, false));
      const opinion = await this.published(manager, place, opinionId, true);
      if (actor.kind === 'person' && actor.personId === opinion.personId) {
        throw new Refused([{ code: 'opinion.own_not_supported' }], 409);
      }
      const values = [place.id, opinionId, this.supporter(actor, mark)];
      if (supports) {
        await manager.query(
          `INSERT INTO opinion_support (municipality_id, opinion_id, supporter, day) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [...values, this.clock.legalToday()],
        );
      } else {
        await manager.query(
          `DELETE FROM opinion_support WHERE municipality_id = $1 AND opinion_id = $2 AND supporter = $3`,
          values,
        );
      }
      const [row] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM opinion_support WHERE municipality_id = $1 AND opinion_id = $2`,
        [place.id, opinionId],
      );
      return { supports: row?.n ?? 0, mine: supports };
    });
  }

  /** Which opinions of a dossier the person or browser supports. @throws Refused 404. */
  async mine(actor: Actor, place: PlaceRef, code: string, mark: string | null): Promise<string[]> {
    const { manager } = this.dataSource;
    const dossier = await this.dossiers.find(place.id, code);
    if (!dossier) throw Refused.notFound('dossier');
    if (actor.kind !== 'person' && mark === null) return [];
    return this.supported(manager, place.id, { dossierId: dossier.id }, this.supporter(actor, mark ?? ''));
  }

  /** The same of an event. @throws Refused 404. */
  async mineAtEvent(actor: Actor, place: PlaceRef, code: string, mark: string | null): Promise<string[]> {
    const { manager } = this.dataSource;
    const event = await this.events.load(manager, place.id, code);
    if (!isPublic(event)) throw Refused.notFound('event');
    if (actor.kind !== 'person' && mark === null) return [];
    return this.supported(manager, place.id, { eventId: event.id }, this.supporter(actor, mark ?? ''));
  }

  private async published(
    manager: EntityManager,
    place: PlaceRef,
    id: string,
    lock: boolean,
  ): Promise<OpinionRow> {
    const opinion = await this.store.load(manager, place.id, id, lock);
    if (opinion.state !== 'published') throw Refused.notFound('opinion');
    return opinion;
  }

  private async supported(
    manager: EntityManager,
    municipalityId: string,
    subject: OpinionSubject,
    supporter: Buffer,
  ): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT o.id FROM opinion o
         JOIN opinion_support s ON s.municipality_id = o.municipality_id AND s.opinion_id = o.id
        WHERE o.municipality_id = $1 AND ${aboutSubject(subject)} AND s.supporter = $3 ORDER BY o.id`,
      [municipalityId, idOf(subject), supporter],
    );
    return rows.map(({ id }) => id);
  }

  private supporter(actor: Actor, mark: string): Buffer {
    const who = actor.kind === 'person' ? `person ${actor.personId}` : `browser ${mark}`;
    return createHmac('sha256', this.key).update(who).digest();
  }
}
