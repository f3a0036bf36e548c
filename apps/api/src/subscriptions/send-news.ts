import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { SubscriptionFrequency } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { matches, nextDigest } from '#libs/subscription-rules';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { NEWS_WORDS } from './news-words.js';
import { NEWS_COLUMNS, toNewsItem, type NewsRow } from './news-row.js';
import { SubscriptionLetters } from './subscription-letters.js';
import { SUBSCRIPTION_COLUMNS, type SubscriptionRow } from './subscription-store.js';

const TOPIC = 'news.send';
const DIGEST = 'subscriptions.digest';
const JOB = 'news-send';
/** Subscribers written to in one transaction. */
const BATCH = 100;
/** What may only be stored receives nothing (GDPR 18(2)). */
const USABLE = `NOT is_data_restricted(s.municipality_id, 'subscriptions', s.id::text)`;
/** News of one gathered letter; the rest comes with the next one. */
const MOST_IN_ONE_LETTER = 100;

interface NewsRef {
  municipalityId: string;
  newsId: string;
}

/**
 * Brings news to subscribers: at once, or gathered. A row for each subscriber and piece of news is written with the
 * letter, in one transaction, so whatever fails half-way is done again without telling anybody twice.
 */
@Injectable()
export class SendNews implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: OutboxHandlers,
    private readonly jobs: Jobs,
    private readonly letters: SubscriptionLetters,
  ) {}

  onModuleInit(): void {
    this.outbox.on(TOPIC, (payload) => this.jobs.send(JOB, payload, String(payload['newsId'])));
    this.outbox.on(DIGEST, (payload) =>
      this.sendGathered(String(payload['municipalityId']), String(payload['subjectId'])),
    );
    this.jobs.register<NewsRef>({
      name: JOB,
      retries: 8,
      pauseSeconds: 10,
      work: (ref) => this.send(ref),
    });
  }

  /** Sends the news after the commit. */
  soon(tx: Transaction, municipalityId: string, newsId: string): void {
    tx.emit(TOPIC, { municipalityId, newsId } satisfies NewsRef);
  }

  /** What waits for a subscriber who wants it at other times from now on comes at the next of these. */
  async waitOtherwise(
    tx: Transaction,
    { municipalityId }: SubscriptionRow,
    frequency: SubscriptionFrequency,
  ): Promise<void> {
    const at = nextDigest(frequency, this.clock.legalNow().getTime());
    if (at === null) tx.emit(DIGEST, { municipalityId, subjectId: frequency });
    else await this.dueAt(tx, municipalityId, frequency, at);
  }

  /** To everybody whose subscription it fits, a batch at a time. */
  private async send({ municipalityId, newsId }: NewsRef): Promise<void> {
    const [row] = await this.news(this.dataSource.manager, municipalityId, [newsId]);
    if (!row) return;
    for (let after: string | null = null; ;) {
      const last: string | null = await this.sendBatch(row, after);
      if (last === null) return;
      after = last;
    }
  }

  private sendBatch(news: NewsRow, after: string | null): Promise<string | null> {
    const { municipalityId } = news;
    return this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const batch = await tx.manager.query<SubscriptionRow[]>(
        `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscription s
          WHERE s.municipality_id = $1 AND s.state = 'active' AND ${USABLE} AND ($2::uuid IS NULL OR s.id > $2)
          ORDER BY s.id LIMIT $3 FOR SHARE`,
        [municipalityId, after, BATCH],
      );
      for (const subscriber of batch) {
        if (matches(subscriber, toNewsItem(news))) await this.tell(tx, subscriber, news);
      }
      return batch.at(-1)?.id ?? null;
    });
  }

  private async tell(tx: Transaction, subscriber: SubscriptionRow, news: NewsRow): Promise<void> {
    const { municipalityId, id, frequency } = subscriber;
    const now = this.clock.legalNow();
    const at = nextDigest(frequency, now.getTime());
    const written = await tx.manager.query<unknown[]>(
      `INSERT INTO subscription_delivery (municipality_id, subscription_id, news_id, sent_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT subscription_delivery_pk DO NOTHING RETURNING news_id`,
      [municipalityId, id, news.id, at === null ? now : null],
    );
    if (written.length === 0) return;
    if (at === null) await this.write(tx, subscriber, [news]);
    else await this.dueAt(tx, municipalityId, frequency, at);
  }

  private dueAt(
    tx: Transaction,
    municipalityId: string,
    frequency: SubscriptionFrequency,
    at: number,
  ): Promise<void> {
    return tx.due({
      municipalityId,
      topic: DIGEST,
      subjectId: frequency,
      dueAt: new Date(at),
      payload: { quiet: true },
    });
  }

  /** Everything that has been gathered for the subscribers of that frequency. */
  private async sendGathered(municipalityId: string, frequency: string): Promise<void> {
    const waiting = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT s.id FROM subscription s
         JOIN subscription_delivery d ON d.municipality_id = s.municipality_id AND d.subscription_id = s.id
        WHERE s.municipality_id = $1 AND s.state = 'active' AND ${USABLE} AND s.frequency = $2 AND d.sent_at IS NULL
        ORDER BY s.id`,
      [municipalityId, frequency],
    );
    // Each in a transaction of its own: one that fails keeps nobody else waiting, and is tried again with the message.
    const failures: unknown[] = [];
    for (const { id } of waiting) {
      await this.sendGatheredTo(municipalityId, id).catch((error: unknown) => void failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} gathered letters failed`);
  }

  private sendGatheredTo(municipalityId: string, subscriptionId: string): Promise<void> {
    return this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [subscriber] = await tx.manager.query<SubscriptionRow[]>(
        `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscription s
          WHERE s.municipality_id = $1 AND s.id = $2 AND s.state = 'active' AND ${USABLE} FOR UPDATE`,
        [municipalityId, subscriptionId],
      );
      if (!subscriber) return;
      const gathered = await tx.manager.query<{ id: string }[]>(
        `SELECT d.news_id AS id FROM subscription_delivery d
           JOIN news_item n ON n.municipality_id = d.municipality_id AND n.id = d.news_id
          WHERE d.municipality_id = $1 AND d.subscription_id = $2 AND d.sent_at IS NULL
          ORDER BY n.day, n.created_at, n.id LIMIT $3`,
        [municipalityId, subscriptionId, MOST_IN_ONE_LETTER],
      );
      const ids = gathered.map(({ id }) => id);
      if (ids.length === 0) return;
      await tx.manager.query(
        `UPDATE subscription_delivery SET sent_at = $4
          WHERE municipality_id = $1 AND subscription_id = $2 AND news_id = ANY($3::uuid[])`,
        [municipalityId, subscriptionId, ids, this.clock.legalNow()],
      );
      await this.write(tx, subscriber, await this.news(tx.manager, municipalityId, ids));
    });
  }

  private async write(tx: Transaction, to: SubscriptionRow, news: readonly NewsRow[]): Promise<void> {
    const [first] = news;
    if (!first) return;
    const words = NEWS_WORDS[to.language];
    const line = (one: NewsRow): string => `${words.kind[one.kind]}: ${one.title}`;
    const day = (one: NewsRow): string => (to.language === 'lv' ? datePhrase(one.day, 'nom') : one.day);
    const single = news.length === 1;
    await this.letters.queue(tx, to, {
      subject: single ? line(first) : words.several(news.length),
      paragraphs: single
        ? [line(first), day(first)]
        : news.map(
            (one) => `${day(one)}\n${line(one)}\n${this.letters.address(`/${one.path}`, to.language)}`,
          ),
      ...(single
        ? { action: { label: words.read, url: this.letters.address(`/${first.path}`, to.language) } }
        : {}),
      dedupeKey: `news:${to.id}:${first.id}:${news.length}`,
    });
  }

  private news(manager: EntityManager, municipalityId: string, ids: readonly string[]): Promise<NewsRow[]> {
    return manager.query<NewsRow[]>(
      `SELECT ${NEWS_COLUMNS} FROM news_item n WHERE n.municipality_id = $1 AND n.id = ANY($2::uuid[])
        ORDER BY n.day, n.created_at, n.id`,
      [municipalityId, ids],
    );
  }
}
