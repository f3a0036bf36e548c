import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ReviewMeans, SectorChannel, SectorMeans } from '#libs/contracts';

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
@ForeignKey('institution', ['institutionId'], ['id'], { name: 'sector_view_institution_fk' })
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'sector_view_file_fk',
})
@Unique('sector_view_secret_uq', ['secretHash'])
@Check('sector_view_link_ck', `(secret_hash IS NULL) = (link_expires IS NULL)`)
@Check('sector_view_means_ck', `means IN ('portal', 'email', 'eaddress', 'post')`)
@Check('sector_view_channel_ck', `channel IN ('portal', 'link', 'typed')`)
@Check('sector_view_asked_by_ck', `asked_by IN ('reviewer', 'municipality')`)
@Check('sector_view_ministry_ck', `ministry <> ''`)
@Check('sector_view_answer_ck', `(answered_on IS NULL) = (text IS NULL)`)
@Index('sector_view_round_ix', ['municipalityId', 'roundId'])
@Index('sector_view_institution_ix', ['municipalityId', 'institutionId'])
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
  /** The ministry's institution, where it answers here. */
  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId: string | null;
  @Column('text', { default: '' })
  question: string;
  @Column('text', { nullable: true })
  email: string | null;
  /** How it was asked; `null` for a view that the municipality attached. */
  @Column('text', { nullable: true })
  means: SectorMeans | null;
  /** Of the link by which a ministry without an account answers; only the hash is kept. */
  @Column('bytea', { name: 'secret_hash', nullable: true })
  secretHash: Buffer | null;
  @Column('date', { name: 'link_expires', nullable: true })
  linkExpires: string | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;
  /** How the answer came. */
  @Column('text', { nullable: true })
  channel: SectorChannel | null;
  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: string | null;
  @Column('text', { name: 'answer_number', nullable: true })
  answerNumber: string | null;
  @Column('text', { name: 'given_by', nullable: true })
  givenBy: string | null;
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;
}
