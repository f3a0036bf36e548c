import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Calculation, CalculationKind, CostGroup, HourlyRate } from '#libs/contracts';

/** One version of a calculation; never changed. */
@Entity('memorandum_calculation')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'memorandum_calculation_dossier_fk',
})
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'memorandum_calculation_document_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'memorandum_calculation_author_fk' })
@Check('memorandum_calculation_kind_ck', `kind IN ('fiscal', 'administrative')`)
@Check('memorandum_calculation_version_ck', `version > 0`)
export class MemorandumCalculation {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'memorandum_calculation_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'memorandum_calculation_pk' })
  dossierId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'memorandum_calculation_pk' })
  kind: CalculationKind;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'memorandum_calculation_pk' })
  version: number;
  /** The same for all versions of a dossier's calculation of this kind. */
  @Column('uuid', { name: 'calculation_id' })
  calculationId: string;
  /** `null`: taken out of the memorandum. */
  @Column('jsonb', { nullable: true })
  data: Calculation | null;
  @Column('uuid', { name: 'document_id' })
  documentId: string;
  @Column('integer', { name: 'document_version' })
  documentVersion: number;
  /** The blocks of the memorandum that say it. */
  @Column('text', { name: 'node_ids', array: true })
  nodeIds: string[];
  @Column('uuid', { name: 'author_id' })
  authorId: string;
  @Column('timestamptz')
  at: Date;
}

/** A municipality's own parameters; no row while the defaults hold. */
@Entity('memorandum_settings')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'memorandum_settings_municipality_fk' })
@Check('memorandum_settings_years_ck', `fiscal_years BETWEEN 1 AND 10`)
export class MemorandumSettingsRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'memorandum_settings_pk' })
  municipalityId: string;
  @Column('integer', { name: 'fiscal_years' })
  fiscalYears: number;
  @Column('jsonb')
  rates: Record<CostGroup, HourlyRate>;
  @Column('integer', { default: 1 })
  version: number;
}
