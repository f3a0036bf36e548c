import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One row: what this database is for. Production refuses to start with a demo's. */
@Entity('installation')
@Check('installation_singleton_ck', 'singleton')
@Check('installation_mode_ck', `mode IN ('demo', 'production')`)
export class Installation {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'installation_pk' })
  singleton: boolean;
  @Column('text')
  mode: 'demo' | 'production';
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

/** One row: how far legal time runs ahead of real time in the demo. */
@Entity('demo_clock')
@Check('demo_clock_singleton_ck', 'singleton')
@Check('demo_clock_offset_ck', 'offset_seconds >= 0')
export class DemoClock {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'demo_clock_pk' })
  singleton: boolean;
  @Column('bigint', { name: 'offset_seconds', default: 0 })
  offsetSeconds: string;
}

/** Sessions, written by express-session's PostgreSQL store. */
@Entity('web_session')
@Index('web_session_expire_ix', ['expire'])
export class WebSession {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'web_session_pk' })
  sid: string;
  @Column('jsonb')
  sess: object;
  @Column('timestamptz')
  expire: Date;
}

/** Head of a chain of audit records. */
@Entity('audit_chain')
export class AuditChain {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'audit_chain_pk' })
  municipalityId: string;
  @Column('bigint', { name: 'last_seq' })
  lastSeq: string;
  @Column('bytea', { name: 'last_digest' })
  lastDigest: Buffer;
}

/** A message written with the transaction that caused it and delivered after the commit. */
@Entity('outbox_message')
@Index('outbox_message_pending_ix', ['id'], { where: 'delivered_at IS NULL' })
export class OutboxMessage {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'outbox_message_pk',
  })
  id: string;
  @Column('text')
  topic: string;
  @Column('jsonb')
  payload: Record<string, unknown>;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;
  @Column('integer', { default: 0 })
  attempts: number;
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}

/** What the passage of legal time triggers. */
@Entity('due_event')
@Unique('due_event_once_uq', ['municipalityId', 'topic', 'subjectId'])
@Index('due_event_pending_ix', ['dueAt'], { where: 'done_at IS NULL' })
export class DueEventRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'due_event_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'due_event_pk' })
  id: string;
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;
  @Column('text')
  topic: string;
  @Column('text', { name: 'subject_id' })
  subjectId: string;
  @Column('jsonb', { default: {} })
  payload: Record<string, unknown>;
  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;
}
