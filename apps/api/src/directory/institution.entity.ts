import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Municipality } from './municipality.entity.js';

@Entity('institution')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'institution_municipality_fk' })
@Check(
  'institution_kind_ck',
  `kind IN ('administration', 'council', 'department', 'ministry', 'ngo', 'residents_council', 'other')`,
)
@Index('institution_municipality_ix', ['municipalityId', 'name'])
@Index('institution_registration_uq', ['registrationNo'], {
  unique: true,
  where: `municipality_id IS NULL AND kind = 'ngo'`,
})
export class Institution {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'institution_pk' })
  id: string;
  @Column('uuid', { name: 'municipality_id', nullable: true })
  municipalityId: string | null;
  @Column('text')
  kind: string;
  @Column('text')
  name: string;
  @Column('text', { name: 'registration_no', nullable: true })
  registrationNo: string | null;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
