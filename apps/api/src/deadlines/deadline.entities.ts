import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** How a municipality reminds of its deadlines; no row while the defaults hold. */
@Entity('reminder_settings')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'reminder_settings_municipality_fk' })
@Check('reminder_settings_escalation_ck', `escalate_after IS NULL OR escalate_after > 0`)
export class ReminderSettingsRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'reminder_settings_pk' })
  municipalityId: string;
  @Column('integer', { array: true })
  ahead: number[];
  @Column('boolean', { name: 'on_the_day' })
  onTheDay: boolean;
  @Column('integer', { name: 'escalate_after', nullable: true })
  escalateAfter: number | null;
  @Column('text', { name: 'escalate_to', array: true })
  escalateTo: string[];
  @Column('boolean', { name: 'by_mail' })
  byMail: boolean;
  @Column('integer', { default: 1 })
  version: number;
}

/** Who was told what about which deadline: each stage once. */
@Entity('deadline_notice')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'deadline_notice_municipality_fk' })
@ForeignKey('person', ['personId'], ['id'], { name: 'deadline_notice_person_fk' })
@Check('deadline_notice_stage_ck', `stage ~ '^(ahead-[0-9]+|today|overdue|escalated)$'`)
@Index('deadline_notice_person_ix', ['municipalityId', 'personId', 'stage'])
export class DeadlineNotice {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'deadline_notice_pk' })
  municipalityId: string;
  @PrimaryColumn('text', { name: 'deadline_key', primaryKeyConstraintName: 'deadline_notice_pk' })
  deadlineKey: string;
  @PrimaryColumn('date', { primaryKeyConstraintName: 'deadline_notice_pk' })
  day: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'deadline_notice_pk' })
  stage: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'deadline_notice_pk' })
  personId: string;
  /** The legal day on which it was told. */
  @Column('date', { name: 'told_on' })
  toldOn: string;
  @Column('timestamptz', { name: 'told_at', default: () => 'now()' })
  toldAt: Date;
}

/** A personal calendar address. Whoever has the address reads the calendar, so only its hash is kept. */
@Entity('calendar_feed')
@ForeignKey('person', ['personId'], ['id'], { name: 'calendar_feed_person_fk' })
@Unique('calendar_feed_token_uq', ['tokenHash'])
@Index('calendar_feed_person_ix', ['personId', 'createdAt'])
export class CalendarFeedRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendar_feed_pk' })
  id: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text')
  name: string;
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('date', { name: 'last_used_on', nullable: true })
  lastUsedOn: string | null;
}
