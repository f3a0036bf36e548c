import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CONTROL_STATES, type ControlState } from '#libs/bylaw-procedure';
import type { ControlEventName } from '#libs/contracts';

/** A control of an act in force (PL 64–66). */
@Entity('control_case')
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'control_case_act_fk' })
@ForeignKey('institution', ['institutionId'], ['id'], { name: 'control_case_institution_fk' })
@Check('control_case_state_ck', `state IN (${CONTROL_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index('control_case_act_ix', ['municipalityId', 'actId'])
@Index('control_case_institution_ix', ['municipalityId', 'institutionId'])
export class ControlCase {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'control_case_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'control_case_pk' })
  id: string;
  @Column('uuid', { name: 'act_id' })
  actId: string;
  @Column('text')
  state: ControlState;
  @Column('timestamptz', { name: 'begun_at' })
  begunAt: Date;
  @Column('integer', { default: 1 })
  version: number;
  /** The ministry that began it from its own desk. */
  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId: string | null;
}

/** What was recorded with a step; never changed. */
@Entity('control_step')
@ForeignKey('control_case', ['municipalityId', 'caseId'], ['municipalityId', 'id'], {
  name: 'control_step_case_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'control_step_recorded_by_fk' })
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'control_step_file_fk',
})
export class ControlStepRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'control_step_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'case_id', primaryKeyConstraintName: 'control_step_pk' })
  caseId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'control_step_pk' })
  event: ControlEventName;
  @Column('jsonb')
  input: object;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
  /** The document of the step, as it came. */
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;
}
