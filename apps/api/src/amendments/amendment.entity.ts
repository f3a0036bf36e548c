import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AmendmentCheck, Violation } from '#libs/contracts';

/** Which act a dossier amends, and what is known about its text. */
@Entity('amendment')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'amendment_dossier_fk',
})
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'amendment_act_fk' })
@ForeignKey('named_version', ['municipalityId', 'baseVersionId'], ['municipalityId', 'id'], {
  name: 'amendment_base_version_fk',
})
@ForeignKey('document', ['municipalityId', 'workingDocumentId'], ['municipalityId', 'id'], {
  name: 'amendment_working_document_fk',
})
@ForeignKey('person', ['writtenBy'], ['id'], { name: 'amendment_written_by_fk' })
@Check('amendment_base_digest_ck', `base_digest ~ '^[0-9a-f]{64}$'`)
@Check(
  'amendment_written_ck',
  `(written_from IS NULL) = (written_digest IS NULL) AND (written_from IS NULL) = (written_at IS NULL)`,
)
@Index('amendment_act_ix', ['municipalityId', 'actId'])
export class Amendment {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'amendment_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'amendment_pk' })
  dossierId: string;
  @Column('uuid', { name: 'act_id' })
  actId: string;
  /** The day whose wording the amendments start from. */
  @Column('date', { name: 'base_day' })
  baseDay: string;
  @Column('uuid', { name: 'base_version_id' })
  baseVersionId: string;
  @Column('text', { name: 'base_digest' })
  baseDigest: string;
  @Column('uuid', { name: 'working_document_id', nullable: true })
  workingDocumentId: string | null;
  /** Digest of the edited text that the by-law was last written from. */
  @Column('text', { name: 'written_from', nullable: true })
  writtenFrom: string | null;
  /** Digest of the by-law as it was written. */
  @Column('text', { name: 'written_digest', nullable: true })
  writtenDigest: string | null;
  @Column('timestamptz', { name: 'written_at', nullable: true })
  writtenAt: Date | null;
  @Column('uuid', { name: 'written_by', nullable: true })
  writtenBy: string | null;
  @Column('jsonb', { default: [] })
  warnings: Violation[];
  @Column('integer', { default: 1 })
  version: number;
}

/** The result of one check, kept by the digests of the three texts that it is a function of. */
@Entity('amendment_check')
@ForeignKey(() => Amendment, ['municipalityId', 'dossierId'], ['municipalityId', 'dossierId'], {
  name: 'amendment_check_amendment_fk',
})
export class AmendmentCheckRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'amendment_check_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'amendment_check_pk' })
  dossierId: string;
  @PrimaryColumn('text', { name: 'base_digest', primaryKeyConstraintName: 'amendment_check_pk' })
  baseDigest: string;
  @PrimaryColumn('text', { name: 'bylaw_digest', primaryKeyConstraintName: 'amendment_check_pk' })
  bylawDigest: string;
  /** Empty without an edited text. */
  @PrimaryColumn('text', { name: 'edited_digest', primaryKeyConstraintName: 'amendment_check_pk' })
  editedDigest: string;
  @Column('boolean')
  closed: boolean;
  @Column('integer')
  instructions: number;
  @Column('jsonb')
  differences: AmendmentCheck['differences'];
  @Column('jsonb')
  findings: AmendmentCheck['findings'];
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('timestamptz')
  at: Date;
}
