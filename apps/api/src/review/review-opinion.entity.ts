import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { MinistryOutcome } from '#libs/contracts';

/** The opinion on a round; append-only. */
@Entity('review_opinion')
@ForeignKey('review_round', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'review_opinion_round_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'review_opinion_file_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'review_opinion_recorded_by_fk' })
@Check('review_opinion_outcome_ck', `outcome IN ('no_objections', 'objections_whole', 'objections_partial')`)
export class ReviewOpinion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'review_opinion_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'review_opinion_pk' })
  roundId: string;
  @Column('text')
  outcome: MinistryOutcome;
  @Column('text', { name: 'opinion_number', nullable: true })
  opinionNumber: string | null;
  @Column('date', { name: 'issued_on' })
  issuedOn: string;
  @Column('date', { name: 'received_on' })
  receivedOn: string;
  @Column('text')
  conclusion: string;
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;
  /** Typed in by the municipality from what it received. */
  @Column('boolean', { name: 'typed_in' })
  typedIn: boolean;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** One objection of an opinion; append-only. */
@Entity('review_objection')
@ForeignKey('review_opinion', ['municipalityId', 'roundId'], ['municipalityId', 'roundId'], {
  name: 'review_objection_opinion_fk',
})
@Unique('review_objection_position_uq', ['municipalityId', 'roundId', 'position'])
@Check('review_objection_text_ck', `text <> '' AND grounds <> ''`)
export class ReviewObjectionRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'review_objection_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_objection_pk' })
  id: string;
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  @Column('integer')
  position: number;
  /** Node of the reviewed text; `null` for the whole. */
  @Column('text', { name: 'unit_id', nullable: true })
  unitId: string | null;
  @Column('text', { name: 'unit_label' })
  unitLabel: string;
  @Column('text')
  text: string;
  @Column('text')
  grounds: string;
  @Column('text', { name: 'proposed_wording', nullable: true })
  proposedWording: string | null;
}
