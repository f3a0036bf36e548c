import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { EventPlan } from '#libs/contracts';
import { Dossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { EventStore, type EventData } from './event-store.js';

const PERMISSION = 'participation.manage';

/** Writes down what a participation event is about, once for all its notices and forms. */
@Injectable()
export class SaveEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly events: EventStore,
  ) {}

  /** Begins an event, of a dossier (in any of its stages, the earliest too) or of none. @throws Refused 404. */
  async start(
    actor: Actor,
    place: PlaceRef,
    plan: EventPlan,
    dossierId: string | null,
  ): Promise<{ id: string; code: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (tx.actor.kind !== 'person') throw new Error('An event is begun by a person.');
      if (dossierId) await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const today = this.clock.legalToday();
      const year = Number(today.slice(0, 4));
      const number = await this.nextNumber(tx, place.id, year);
      const id = randomUUID();
      const code = `${today.slice(2, 4)}-LD-${place.shortCode}-${number}`;
      await tx.manager.query(
        `INSERT INTO participation_event (municipality_id, id, year, number, code, dossier_id, title, bases, subject,
           stage, methods, state, notice, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, '', '{}', 'other', 'drafting', '{}', 'preparing', '{}', $7, $8)`,
        [place.id, id, year, number, code, dossierId, tx.actor.personId, this.clock.legalNow()],
      );
      await this.write(tx, place.id, id, 1, plan);
      this.audit(tx, place.id, id, 'participationEvent.start');
      return { id, code };
    });
  }

  /**
   * Changes an event that is being prepared. Of an announced one only who was invited may still be written down.
   *
   * @throws Refused 409 `event.announced_already`, or for a stale version.
   */
  async change(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    version: number,
    plan: EventPlan,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      if (event.version !== version) throw Refused.stale('event');
      if (event.state === 'preparing') await this.write(tx, place.id, event.id, version, plan);
      else await this.invite(tx, event, plan);
      this.audit(tx, place.id, event.id, 'participationEvent.change');
      return { version: version + 1 };
    });
  }

  /** The next number of the year; the municipality's row keeps two events from getting the same. */
  private async nextNumber({ manager }: Transaction, municipalityId: string, year: number): Promise<number> {
    await manager.query(`SELECT 1 FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [municipalityId]);
    const [row] = await manager.query<{ next: number }[]>(
      `SELECT coalesce(max(number), 0)::int + 1 AS next FROM participation_event
        WHERE municipality_id = $1 AND year = $2`,
      [municipalityId, year],
    );
    return row?.next ?? 1;
  }

  private async write(
    tx: Transaction,
    municipalityId: string,
    eventId: string,
    version: number,
    plan: EventPlan,
  ): Promise<void> {
    const { title, bases, subject, stage, methods, opens, closes } = plan;
    const notice = {
      documentTitle: plan.documentTitle,
      question: plan.question,
      grounds: plan.grounds,
      aim: plan.aim,
      problem: plan.problem,
      policyArea: plan.policyArea,
      territory: plan.territory,
      information: plan.information,
      responsible: plan.responsible,
      places: plan.places,
    };
    const repeats = plan.discussion?.repeats
      ? await this.events.load(tx.manager, municipalityId, plan.discussion.repeats)
      : null;
    const { repeats: _repeats, ...discussion } = plan.discussion ?? { repeats: null };
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE participation_event SET title = $4, bases = $5, subject = $6, stage = $7, methods = $8, opens = $9,
              closes = $10, notice = $11, discussion = $12, repeats_id = $13, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [
        municipalityId,
        eventId,
        version,
        title,
        bases,
        subject,
        stage,
        methods,
        opens,
        closes,
        JSON.stringify(notice),
        plan.discussion ? JSON.stringify(discussion) : null,
        repeats?.id ?? null,
      ],
    );
    if (changed !== 1) throw Refused.stale('event');
    await this.writeGroups(tx, municipalityId, eventId, plan.groups);
  }

  /** Groups keep their ids, because people who registered or wrote refer to them. */
  private async writeGroups(
    { manager }: Transaction,
    municipalityId: string,
    eventId: string,
    groups: EventPlan['groups'],
  ): Promise<void> {
    const known = new Set((await this.events.groups(manager, municipalityId, eventId)).map(({ id }) => id));
    const kept = groups.map((group) => ({
      ...group,
      id: group.id && known.has(group.id) ? group.id : randomUUID(),
    }));
    await manager.query(
      `DELETE FROM participation_group WHERE municipality_id = $1 AND event_id = $2 AND id <> ALL($3)`,
      [municipalityId, eventId, kept.map(({ id }) => id)],
    );
    for (const [place, group] of kept.entries()) {
      await manager.query(
        `INSERT INTO participation_group (municipality_id, id, event_id, place, name, impact, invited_day, invited_by,
           invited_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT ON CONSTRAINT participation_group_pk DO UPDATE SET place = EXCLUDED.place, name = EXCLUDED.name,
           impact = EXCLUDED.impact, invited_day = EXCLUDED.invited_day, invited_by = EXCLUDED.invited_by,
           invited_count = EXCLUDED.invited_count`,
        [
          municipalityId,
          group.id,
          eventId,
          place,
          group.name,
          group.impact,
          group.invitedDay,
          group.invitedBy,
          group.invitedCount,
        ],
      );
    }
  }

  private async invite(tx: Transaction, event: EventData, plan: EventPlan): Promise<void> {
    const { municipalityId, id } = event;
    const groups = await this.events.groups(tx.manager, municipalityId, id);
    const asked = new Map(plan.groups.map((group) => [group.id, group]));
    const same =
      plan.groups.length === groups.length &&
      groups.every((group) => asked.get(group.id)?.name === group.name) &&
      plan.question === event.notice.question &&
      plan.closes === event.closes;
    if (!same) throw new Refused([{ code: 'event.announced_already' }], 409);
    await this.writeGroups(tx, municipalityId, id, plan.groups);
    await tx.manager.query(
      `UPDATE participation_event SET version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id],
    );
  }

  private audit(tx: Transaction, municipalityId: string, id: string, action: string): void {
    tx.audit({
      municipalityId,
      action,
      subjectType: 'participationEvent',
      subjectId: id,
      permission: PERMISSION,
    });
  }
}
