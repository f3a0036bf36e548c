import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who wrote what at one version of a document, as `Blamer` of `#libs/bylaw-blame` keeps it. */
@Entity('document_attribution')
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'document_attribution_document_fk',
})
@Check('document_attribution_version_ck', `version > 0`)
export class DocumentAttribution {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'document_attribution_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'document_id', primaryKeyConstraintName: 'document_attribution_pk' })
  documentId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'document_attribution_pk' })
  version: number;
  @Column('jsonb')
  state: Record<string, unknown>;
}

/** What one step did to one unit. */
@Entity('document_change')
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'document_change_document_fk',
})
@Check('document_change_counts_ck', `inserted >= 0 AND deleted >= 0`)
@Index('document_change_version_ix', ['municipalityId', 'documentId', 'version'])
export class DocumentChange {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'document_change_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'document_id', primaryKeyConstraintName: 'document_change_pk' })
  documentId: string;
  @PrimaryColumn('text', { name: 'unit_id', primaryKeyConstraintName: 'document_change_pk' })
  unitId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'document_change_pk' })
  version: number;
  @Column('integer')
  inserted: number;
  @Column('integer')
  deleted: number;
}
