import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A file that was given out to be signed: what comes back in a container is known by its digest. */
@Entity('signing_file')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'signing_file_item_fk',
})
@ForeignKey('named_version', ['municipalityId', 'versionId'], ['municipalityId', 'id'], {
  name: 'signing_file_version_fk',
})
@ForeignKey('person', ['issuedBy'], ['id'], { name: 'signing_file_issued_by_fk' })
@Check('signing_file_document_ck', `document IN ('bylaw', 'memorandum')`)
@Check('signing_file_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
export class SigningFile {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'signing_file_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'signing_file_pk' })
  itemId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'signing_file_pk' })
  digest: string;
  @Column('text')
  document: 'bylaw' | 'memorandum';
  @Column('uuid', { name: 'version_id' })
  versionId: string;
  @Column('uuid', { name: 'issued_by' })
  issuedBy: string;
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;
}
