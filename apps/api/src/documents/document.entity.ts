import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StepOrigin, StoredDocumentKind, VersionPurpose } from '#libs/contracts';

@Entity('document')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'document_dossier_fk',
})
@Unique('document_one_of_kind_uq', ['municipalityId', 'dossierId', 'kind'])
@Check('document_kind_ck', `kind IN ('bylaw', 'memorandum', 'amended_text', 'consolidated_text')`)
@Check('document_head_ck', `head_version >= 0`)
export class Document {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'document_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'document_pk' })
  id: string;
  /** `null` for the text of an act that was made without a dossier. */
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  @Column('text')
  kind: StoredDocumentKind;
  @Column('integer', { name: 'head_version', default: 0 })
  headVersion: number;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

/** One step of the log; `version` is the version that it leads to. */
@Entity('document_step')
@ForeignKey(() => Document, ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'document_step_document_fk',
})
@Check('document_step_version_ck', `version > 0`)
export class DocumentStep {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'document_step_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'document_id', primaryKeyConstraintName: 'document_step_pk' })
  documentId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'document_step_pk' })
  version: number;
  @Column('jsonb')
  step: Record<string, unknown>;
  @Column('text', { name: 'client_id' })
  clientId: string;
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  @Column('timestamptz')
  at: Date;
  /** What the step answers or comes from; `null` for what somebody simply typed. */
  @Column('jsonb', { nullable: true })
  origin: StepOrigin | null;
}

/** The whole text at one version, so that reading never starts from the beginning of the log. */
@Entity('document_snapshot')
@ForeignKey(() => Document, ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'document_snapshot_document_fk',
})
export class DocumentSnapshot {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'document_snapshot_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'document_id', primaryKeyConstraintName: 'document_snapshot_pk' })
  documentId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'document_snapshot_pk' })
  version: number;
  @Column('jsonb')
  content: Record<string, unknown>;
}

/** A frozen text with its digest. */
@Entity('named_version')
@ForeignKey(() => Document, ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'named_version_document_fk',
})
@Check('named_version_name_ck', `name <> ''`)
@Check('named_version_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
@Index('named_version_document_ix', ['municipalityId', 'documentId', 'version'])
export class NamedVersion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'named_version_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'named_version_pk' })
  id: string;
  @Column('uuid', { name: 'document_id' })
  documentId: string;
  @Column('integer')
  version: number;
  @Column('text')
  name: string;
  @Column('text')
  purpose: VersionPurpose;
  @Column('text')
  digest: string;
  @Column('jsonb')
  content: Record<string, unknown>;
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('date', { name: 'legal_day' })
  legalDay: string;
  @Column('timestamptz')
  at: Date;
}

/** An image of the municipality's documents, by the digest that their figures carry. */
@Entity('document_image')
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'document_image_file_fk',
})
@Check('document_image_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
export class DocumentImage {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'document_image_pk' })
  municipalityId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'document_image_pk' })
  digest: string;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
}

/** A frozen text that shows an image. */
@Entity('named_version_image')
@ForeignKey(() => NamedVersion, ['municipalityId', 'versionId'], ['municipalityId', 'id'], {
  name: 'named_version_image_version_fk',
})
export class NamedVersionImage {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'named_version_image_pk' })
  municipalityId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'named_version_image_pk' })
  digest: string;
  @PrimaryColumn('uuid', { name: 'version_id', primaryKeyConstraintName: 'named_version_image_pk' })
  versionId: string;
}
