import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AmendmentFindingView, ConsolidationState, DocumentJson } from '#libs/contracts';

/** The text that an act gets from a day on by the publication of an amending one. */
@Entity('consolidation')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'consolidation_dossier_fk',
})
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'consolidation_act_fk' })
@ForeignKey('act', ['municipalityId', 'amendingActId'], ['municipalityId', 'id'], {
  name: 'consolidation_amending_act_fk',
})
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'consolidation_document_fk',
})
@ForeignKey('person', ['offeredBy'], ['id'], { name: 'consolidation_offered_by_fk' })
@ForeignKey('person', ['confirmedBy'], ['id'], { name: 'consolidation_confirmed_by_fk' })
@Check('consolidation_state_ck', `state IN ('waiting', 'by_hand', 'offered', 'done')`)
@Check(
  'consolidation_offered_ck',
  `state <> 'offered' OR (offered_by IS NOT NULL AND offered_digest IS NOT NULL)`,
)
@Check('consolidation_two_persons_ck', `confirmed_by IS NULL OR confirmed_by <> offered_by`)
@Index('consolidation_act_ix', ['municipalityId', 'actId'])
export class Consolidation {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'consolidation_pk' })
  municipalityId: string;
  /** The amending dossier. */
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'consolidation_pk' })
  dossierId: string;
  @Column('uuid', { name: 'act_id' })
  actId: string;
  @Column('uuid', { name: 'amending_act_id' })
  amendingActId: string;
  @PrimaryColumn('date', { name: 'from_day', primaryKeyConstraintName: 'consolidation_pk' })
  fromDay: string;
  @Column('text')
  state: ConsolidationState;
  /** The best that could be done without a person, until somebody works on it. */
  @Column('jsonb', { nullable: true })
  attempt: DocumentJson | null;
  @Column('jsonb', { default: [] })
  findings: AmendmentFindingView[];
  @Column('uuid', { name: 'document_id', nullable: true })
  documentId: string | null;
  @Column('text', { name: 'offered_digest', nullable: true })
  offeredDigest: string | null;
  @Column('uuid', { name: 'offered_by', nullable: true })
  offeredBy: string | null;
  @Column('timestamptz', { name: 'offered_at', nullable: true })
  offeredAt: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
