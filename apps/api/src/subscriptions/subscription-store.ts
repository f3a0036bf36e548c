import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BylawTopic, SubscriptionChannel, SubscriptionFrequency } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { SubscriptionTokens } from './subscription-tokens.js';

/** A subscription's row. */
export interface SubscriptionRow {
  municipalityId: string;
  id: string;
  channel: SubscriptionChannel;
  address: string | null;
  language: 'lv' | 'en';
  frequency: SubscriptionFrequency;
  topic: BylawTopic | null;
  territory: string | null;
  act: string | null;
  author: string | null;
  project: string | null;
  state: 'pending' | 'active' | 'ended';
  createdAt: Date;
}

/** Columns of {@link SubscriptionRow}, for queries that read the table as `s`. */
export const SUBSCRIPTION_COLUMNS = `s.municipality_id AS "municipalityId", s.id, s.channel, s.address, s.language,
  s.frequency, s.topic, s.territory, s.act, s.author_id AS author, s.project, s.state, s.created_at AS "createdAt"`;

/** Where the feature finds the subscription a link is about. */
@Injectable()
export class SubscriptionStore {
  constructor(private readonly tokens: SubscriptionTokens) {}

  /** Ends a subscription and erases its address and what waits for it. */
  async end(
    { manager }: Pick<Transaction, 'manager'>,
    municipalityId: string,
    id: string,
    at: Date,
  ): Promise<void> {
    await manager.query(
      `UPDATE subscription SET state = 'ended', address = NULL, ended_at = $3
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, at],
    );
    await manager.query(
      `DELETE FROM subscription_delivery WHERE municipality_id = $1 AND subscription_id = $2 AND sent_at IS NULL`,
      [municipalityId, id],
    );
  }

  /** @throws Refused 404 for a link that is none, or of another municipality. */
  async byToken(
    manager: EntityManager,
    municipalityId: string,
    token: string,
    lock = false,
  ): Promise<SubscriptionRow> {
    const id = this.tokens.read(token);
    const [row] = id
      ? await manager.query<SubscriptionRow[]>(
          `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscription s
            WHERE s.municipality_id = $1 AND s.id = $2 ${lock ? 'FOR UPDATE' : ''}`,
          [municipalityId, id],
        )
      : [];
    if (!row) throw Refused.notFound('subscription');
    return row;
  }
}
