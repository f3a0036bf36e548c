import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A draft that a language model wrote. */
@Entity('summary_draft')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'summary_draft_dossier_fk',
})
@ForeignKey('person', ['requestedBy'], ['id'], { name: 'summary_draft_requested_by_fk' })
@Check('summary_draft_text_ck', `text <> ''`)
@Index('summary_draft_dossier_ix', ['municipalityId', 'dossierId', 'at'])
export class SummaryDraftRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'summary_draft_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'summary_draft_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('text')
  model: string;
  @Column('text')
  text: string;
  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;
  @Column('timestamptz')
  at: Date;
}

/** One version of a dossier's summary. */
@Entity('dossier_summary')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'dossier_summary_dossier_fk',
})
@ForeignKey(() => SummaryDraftRow, ['municipalityId', 'draftId'], ['municipalityId', 'id'], {
  name: 'dossier_summary_draft_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'dossier_summary_author_fk' })
@Check('dossier_summary_version_ck', `version > 0`)
export class DossierSummary {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'dossier_summary_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'dossier_summary_pk' })
  dossierId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'dossier_summary_pk' })
  version: number;
  /** Empty: taken back. */
  @Column('text')
  text: string;
  /** The draft whose words the text still carries. */
  @Column('uuid', { name: 'draft_id', nullable: true })
  draftId: string | null;
  /** The version of the by-law that was summed up. */
  @Column('integer', { name: 'document_version' })
  documentVersion: number;
  @Column('uuid', { name: 'author_id' })
  authorId: string;
  @Column('timestamptz')
  at: Date;
}
