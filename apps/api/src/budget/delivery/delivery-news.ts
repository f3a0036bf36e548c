import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, NewsKind } from '#libs/contracts';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';

/** What is told of a winner to those who follow it. */
export interface DeliveryEvent {
  kind: Extract<NewsKind, `project_${string}`>;
  /** What it is about beside the project: a step, a reason. */
  what?: string;
  /** Tells events of the kind apart; the same one twice is one piece of news. */
  key: string;
}

/** A winner as it is followed. */
export interface FollowedProject {
  /** Year and number, `2026/3`. */
  code: string;
  title: string;
}

/** Tells of the delivery of winners, and what can be followed of it. */
@Injectable()
export class DeliveryNews {
  constructor(private readonly clock: Clock) {}

  /** Tells the followers after the commit. */
  async tell(
    tx: Transaction,
    municipalityId: string,
    projectId: string,
    event: DeliveryEvent,
  ): Promise<void> {
    const [row] = await tx.manager.query<{ place: string; year: number; nr: number | null; title: string }[]>(
      `SELECT m.slug AS place, c.year, p.nr, p.title FROM budget_project p
         JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
         JOIN municipality m ON m.id = p.municipality_id
        WHERE p.municipality_id = $1 AND p.id = $2`,
      [municipalityId, projectId],
    );
    if (!row || row.nr === null) return;
    const day: LegalDay = this.clock.legalToday();
    tx.emit('news.publish', {
      municipalityId,
      kind: event.kind,
      key: `project:${projectId}:${event.kind}:${createHash('sha256').update(event.key).digest('base64url')}`,
      title: event.what ? `${row.title}. ${event.what}` : row.title,
      path: `${row.place}/budzets/${row.year}/projekti/${row.nr}`,
      day,
      project: `${row.year}/${row.nr}`,
    });
  }

  /** Tells why a step is late; the same reason is told once. */
  tellDelay(
    tx: Transaction,
    municipalityId: string,
    projectId: string,
    { id, title, delayReason }: { id: string; title: string; delayReason: string },
  ): Promise<void> {
    return this.tell(tx, municipalityId, projectId, {
      kind: 'project_delayed',
      what: `${title}: ${delayReason}`,
      key: `${id} ${delayReason}`,
    });
  }

  /** A project that has won, by its year and number; null for any other. */
  async find(manager: EntityManager, municipalityId: string, code: string): Promise<FollowedProject | null> {
    const [row] = await manager.query<FollowedProject[]>(
      `SELECT c.year || '/' || p.nr AS code, p.title FROM budget_project p
         JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
        WHERE p.municipality_id = $1 AND c.year || '/' || p.nr = $2 AND c.state IN ('announced', 'closed')
          AND p.state IN ('won', 'in_delivery', 'delivered')`,
      [municipalityId, code],
    );
    return row ?? null;
  }
}
