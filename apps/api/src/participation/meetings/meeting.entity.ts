import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MeetingFormat, MeetingKind, PublicMeeting } from '#libs/contracts';

/** A gathering of an event (MK639 13.1, 13.2, 13.4). */
@Entity('participation_meeting')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'participation_meeting_event_fk',
})
@Check('participation_meeting_state_ck', `state IN ('planned', 'held', 'cancelled')`)
@Check('participation_meeting_format_ck', `format IN ('in_person', 'remote', 'combined')`)
@Check(
  'participation_meeting_time_ck',
  `begins ~ '^[0-2][0-9]:[0-5][0-9]$' AND ends ~ '^[0-2][0-9]:[0-5][0-9]$'`,
)
@Check('participation_meeting_held_ck', `state <> 'held' OR minutes IS NOT NULL OR recording_url IS NOT NULL`)
@Check('participation_meeting_capacity_ck', `capacity > 0`)
@Index('participation_meeting_event_ix', ['municipalityId', 'eventId', 'day'])
export class MeetingRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'participation_meeting_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_meeting_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('text')
  kind: MeetingKind;
  @Column('text')
  topic: string;
  @Column('date')
  day: string;
  @Column('text')
  begins: string;
  @Column('text')
  ends: string;
  @Column('text')
  format: MeetingFormat;
  @Column('text', { default: '' })
  place: string;
  @Column('text', { default: '' })
  link: string;
  @Column('integer', { nullable: true })
  capacity: number | null;
  @Column('date', { name: 'register_by', nullable: true })
  registerBy: string | null;
  @Column('text')
  state: PublicMeeting['state'];
  @Column('date', { name: 'announced_day', nullable: true })
  announcedDay: string | null;
  @Column('text', { nullable: true })
  minutes: string | null;
  @Column('integer', { nullable: true })
  participants: number | null;
  @Column('text', { name: 'recording_url', nullable: true })
  recordingUrl: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
