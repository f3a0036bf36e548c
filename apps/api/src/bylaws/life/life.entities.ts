import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CommitteeOutcome, EndOfForceSlice } from '#libs/bylaw-procedure';
import type { ExPostOutcome } from '#libs/contracts';
import { Dossier } from '../dossier.entity.js';

/** What a committee thinks of a draft; never changed. */
@Entity('committee_opinion')
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'committee_opinion_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'committee_opinion_recorded_by_fk' })
@Check('committee_opinion_code_ck', `code ~ '^[a-z][a-z0-9_]{1,39}$'`)
@Check('committee_opinion_outcome_ck', `outcome IN ('supports', 'supports_with_changes', 'does_not_support')`)
@Index('committee_opinion_dossier_ix', ['municipalityId', 'dossierId'])
export class CommitteeOpinion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'committee_opinion_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'committee_opinion_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('text')
  code: string;
  /** The committee's name when it gave the opinion. */
  @Column('text')
  name: string;
  @Column('text')
  outcome: CommitteeOutcome;
  @Column('date')
  day: string;
  /** Where the opinion stands in the committee's minutes. */
  @Column('text')
  reference: string;
  @Column('text', { default: '' })
  note: string;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz')
  at: Date;
}

/** How a by-law in force ends or has ended. */
@Entity('end_of_force')
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'end_of_force_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'end_of_force_recorded_by_fk' })
@Check('end_of_force_cause_ck', `cause IN ('repealed', 'basis_lapsed', 'term', 'voided')`)
@Check('end_of_force_by_ck', `cause <> 'basis_lapsed' OR by_what <> ''`)
export class EndOfForce {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'end_of_force_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'end_of_force_pk' })
  dossierId: string;
  @Column('text')
  cause: EndOfForceSlice['cause'];
  /** The first day on which it is no longer in force. */
  @Column('date', { name: 'from_day' })
  fromDay: string;
  @Column('text', { name: 'by_what', nullable: true })
  byWhat: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  @Column('timestamptz')
  at: Date;
}

/** A look back at what a by-law has brought about: planned for a day, then done with a conclusion. */
@Entity('ex_post_review')
@ForeignKey(() => Dossier, ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'ex_post_review_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'ex_post_review_recorded_by_fk' })
@Check('ex_post_review_round_ck', `round > 0`)
@Check('ex_post_review_outcome_ck', `outcome IN ('keep', 'amend', 'repeal')`)
@Check(
  'ex_post_review_done_ck',
  `(done_on IS NULL) = (outcome IS NULL) AND (done_on IS NULL) = (conclusion IS NULL)`,
)
@Index('ex_post_review_open_ix', ['municipalityId', 'dueOn'], { where: 'done_on IS NULL' })
export class ExPostReview {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'ex_post_review_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'ex_post_review_pk' })
  dossierId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'ex_post_review_pk' })
  round: number;
  @Column('date', { name: 'due_on' })
  dueOn: string;
  @Column('date', { name: 'done_on', nullable: true })
  doneOn: string | null;
  @Column('text', { nullable: true })
  outcome: ExPostOutcome | null;
  @Column('text', { nullable: true })
  conclusion: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
}
