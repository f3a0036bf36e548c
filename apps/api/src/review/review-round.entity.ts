import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ReviewMeans } from '#libs/contracts';

/** One sending of the adopted texts to the ministry. */
@Entity('review_round')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'review_round_dossier_fk',
})
@ForeignKey('institution', ['institutionId'], ['id'], { name: 'review_round_institution_fk' })
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'review_round_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'review_round_memorandum_version_fk',
})
@ForeignKey('person', ['sentBy'], ['id'], { name: 'review_round_sent_by_fk' })
@ForeignKey('person', ['silenceBy'], ['id'], { name: 'review_round_silence_by_fk' })
@Unique('review_round_number_uq', ['municipalityId', 'dossierId', 'number'])
@Check('review_round_reviewer_ck', `reviewer_kind IN ('varam', 'named_ministry')`)
@Check('review_round_reviewer_law_ck', `(reviewer_kind = 'named_ministry') = (reviewer_law IS NOT NULL)`)
@Check('review_round_means_ck', `means IN ('eaddress', 'email', 'post')`)
@Check('review_round_silence_ck', `(silence_checked_on IS NULL) = (silence_by IS NULL)`)
@Index('review_round_queue_ix', ['municipalityId', 'reviewerKind', 'sentOn'])
export class ReviewRound {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'review_round_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_round_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  /** From 1 in each dossier. */
  @Column('integer')
  number: number;
  @Column('text', { name: 'reviewer_kind' })
  reviewerKind: 'varam' | 'named_ministry';
  @Column('text', { name: 'reviewer_name' })
  reviewerName: string;
  @Column('text', { name: 'reviewer_law', nullable: true })
  reviewerLaw: string | null;
  /** The ministry's institution, when it answers here. */
  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId: string | null;
  @Column('uuid', { name: 'bylaw_version_id' })
  bylawVersionId: string;
  @Column('text', { name: 'bylaw_digest' })
  bylawDigest: string;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('text', { name: 'memorandum_digest', nullable: true })
  memorandumDigest: string | null;
  @Column('date', { name: 'sent_on' })
  sentOn: string;
  @Column('text')
  means: ReviewMeans;
  @Column('uuid', { name: 'sent_by' })
  sentBy: string;
  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;
  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: string | null;
  /** The day somebody looked for an opinion after the month and found none. */
  @Column('date', { name: 'silence_checked_on', nullable: true })
  silenceCheckedOn: string | null;
  @Column('uuid', { name: 'silence_by', nullable: true })
  silenceBy: string | null;
  /** When the clock found that the month had passed. */
  @Column('timestamptz', { name: 'silence_proposed_at', nullable: true })
  silenceProposedAt: Date | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** The view of a sector ministry. */
@Entity('sector_view')
@ForeignKey('review_round', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'sector_view_round_fk',
})
@Check('sector_view_asked_by_ck', `asked_by IN ('reviewer', 'municipality')`)
@Check('sector_view_ministry_ck', `ministry <> ''`)
@Check('sector_view_answer_ck', `(answered_on IS NULL) = (text IS NULL)`)
@Index('sector_view_round_ix', ['municipalityId', 'roundId'])
export class SectorViewRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sector_view_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sector_view_pk' })
  id: string;
  @Column('uuid', { name: 'round_id' })
  roundId: string;
  @Column('text', { name: 'asked_by' })
  askedBy: 'reviewer' | 'municipality';
  @Column('text')
  ministry: string;
  @Column('date', { name: 'asked_on', nullable: true })
  askedOn: string | null;
  @Column('date', { name: 'answered_on', nullable: true })
  answeredOn: string | null;
  @Column('text', { nullable: true })
  text: string | null;
}
