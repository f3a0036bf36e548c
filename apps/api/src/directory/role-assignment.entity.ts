import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ROLES, STATE_ROLES, type Role } from '#libs/access-policy';
import { Institution } from './institution.entity.js';
import { Municipality } from './municipality.entity.js';
import { Person } from './person.entity.js';

const list = (roles: readonly Role[]): string => roles.map((role) => `'${role}'`).join(', ');

@Entity('role_assignment')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'role_assignment_municipality_fk' })
@ForeignKey(() => Institution, ['institutionId'], ['id'], { name: 'role_assignment_institution_fk' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'role_assignment_person_fk' })
@Check('role_assignment_term_ck', `valid_to IS NULL OR valid_to >= valid_from`)
@Check('role_assignment_role_ck', `role IN (${list(ROLES)})`)
@Check('role_assignment_state_ck', `(role IN (${list(STATE_ROLES)})) = (municipality_id IS NULL)`)
@Index('role_assignment_municipality_ix', ['municipalityId', 'role'])
@Index('role_assignment_person_ix', ['personId'])
export class RoleAssignment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_assignment_pk' })
  id: string;
  /** Null for roles of the state, which reach across municipalities. */
  @Column('uuid', { name: 'municipality_id', nullable: true })
  municipalityId: string | null;
  @Column('uuid', { name: 'institution_id' })
  institutionId: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text')
  role: Role;
  @Column('date', { name: 'valid_from' })
  validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** While a person is on leave, the substitute holds the assignment too. */
@Entity('substitution')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'substitution_municipality_fk' })
@ForeignKey(() => RoleAssignment, ['assignmentId'], ['id'], { name: 'substitution_assignment_fk' })
@ForeignKey(() => Person, ['substituteId'], ['id'], { name: 'substitution_substitute_fk' })
@Check('substitution_term_ck', `to_day >= from_day`)
@Index('substitution_substitute_ix', ['substituteId'])
@Index('substitution_assignment_ix', ['municipalityId', 'assignmentId', 'fromDay'])
export class Substitution {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'substitution_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'substitution_pk' })
  id: string;
  @Column('uuid', { name: 'assignment_id' })
  assignmentId: string;
  @Column('uuid', { name: 'substitute_id' })
  substituteId: string;
  @Column('date', { name: 'from_day' })
  fromDay: string;
  @Column('date', { name: 'to_day' })
  toDay: string;
  @Column('text')
  reason: string;
  @Column('integer', { default: 1 })
  version: number;
}
