import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { DestructionActView, DueRecord, RecordSeries } from '#libs/contracts';

/** How long something is kept; the municipality's own. */
@Entity('retention_class')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'retention_class_municipality_fk' })
@Unique('retention_class_code_uq', ['municipalityId', 'code'])
@Check('retention_class_years_ck', `years BETWEEN 1 AND 100`)
@Check('retention_class_words_ck', `code <> '' AND title <> '' AND basis <> ''`)
export class RetentionClass {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'retention_class_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'retention_class_pk' })
  id: string;
  @Column('text')
  code: string;
  @Column('text')
  title: string;
  /** Null: for good. */
  @Column('integer', { nullable: true })
  years: number | null;
  @Column('text')
  basis: string;
  @Column('integer', { default: 1 })
  version: number;
}

/** Which class a series has here; without a row the built-in one. */
@Entity('retention_series')
@ForeignKey(() => RetentionClass, ['municipalityId', 'classId'], ['municipalityId', 'id'], {
  name: 'retention_series_class_fk',
})
export class RetentionSeries {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'retention_series_pk' })
  municipalityId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'retention_series_pk' })
  series: RecordSeries;
  @Column('uuid', { name: 'class_id' })
  classId: string;
}

/** A dossier whose class is not that of its series. */
@Entity('dossier_retention')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'dossier_retention_dossier_fk',
})
@ForeignKey(() => RetentionClass, ['municipalityId', 'classId'], ['municipalityId', 'id'], {
  name: 'dossier_retention_class_fk',
})
@ForeignKey('person', ['setBy'], ['id'], { name: 'dossier_retention_set_by_fk' })
@Check('dossier_retention_reason_ck', `reason <> ''`)
export class DossierRetention {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'dossier_retention_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_retention_pk' })
  dossierId: string;
  @Column('uuid', { name: 'class_id' })
  classId: string;
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'set_by' })
  setBy: string;
  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** That a dossier was handed to the archive. */
@Entity('archive_transfer')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'archive_transfer_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'archive_transfer_recorded_by_fk' })
@Check('archive_transfer_reference_ck', `reference <> ''`)
export class ArchiveTransfer {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'archive_transfer_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'archive_transfer_pk' })
  dossierId: string;
  @Column('date')
  day: string;
  @Column('text')
  reference: string;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** An act of destruction. */
@Entity('destruction_act')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'destruction_act_municipality_fk' })
@ForeignKey('person', ['drawnBy'], ['id'], { name: 'destruction_act_drawn_by_fk' })
@ForeignKey('person', ['approvedBy'], ['id'], { name: 'destruction_act_approved_by_fk' })
@Unique('destruction_act_number_uq', ['municipalityId', 'number'])
@Check('destruction_act_state_ck', `state IN ('drawn', 'agreed', 'carried_out', 'cancelled')`)
@Check(
  'destruction_act_agreed_ck',
  `(agreed_on IS NULL) = (agreed_reference IS NULL) AND (state NOT IN ('agreed', 'carried_out') OR agreed_on IS NOT NULL)`,
)
@Check(
  'destruction_act_approved_ck',
  `(state = 'carried_out') = (approved_by IS NOT NULL) AND (approved_by IS NULL OR approved_by <> drawn_by)`,
)
@Check('destruction_act_ended_ck', `(state IN ('carried_out', 'cancelled')) = (ended_on IS NOT NULL)`)
export class DestructionAct {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'destruction_act_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'destruction_act_pk' })
  id: string;
  @Column('integer')
  number: number;
  @Column('text')
  state: DestructionActView['state'];
  @Column('jsonb')
  items: DueRecord[];
  @Column('date', { name: 'drawn_on' })
  drawnOn: string;
  @Column('uuid', { name: 'drawn_by' })
  drawnBy: string;
  @Column('date', { name: 'agreed_on', nullable: true })
  agreedOn: string | null;
  @Column('text', { name: 'agreed_reference', nullable: true })
  agreedReference: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy: string | null;
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
