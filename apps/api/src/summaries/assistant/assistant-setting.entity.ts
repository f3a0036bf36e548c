import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The language model that a municipality lets draft summaries. */
@Entity('assistant_setting')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'assistant_setting_municipality_fk' })
@ForeignKey('person', ['changedBy'], ['id'], { name: 'assistant_setting_changed_by_fk' })
@Check('assistant_setting_enabled_ck', `NOT enabled OR (base_url <> '' AND model <> '')`)
export class AssistantSetting {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'assistant_setting_pk' })
  municipalityId: string;
  @Column('boolean')
  enabled: boolean;
  @Column('text', { name: 'base_url' })
  baseUrl: string;
  @Column('text')
  model: string;
  /** Sealed under a key that the database does not know. */
  @Column('bytea', { name: 'key_sealed', nullable: true })
  keySealed: Buffer | null;
  @Column('integer', { default: 1 })
  version: number;
  @Column('uuid', { name: 'changed_by' })
  changedBy: string;
  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
