import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** Somebody registered for a gathering; restricted. */
@Entity('meeting_registration')
@ForeignKey('participation_meeting', ['municipalityId', 'meetingId'], ['municipalityId', 'id'], {
  name: 'meeting_registration_meeting_fk',
})
@ForeignKey('participation_group', ['municipalityId', 'groupId'], ['municipalityId', 'id'], {
  name: 'meeting_registration_group_fk',
})
@Unique('meeting_registration_receipt_uq', ['municipalityId', 'receipt'])
@Index('meeting_registration_meeting_ix', ['municipalityId', 'meetingId', 'registeredAt'])
export class RegistrationRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'meeting_registration_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'meeting_registration_pk' })
  id: string;
  @Column('uuid', { name: 'meeting_id' })
  meetingId: string;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;
  @Column('text', { nullable: true })
  needs: string | null;
  @Column('boolean', { default: false })
  named: boolean;
  @Column('boolean', { default: false })
  attended: boolean;
  @Column('text')
  receipt: string;
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;
  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;
}
