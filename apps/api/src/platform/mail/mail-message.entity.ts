import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** An e-mail to one recipient. What was written is erased when it is sent; the row remains as a trace. */
@Entity('mail_message')
@Unique('mail_message_once_uq', ['municipalityId', 'dedupeKey'])
@Check('mail_message_state_ck', `state IN ('queued', 'sent', 'failed')`)
@Check(
  'mail_message_content_ck',
  `state <> 'queued' OR (recipient IS NOT NULL AND subject IS NOT NULL AND body IS NOT NULL)`,
)
@Index('mail_message_origin_ix', ['municipalityId', 'origin'], { where: 'origin IS NOT NULL' })
@Index('mail_message_unsent_ix', ['createdAt'], { where: `state <> 'sent'` })
export class MailMessage {
  /** The zero uuid stands for messages that belong to no municipality. */
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'mail_message_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_message_pk' })
  id: string;
  @Column('text', { nullable: true })
  recipient: string | null;
  @Column('text', { nullable: true })
  subject: string | null;
  @Column('text', { nullable: true })
  body: string | null;
  @Column('text', { nullable: true })
  html: string | null;
  @Column('jsonb', { default: {} })
  headers: Record<string, string>;
  /** What it is about, for whoever wants to know that its address is refused. */
  @Column('text', { nullable: true })
  origin: string | null;
  /** The mail server refused the address for good. */
  @Column('boolean', { default: false })
  refused: boolean;
  @Column('text', { name: 'dedupe_key' })
  dedupeKey: string;
  @Column('text', { default: 'queued' })
  state: 'queued' | 'sent' | 'failed';
  @Column('integer', { default: 0 })
  attempts: number;
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
