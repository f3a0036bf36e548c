import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { OrganisationClaimState } from '#libs/contracts';

/** Somebody says to speak for an organisation; decided once, for all municipalities. */
@Entity('organisation_claim')
@ForeignKey('person', ['personId'], ['id'], { name: 'organisation_claim_person_fk' })
@ForeignKey('municipality', ['decidedPlace'], ['id'], { name: 'organisation_claim_decided_place_fk' })
@ForeignKey('person', ['decidedBy'], ['id'], { name: 'organisation_claim_decided_by_fk' })
@Check('organisation_claim_number_ck', `registration_no ~ '^[4-9][0-9]{10}$'`)
@Check('organisation_claim_state_ck', `state IN ('pending', 'confirmed', 'refused')`)
@Check(
  'organisation_claim_decided_ck',
  `(state = 'pending') = (decided_day IS NULL) AND (state = 'pending') = (decided_by IS NULL)
    AND (state = 'pending' OR basis <> '')`,
)
@Index('organisation_claim_once_uq', ['personId', 'registrationNo'], {
  unique: true,
  where: `state <> 'refused'`,
})
export class OrganisationClaim {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organisation_claim_pk' })
  id: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text', { name: 'registration_no' })
  registrationNo: string;
  @Column('text')
  name: string;
  @Column('text')
  email: string;
  /** By what right the person speaks for it. */
  @Column('text')
  authority: string;
  @Column('date', { name: 'claimed_day' })
  claimedDay: string;
  @Column('text', { default: 'pending' })
  state: OrganisationClaimState;
  /** The municipality whose administrator decided, for all of them. */
  @Column('uuid', { name: 'decided_place', nullable: true })
  decidedPlace: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('date', { name: 'decided_day', nullable: true })
  decidedDay: string | null;
  @Column('text', { default: '' })
  basis: string;
}
