import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { SendingMeans } from '#libs/contracts';

/** What is sent to the official gazette for one by-law, and what came of it. */
@Entity('promulgation')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'promulgation_dossier_fk',
})
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'promulgation_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'promulgation_memorandum_version_fk',
})
@ForeignKey('person', ['preparedBy'], ['id'], { name: 'promulgation_prepared_by_fk' })
@Check('promulgation_sent_means_ck', `sent_means IN ('gazette_system', 'eaddress', 'email')`)
@Check('promulgation_sent_ck', `(sent_on IS NULL) = (sent_means IS NULL)`)
@Check('promulgation_official_ck', `(official_number IS NULL) = (official_day IS NULL)`)
@Check('promulgation_official_number_ck', `official_number ~ '^\\d{4}/\\d{1,3}[A-Z]?\\.\\d{1,4}$'`)
export class Promulgation {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'promulgation_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'promulgation_pk' })
  dossierId: string;
  @Column('uuid', { name: 'bylaw_version_id' })
  bylawVersionId: string;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('uuid', { name: 'prepared_by' })
  preparedBy: string;
  @Column('timestamptz', { name: 'prepared_at' })
  preparedAt: Date;
  @Column('boolean', { name: 'personal_data_checked', default: false })
  personalDataChecked: boolean;
  /** Day of entry into force that the by-law itself sets. */
  @Column('date', { name: 'own_entry_day', nullable: true })
  ownEntryDay: string | null;
  /** The by-law's point that sets it, as printed. */
  @Column('text', { name: 'own_entry_point', nullable: true })
  ownEntryPoint: string | null;
  /** The consolidated version of the amended act goes along (OPL trans. 12); says nothing where none is amended. */
  @Column('boolean', { name: 'with_consolidated', default: true })
  withConsolidated: boolean;
  @Column('date', { name: 'sent_on', nullable: true })
  sentOn: string | null;
  @Column('text', { name: 'sent_means', nullable: true })
  sentMeans: SendingMeans | null;
  @Column('date', { name: 'ministry_informed_on', nullable: true })
  ministryInformedOn: string | null;
  /** Official publication number, for example `2026/225.13`. */
  @Column('text', { name: 'official_number', nullable: true })
  officialNumber: string | null;
  @Column('date', { name: 'official_day', nullable: true })
  officialDay: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
