import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { InternalSteps } from '#libs/bylaw-procedure';

/** A municipality's own steps of the procedure from a day on; no row while the defaults hold. */
@Entity('procedure_steps')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'procedure_steps_municipality_fk' })
@Check('procedure_steps_object_ck', `jsonb_typeof(steps) = 'object'`)
export class ProcedureSteps {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'procedure_steps_pk' })
  municipalityId: string;
  /** The first day on which they hold. */
  @PrimaryColumn('date', { name: 'from_day', primaryKeyConstraintName: 'procedure_steps_pk' })
  fromDay: string;
  @Column('jsonb')
  steps: InternalSteps;
  @Column('integer', { default: 1 })
  version: number;
}
