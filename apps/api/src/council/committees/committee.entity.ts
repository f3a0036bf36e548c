import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A committee of the council (PL 39); the finance committee is led by the chair of the council (PL 40(2)). */
@Entity('committee')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'committee_municipality_fk' })
@ForeignKey('person', ['chairId'], ['id'], { name: 'committee_chair_fk' })
@Check('committee_name_ck', `name <> ''`)
export class Committee {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'committee_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'committee_pk' })
  id: string;
  @Column('text')
  name: string;
  @Column('boolean', { default: false })
  finance: boolean;
  @Column('uuid', { name: 'chair_id' })
  chairId: string;
  @Column('date', { name: 'dissolved_on', nullable: true })
  dissolvedOn: string | null;
}

/** A seat in a committee. */
@Entity('committee_member')
@ForeignKey('committee', ['municipalityId', 'committeeId'], ['municipalityId', 'id'], {
  name: 'committee_member_committee_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'committee_member_person_fk' })
export class CommitteeMember {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'committee_member_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'committee_id', primaryKeyConstraintName: 'committee_member_pk' })
  committeeId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'committee_member_pk' })
  personId: string;
}
