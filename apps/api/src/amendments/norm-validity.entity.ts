import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NORM_CAUSES, type NormCause } from '#libs/contracts';

/** A norm that does not hold although it stands in the text. Never changed, only ended or withdrawn as a mistake. */
@Entity('norm_validity')
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'norm_validity_act_fk' })
@ForeignKey('control_case', ['municipalityId', 'controlId'], ['municipalityId', 'id'], {
  name: 'norm_validity_control_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'norm_validity_recorded_by_fk' })
@ForeignKey('person', ['withdrawnBy'], ['id'], { name: 'norm_validity_withdrawn_by_fk' })
@Check('norm_validity_cause_ck', `cause IN (${NORM_CAUSES.map((cause) => `'${cause}'`).join(', ')})`)
@Check('norm_validity_days_ck', `until_day IS NULL OR until_day >= from_day`)
@Check('norm_validity_document_ck', `document_title <> ''`)
@Check('norm_validity_unit_ck', `(unit_id IS NULL) = (unit_number = '')`)
@Check(
  'norm_validity_withdrawn_ck',
  `(withdrawn_by IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL)`,
)
@Index('norm_validity_act_ix', ['municipalityId', 'actId'])
export class NormValidityRecord {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'norm_validity_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'norm_validity_pk' })
  id: string;
  @Column('uuid', { name: 'act_id' })
  actId: string;
  /** Stable id of the unit; `null` = the whole act. */
  @Column('text', { name: 'unit_id', nullable: true })
  unitId: string | null;
  /** The number as printed when it was recorded. */
  @Column('text', { name: 'unit_number' })
  unitNumber: string;
  @Column('text')
  cause: NormCause;
  @Column('date', { name: 'from_day' })
  fromDay: string;
  /** The last day. */
  @Column('date', { name: 'until_day', nullable: true })
  untilDay: string | null;
  @Column('text', { name: 'document_title' })
  documentTitle: string;
  @Column('text', { name: 'document_url', nullable: true })
  documentUrl: string | null;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
  @Column('text', { name: 'withdrawn_why', nullable: true })
  withdrawnWhy: string | null;
  @Column('integer', { default: 1 })
  version: number;
  /** The control (PL 65, 66) that it follows from. */
  @Column('uuid', { name: 'control_id', nullable: true })
  controlId: string | null;
}
