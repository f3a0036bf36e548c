import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { NewsKind, SubscriptionChannel, SubscriptionFrequency } from '#libs/contracts';

/** A piece of news, once for each thing that happened. */
@Entity('news_item')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'news_item_municipality_fk' })
@Unique('news_item_source_uq', ['municipalityId', 'sourceKey'])
@Check('news_item_project_ck', `project ~ '^[0-9]{4}/[1-9][0-9]*$'`)
@Check('news_item_author_ck', `(author_id IS NULL) = (author_name IS NULL)`)
@Index('news_item_day_ix', ['municipalityId', 'day', 'createdAt'])
export class NewsItemRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'news_item_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'news_item_pk' })
  id: string;
  /** What it was made from; the same thing told twice is one piece of news. */
  @Column('text', { name: 'source_key' })
  sourceKey: string;
  @Column('text')
  kind: NewsKind;
  @Column('date')
  day: string;
  @Column('text')
  title: string;
  @Column('text')
  path: string;
  @Column('text', { nullable: true })
  topic: string | null;
  @Column('text', { nullable: true })
  territory: string | null;
  @Column('text', { nullable: true })
  act: string | null;
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  @Column('text', { name: 'author_name', nullable: true })
  authorName: string | null;
  @Column('text', { nullable: true })
  project: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

/** Who wants to be told. The address goes when the subscription ends. */
@Entity('subscription')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'subscription_municipality_fk' })
@Check('subscription_project_ck', `project ~ '^[0-9]{4}/[1-9][0-9]*$'`)
@Check('subscription_channel_ck', `channel IN ('email', 'e_address')`)
@Check('subscription_language_ck', `language IN ('lv', 'en')`)
@Check('subscription_frequency_ck', `frequency IN ('immediate', 'daily', 'weekly')`)
@Check('subscription_state_ck', `state IN ('pending', 'active', 'ended')`)
@Check('subscription_address_ck', `(state = 'ended') = (address IS NULL)`)
@Check('subscription_confirmed_ck', `state <> 'active' OR confirmed_at IS NOT NULL`)
@Index('subscription_state_ix', ['municipalityId', 'state', 'id'])
@Index('subscription_address_ix', ['municipalityId', 'channel', 'address'], {
  where: 'address IS NOT NULL',
})
export class Subscription {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'subscription_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'subscription_pk' })
  id: string;
  @Column('text')
  channel: SubscriptionChannel;
  @Column('text', { nullable: true })
  address: string | null;
  @Column('text')
  language: 'lv' | 'en';
  @Column('text')
  frequency: SubscriptionFrequency;
  @Column('text', { nullable: true })
  topic: string | null;
  @Column('text', { nullable: true })
  territory: string | null;
  @Column('text', { nullable: true })
  act: string | null;
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  @Column('text', { nullable: true })
  project: string | null;
  @Column('text', { default: 'pending' })
  state: 'pending' | 'active' | 'ended';
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}

/** Which news go to whom: each once. Gathered ones wait unsent. */
@Entity('subscription_delivery')
@ForeignKey(() => Subscription, ['municipalityId', 'subscriptionId'], ['municipalityId', 'id'], {
  name: 'subscription_delivery_subscription_fk',
  onDelete: 'CASCADE',
})
@ForeignKey(() => NewsItemRow, ['municipalityId', 'newsId'], ['municipalityId', 'id'], {
  name: 'subscription_delivery_news_fk',
})
@Index('subscription_delivery_waiting_ix', ['municipalityId', 'subscriptionId'], {
  where: 'sent_at IS NULL',
})
export class SubscriptionDelivery {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'subscription_delivery_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'subscription_id', primaryKeyConstraintName: 'subscription_delivery_pk' })
  subscriptionId: string;
  @PrimaryColumn('uuid', { name: 'news_id', primaryKeyConstraintName: 'subscription_delivery_pk' })
  newsId: string;
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
