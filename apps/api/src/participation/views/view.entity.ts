import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeskView, OpinionChannel, OpinionOutcome, RedactionCode, RefusalCode } from '#libs/contracts';

/** What somebody said at an event; `text` and `name` are restricted. */
@Entity('participation_view')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'participation_view_event_fk',
})
@ForeignKey('participation_meeting', ['municipalityId', 'meetingId'], ['municipalityId', 'id'], {
  name: 'participation_view_meeting_fk',
})
@ForeignKey('participation_group', ['municipalityId', 'groupId'], ['municipalityId', 'id'], {
  name: 'participation_view_group_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'participation_view_person_fk' })
@ForeignKey('person', ['personId'], ['id'], { name: 'participation_view_author_fk' })
@Unique('participation_view_receipt_uq', ['municipalityId', 'receipt'])
@Check('participation_view_state_ck', `state IN ('pending', 'published', 'refused')`)
@Check(
  'participation_view_channel_ck',
  `channel IN ('web', 'email', 'e_address', 'post', 'in_person', 'meeting')`,
)
@Check('participation_view_published_ck', `(state = 'published') = (published_text IS NOT NULL)`)
@Check('participation_view_refused_ck', `(state = 'refused') = (refusal_code IS NOT NULL)`)
@Check(
  'participation_view_refusal_code_ck',
  `refusal_code IN ('offensive', 'incomprehensible', 'not_text', 'unrelated')`,
)
@Check(
  'participation_view_redaction_ck',
  `redaction_code IN ('personal_data', 'third_party', 'offensive', 'secret')`,
)
@Check('participation_view_redacted_ck', `(redaction_code IS NULL) = (redaction_reason IS NULL)`)
@Check('participation_view_outcome_ck', `outcome IN ('accepted', 'partly', 'declined')`)
@Check('participation_view_answer_ck', `(outcome IS NULL) = (explanation IS NULL)`)
@Index('participation_view_event_ix', ['municipalityId', 'eventId', 'receivedAt'])
@Index('participation_view_author_ix', ['personId'], { where: 'person_id IS NOT NULL' })
export class ViewRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'participation_view_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_view_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('uuid', { name: 'meeting_id', nullable: true })
  meetingId: string | null;
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;
  @Column('text')
  receipt: string;
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;
  @Column('text')
  state: DeskView['state'];
  @Column('text')
  channel: OpinionChannel;
  @Column('boolean', { default: false })
  named: boolean;
  @Column('text', { nullable: true })
  name: string | null;
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { default: 'lv' })
  language: 'lv' | 'en';
  @Column('text')
  text: string;
  @Column('text', { name: 'published_text', nullable: true })
  publishedText: string | null;
  @Column('text', { name: 'refusal_code', nullable: true })
  refusalCode: RefusalCode | null;
  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason: string | null;
  @Column('text', { name: 'redaction_code', nullable: true })
  redactionCode: RedactionCode | null;
  @Column('text', { name: 'redaction_reason', nullable: true })
  redactionReason: string | null;
  @Column('date', { name: 'received_day' })
  receivedDay: string;
  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
  @Column('boolean', { default: false })
  late: boolean;
  @Column('text', { nullable: true })
  outcome: OpinionOutcome | null;
  @Column('text', { nullable: true })
  explanation: string | null;
  @Column('date', { name: 'answered_day', nullable: true })
  answeredDay: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  /** The author, where they were logged in. */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  /** Number of the author's wording. */
  @Column('integer', { default: 1 })
  revision: number;
  @Column('integer', { default: 1 })
  version: number;
}

/** What an author wrote before a change; restricted like the text itself. */
@Entity('participation_view_earlier')
@ForeignKey('participation_view', ['municipalityId', 'viewId'], ['municipalityId', 'id'], {
  name: 'participation_view_earlier_view_fk',
})
export class EarlierViewRow {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'participation_view_earlier_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'view_id', primaryKeyConstraintName: 'participation_view_earlier_pk' })
  viewId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'participation_view_earlier_pk' })
  revision: number;
  @Column('text')
  text: string;
  @Column('text', { nullable: true })
  name: string | null;
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('timestamptz', { name: 'replaced_at' })
  replacedAt: Date;
}

/** The paper that a view came on; never published. */
@Entity('participation_view_scan')
@ForeignKey('participation_view', ['municipalityId', 'viewId'], ['municipalityId', 'id'], {
  name: 'participation_view_scan_view_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'participation_view_scan_file_fk',
})
@Index('participation_view_scan_view_ix', ['municipalityId', 'viewId', 'addedAt'])
export class ViewScanRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'participation_view_scan_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_view_scan_pk' })
  id: string;
  @Column('uuid', { name: 'view_id' })
  viewId: string;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}

/** A decision about a view; none is ever changed. */
@Entity('participation_view_moderation')
@ForeignKey('participation_view', ['municipalityId', 'viewId'], ['municipalityId', 'id'], {
  name: 'participation_view_moderation_view_fk',
})
@ForeignKey('person', ['moderatedBy'], ['id'], { name: 'participation_view_moderation_person_fk' })
@Check('participation_view_moderation_decision_ck', `decision IN ('publish', 'refuse')`)
export class ViewModerationRow {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'participation_view_moderation_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'view_id', primaryKeyConstraintName: 'participation_view_moderation_pk' })
  viewId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'participation_view_moderation_pk' })
  number: number;
  @Column('text')
  decision: 'publish' | 'refuse';
  @Column('integer')
  revision: number;
  @Column('text', { name: 'redaction_code', nullable: true })
  redactionCode: RedactionCode | null;
  @Column('text', { name: 'redaction_reason', nullable: true })
  redactionReason: string | null;
  @Column('text', { name: 'refusal_code', nullable: true })
  refusalCode: RefusalCode | null;
  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason: string | null;
  @Column('uuid', { name: 'moderated_by' })
  moderatedBy: string;
  @Column('timestamptz')
  at: Date;
}
