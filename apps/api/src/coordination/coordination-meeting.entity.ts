import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CoordinationMeetingResult } from '#libs/contracts';
import { CoordinationItem } from './coordination-opinion.entity.js';
import { Coordination } from './coordination.entity.js';

/** A meeting about objections that stand after a round. */
@Entity('coordination_meeting')
@ForeignKey(() => Coordination, ['municipalityId', 'coordinationId'], ['municipalityId', 'id'], {
  name: 'coordination_meeting_coordination_fk',
})
@ForeignKey('person', ['calledBy'], ['id'], { name: 'coordination_meeting_called_by_fk' })
@Unique('coordination_meeting_number_uq', ['municipalityId', 'coordinationId', 'number'])
@Check('coordination_meeting_state_ck', `state IN ('called', 'held', 'cancelled')`)
@Check('coordination_meeting_held_ck', `state <> 'held' OR (text <> '' AND chair <> '' AND secretary <> '')`)
@Index('coordination_meeting_one_uq', ['municipalityId', 'coordinationId'], {
  unique: true,
  where: `state = 'called'`,
})
export class CoordinationMeeting {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_meeting_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_meeting_pk' })
  id: string;
  @Column('uuid', { name: 'coordination_id' })
  coordinationId: string;
  /** From 1 within the coordination. */
  @Column('integer')
  number: number;
  @Column('text')
  state: 'called' | 'held' | 'cancelled';
  @Column('date', { name: 'called_day' })
  calledDay: string;
  @Column('date')
  day: string;
  /** `HH:MM`. */
  @Column('text')
  time: string;
  @Column('text')
  place: string;
  @Column('text')
  note: string;
  /** Why it is sooner than the municipality's own notice. */
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('text', { default: '' })
  text: string;
  @Column('text', { default: '' })
  chair: string;
  @Column('text', { default: '' })
  secretary: string;
  @Column('uuid', { name: 'called_by' })
  calledBy: string;
  @Column('integer', { default: 1 })
  version: number;
}

/** Who was called, and who came. */
@Entity('coordination_meeting_party')
@ForeignKey(() => CoordinationMeeting, ['municipalityId', 'meetingId'], ['municipalityId', 'id'], {
  name: 'coordination_meeting_party_meeting_fk',
})
export class CoordinationMeetingPartyRow {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'coordination_meeting_party_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'meeting_id', primaryKeyConstraintName: 'coordination_meeting_party_pk' })
  meetingId: string;
  /** The same for the same party in every round. */
  @PrimaryColumn('text', { name: 'party_key', primaryKeyConstraintName: 'coordination_meeting_party_pk' })
  partyKey: string;
  @Column('integer')
  position: number;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('boolean', { nullable: true })
  present: boolean | null;
  @Column('text', { default: '' })
  represented: string;
}

/** An objection on the table of a meeting, and what it came to. */
@Entity('coordination_meeting_item')
@ForeignKey(() => CoordinationMeeting, ['municipalityId', 'meetingId'], ['municipalityId', 'id'], {
  name: 'coordination_meeting_item_meeting_fk',
})
@ForeignKey(() => CoordinationItem, ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'coordination_meeting_item_item_fk',
})
@Check('coordination_meeting_item_result_ck', `result IN ('agreed', 'withdrawn', 'maintained')`)
export class CoordinationMeetingItemRow {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'coordination_meeting_item_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'meeting_id', primaryKeyConstraintName: 'coordination_meeting_item_pk' })
  meetingId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'coordination_meeting_item_pk' })
  itemId: string;
  @Column('text', { name: 'party_key' })
  partyKey: string;
  @Column('integer')
  position: number;
  @Column('text', { nullable: true })
  result: CoordinationMeetingResult | null;
  @Column('boolean', { name: 'by_absence', default: false })
  byAbsence: boolean;
  @Column('text', { default: '' })
  note: string;
}
