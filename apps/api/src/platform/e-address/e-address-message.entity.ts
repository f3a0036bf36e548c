import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A message to one official electronic address. What was written is erased when it is handed over. */
@Entity('e_address_message')
@Unique('e_address_message_once_uq', ['municipalityId', 'dedupeKey'])
@Check('e_address_message_state_ck', `state IN ('queued', 'handed_over', 'failed')`)
@Check(
  'e_address_message_content_ck',
  `state <> 'queued' OR (recipient IS NOT NULL AND subject IS NOT NULL AND body IS NOT NULL)`,
)
@Index('e_address_message_unsent_ix', ['createdAt'], { where: `state <> 'handed_over'` })
export class EAddressMessageRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'e_address_message_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'e_address_message_pk' })
  id: string;
  /** The institution's own address. */
  @Column('text')
  sender: string;
  @Column('text', { name: 'sender_name' })
  senderName: string;
  @Column('text', { nullable: true })
  recipient: string | null;
  @Column('text', { nullable: true })
  subject: string | null;
  @Column('text', { nullable: true })
  body: string | null;
  /** The legal day on which it was written. */
  @Column('date')
  day: string;
  @Column('text', { name: 'dedupe_key' })
  dedupeKey: string;
  @Column('text', { default: 'queued' })
  state: 'queued' | 'handed_over' | 'failed';
  @Column('integer', { default: 0 })
  attempts: number;
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
