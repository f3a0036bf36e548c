import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AgendaPurpose, ClosedGroundCode, ItemOutcome, SubmitterCode } from '#libs/contracts';

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
@ForeignKey('agenda_item', ['municipalityId', 'aboutItemId'], ['municipalityId', 'id'], {
  name: 'agenda_item_about_fk',
})
@ForeignKey('agenda_item', ['municipalityId', 'againOfId'], ['municipalityId', 'id'], {
  name: 'agenda_item_again_of_fk',
})
@ForeignKey('named_version', ['municipalityId', 'tabledVersionId'], ['municipalityId', 'id'], {
  name: 'agenda_item_tabled_version_fk',
})
@Check(
  'agenda_item_submitter_ck',
  `submitter IN ('chair', 'committee', 'councillor', 'initiator', 'executive_director', 'residents_council', 'minister', 'cabinet')`,
)
@Check('agenda_item_closed_ck', `(closed_ground IS NULL) = (essence IS NULL)`)
@Check(
  'agenda_item_closed_ground_ck',
  `closed_ground IN ('private_life', 'children', 'adoption', 'trade_secret', 'other_restricted')`,
)
@Check('agenda_item_title_ck', `title <> ''`)
@Check('agenda_item_outcome_ck', `outcome IN ('adopted', 'rejected', 'removed')`)
@Check('agenda_item_added_ck', `(added_for IS NULL) = (added_present IS NULL)`)
@Check('agenda_item_decision_ck', `(decision_number IS NULL) = (decision_day IS NULL)`)
@Check('agenda_item_purpose_ck', `purpose IN ('adoption', 'correction', 'disagreement', 'opinion')`)
@Check('agenda_item_disagreement_ck', `purpose <> 'disagreement' OR dossier_id IS NOT NULL`)
@Index('agenda_item_sitting_ix', ['municipalityId', 'sittingId', 'position'])
@Index('agenda_item_again_of_ix', ['municipalityId', 'againOfId'])
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
  /** Number in the municipality's document management. */
  @Column('text', { name: 'register_number', nullable: true })
  registerNumber: string | null;
  /** Who submitted the draft (PL 36(1), 30(1)). */
  @Column('text', { nullable: true })
  submitter: SubmitterCode | null;
  /** The draft decision of an item that is no by-law. */
  @Column('text', { name: 'draft_text', nullable: true })
  draftText: string | null;
  @Column('text', { name: 'closed_ground', nullable: true })
  closedGround: ClosedGroundCode | null;
  /** All that is shown of a closed matter (PL 27(4)). */
  @Column('text', { nullable: true })
  essence: string | null;
  /** Titles it had before: votes on the agenda name it by the title of their day. */
  @Column('text', { name: 'earlier_titles', array: true, default: () => `'{}'` })
  earlierTitles: string[];
  /** Costs money that the budget does not have (PL 39(3)3). */
  @Column('boolean', { default: false })
  unbudgeted: boolean;
  /** In a committee's sitting the item of the council that it gives its opinion on. */
  @Column('uuid', { name: 'about_item_id', nullable: true })
  aboutItemId: string | null;
  /** The item that the council deals with again: its sitting had no quorum, or its decision was not signed (PL 32, 37(6)). */
  @Column('uuid', { name: 'again_of_id', nullable: true })
  againOfId: string | null;
  /** It left the agenda because its sitting was called off. */
  @Column('boolean', { name: 'left_undealt', default: false })
  leftUndealt: boolean;
  /** What was said, for the minutes. */
  @Column('text', { nullable: true })
  debate: string | null;
  /** The text as it lay on the table, where adopted amendments changed it. */
  @Column('uuid', { name: 'tabled_version_id', nullable: true })
  tabledVersionId: string | null;
  /** Since when councillors vote themselves. */
  @Column('timestamptz', { name: 'voting_opened_at', nullable: true })
  votingOpenedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
