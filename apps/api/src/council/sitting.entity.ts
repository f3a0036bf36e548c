import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CallOffCause, Presence, SittingKind, SittingMode, SittingState } from '#libs/contracts';

@Entity('sitting')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'sitting_municipality_fk' })
@ForeignKey('person', ['chairId'], ['id'], { name: 'sitting_chair_fk' })
@ForeignKey('committee', ['municipalityId', 'committeeId'], ['municipalityId', 'id'], {
  name: 'sitting_committee_fk',
})
@ForeignKey('sitting', ['municipalityId', 'repeatsId'], ['municipalityId', 'id'], {
  name: 'sitting_repeats_fk',
})
@Check('sitting_mode_ck', `mode IN ('in_person', 'remote', 'mixed')`)
@Check('sitting_kind_ck', `kind IN ('regular', 'extraordinary')`)
@Check('sitting_repeat_ck', `repeat_level BETWEEN 0 AND 2`)
@Check('sitting_state_ck', `state IN ('planned', 'open', 'closed')`)
@Check('sitting_place_ck', `place <> ''`)
@Check('sitting_called_off_ck', `called_off IN ('no_quorum', 'cancelled')`)
@Check('sitting_called_off_reason_ck', `(called_off IS NULL) = (called_off_reason IS NULL)`)
@ForeignKey('sitting_request', ['municipalityId', 'requestId'], ['municipalityId', 'id'], {
  name: 'sitting_request_fk',
})
@Index('sitting_request_ix', ['municipalityId', 'requestId'], { where: 'request_id IS NOT NULL' })
@Index('sitting_day_ix', ['municipalityId', 'day'])
export class Sitting {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sitting_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sitting_pk' })
  id: string;
  @Column('text')
  kind: SittingKind;
  /** 0 = first call, 1 = repeat sitting (PL 32(1)), 2 = next repeat regular sitting (PL 32(3)). */
  @Column('integer', { name: 'repeat_level', default: 0 })
  repeatLevel: number;
  @Column('date')
  day: string;
  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;
  @Column('text')
  place: string;
  /** Address of the live broadcast (PL 27(3)). */
  @Column('text', { name: 'stream_url', nullable: true })
  streamUrl: string | null;
  @Column('text', { default: 'planned' })
  state: SittingState;
  /** The chair of the sitting, who signs (PL 37(5)). */
  @Column('uuid', { name: 'chair_id' })
  chairId: string;
  @Column('text', { name: 'minutes_number', nullable: true })
  minutesNumber: string | null;
  /** Left out for a sitting of the council itself. */
  @Column('uuid', { name: 'committee_id', nullable: true })
  committeeId: string | null;
  /** In the room, by video conference, or both (PL 33). */
  @Column('text', { default: 'in_person' })
  mode: SittingMode;
  /** Why an extraordinary sitting is urgent, with what follows otherwise (PL 29(2)). */
  @Column('text', { nullable: true })
  urgency: string | null;
  /** The sitting without quorum that this one repeats (PL 32). */
  @Column('uuid', { name: 'repeats_id', nullable: true })
  repeatsId: string | null;
  /** Why it ended without having been held to the end. */
  @Column('text', { name: 'called_off', nullable: true })
  calledOff: CallOffCause | null;
  @Column('text', { name: 'called_off_reason', nullable: true })
  calledOffReason: string | null;
  /** When its day, time or place was last changed: what was announced before says otherwise. */
  @Column('date', { name: 'changed_on', nullable: true })
  changedOn: string | null;
  /** The request that an extraordinary sitting answers (PL 30(1)); none where the chair of the council called it. */
  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;
  /** When the minister was told of a repeat sitting (PL 32(2)). */
  @Column('date', { name: 'minister_informed_on', nullable: true })
  ministerInformedOn: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** Who takes part, as the secretary knows it now; each vote keeps its own roll. */
@Entity('attendance')
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'attendance_sitting_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'attendance_person_fk' })
@Check('attendance_presence_ck', `presence IN ('present', 'remote', 'absent')`)
export class Attendance {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'attendance_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'sitting_id', primaryKeyConstraintName: 'attendance_pk' })
  sittingId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'attendance_pk' })
  personId: string;
  @Column('text')
  presence: Presence;
}
