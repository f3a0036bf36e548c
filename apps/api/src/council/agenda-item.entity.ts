import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AgendaPurpose, ItemOutcome } from '#libs/contracts';

@Entity('agenda_item')
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'agenda_item_sitting_fk',
})
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'agenda_item_dossier_fk',
})
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'agenda_item_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'agenda_item_memorandum_version_fk',
})
@Check('agenda_item_title_ck', `title <> ''`)
@Check('agenda_item_outcome_ck', `outcome IN ('adopted', 'rejected', 'removed')`)
@Check('agenda_item_added_ck', `(added_for IS NULL) = (added_present IS NULL)`)
@Check('agenda_item_decision_ck', `(decision_number IS NULL) = (decision_day IS NULL)`)
@Check('agenda_item_purpose_ck', `purpose IN ('adoption', 'correction', 'disagreement')`)
@Check('agenda_item_disagreement_ck', `purpose <> 'disagreement' OR dossier_id IS NOT NULL`)
@Index('agenda_item_sitting_ix', ['municipalityId', 'sittingId', 'position'])
@Index('agenda_item_dossier_ix', ['municipalityId', 'dossierId', 'createdAt'])
export class AgendaItem {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'agenda_item_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agenda_item_pk' })
  id: string;
  @Column('uuid', { name: 'sitting_id' })
  sittingId: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  /** What an item about a by-law decides. */
  @Column('text', { default: 'adoption' })
  purpose: AgendaPurpose;
  @Column('integer')
  position: number;
  @Column('text')
  title: string;
  @Column('text', { nullable: true })
  rapporteur: string | null;
  /** When the draft and its papers were available to the councillors (PL 28(2), 29(3)). */
  @Column('timestamptz', { name: 'materials_at', nullable: true })
  materialsAt: Date | null;
  /** Votes by which the sitting itself added the item (PL 34(2)). */
  @Column('integer', { name: 'added_for', nullable: true })
  addedFor: number | null;
  @Column('integer', { name: 'added_present', nullable: true })
  addedPresent: number | null;
  /** The frozen texts that are voted on. */
  @Column('uuid', { name: 'bylaw_version_id', nullable: true })
  bylawVersionId: string | null;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('text', { nullable: true })
  outcome: ItemOutcome | null;
  @Column('text', { name: 'decision_number', nullable: true })
  decisionNumber: string | null;
  @Column('date', { name: 'decision_day', nullable: true })
  decisionDay: string | null;
  @Column('text', { name: 'minutes_ref', nullable: true })
  minutesRef: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
