import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A file that somebody attached or that the product made; its content lies in the file store under the digest. */
@Entity('stored_file')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'stored_file_municipality_fk' })
@ForeignKey('person', ['createdBy'], ['id'], { name: 'stored_file_creator_fk' })
@Check('stored_file_visibility_ck', `visibility IN ('public', 'staff')`)
@Check('stored_file_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
@Check('stored_file_size_ck', `size >= 0`)
@Index('stored_file_digest_ix', ['municipalityId', 'digest'])
export class StoredFile {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'stored_file_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'stored_file_pk' })
  id: string;
  /** SHA-256 of the content, hexadecimal. */
  @Column('text')
  digest: string;
  @Column('text')
  name: string;
  @Column('text', { name: 'media_type' })
  mediaType: string;
  /** Bytes. */
  @Column('bigint')
  size: string;
  /** `public` files may be read by anybody, `staff` files by people with a role in the municipality. */
  @Column('text')
  visibility: 'public' | 'staff';
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
