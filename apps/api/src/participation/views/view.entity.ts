import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeskView, OpinionChannel, OpinionOutcome, RefusalCode } from '#libs/contracts';

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
@Check('participation_view_outcome_ck', `outcome IN ('accepted', 'partly', 'declined')`)
@Check('participation_view_answer_ck', `(outcome IS NULL) = (explanation IS NULL)`)
@Index('participation_view_event_ix', ['municipalityId', 'eventId', 'receivedAt'])
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
  @Column('integer', { default: 1 })
  version: number;
}
