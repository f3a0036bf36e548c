import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type {
  DocumentJson,
  ImportFileFormat,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
} from '#libs/contracts';
import { Dossier } from './dossier.entity.js';

/** A file that was read; afterwards the source its dossier was made from. */
@Entity('import_draft')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'import_draft_municipality_fk' })
@ForeignKey('person', ['createdBy'], ['id'], { name: 'import_draft_created_by_fk' })
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'import_draft_dossier_fk',
})
@Check('import_draft_format_ck', `format IN ('markdown', 'text', 'html', 'docx', 'akn')`)
@Check('import_draft_encoding_ck', `encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1257', 'binary')`)
@Check('import_draft_kept_ck', `(dossier_id IS NULL) = (expires_at IS NOT NULL)`)
@Index('import_draft_dossier_ix', ['municipalityId', 'dossierId'])
@Index('import_draft_expiry_ix', ['municipalityId', 'expiresAt'])
export class ImportDraft {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'import_draft_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_draft_pk' })
  id: string;
  @Column('text', { name: 'file_name' })
  fileName: string;
  @Column('text')
  format: ImportFileFormat;
  @Column('text')
  encoding: string;
  @Column('bytea')
  source: Buffer;
  @Column('text', { name: 'source_digest' })
  sourceDigest: string;
  @Column('jsonb')
  bylaw: DocumentJson;
  @Column('jsonb', { nullable: true })
  memorandum: DocumentJson | null;
  @Column('jsonb')
  recognised: ImportRecognised;
  @Column('jsonb')
  findings: ImportFinding[];
  @Column('jsonb', { name: 'set_aside' })
  setAside: ImportSetAside[];
  /** Comments of a word processor. */
  @Column('jsonb', { default: [] })
  threads: ImportThread[];
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
}
