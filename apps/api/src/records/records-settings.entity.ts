import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a municipality sets for its records; without a row the defaults hold. */
@Entity('records_settings')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'records_settings_municipality_fk' })
@Check('records_settings_months_ck', `access_log_months BETWEEN 1 AND 12`)
export class RecordsSettingsRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'records_settings_pk' })
  municipalityId: string;
  @Column('integer', { name: 'access_log_months', default: 12 })
  accessLogMonths: number;
  @Column('integer', { default: 1 })
  version: number;
}
