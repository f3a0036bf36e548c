import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A group that the matter concerns, and how it was invited (MK639 22.1). */
@Entity('participation_group')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'participation_group_event_fk',
})
@Check('participation_group_name_ck', `name <> ''`)
@Check('participation_group_count_ck', `invited_count >= 0`)
@Index('participation_group_event_ix', ['municipalityId', 'eventId', 'place'])
export class GroupRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'participation_group_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_group_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('integer')
  place: number;
  @Column('text')
  name: string;
  @Column('text', { default: '' })
  impact: string;
  @Column('date', { name: 'invited_day', nullable: true })
  invitedDay: string | null;
  @Column('text', { name: 'invited_by', default: '' })
  invitedBy: string;
  @Column('integer', { name: 'invited_count', nullable: true })
  invitedCount: number | null;
}
