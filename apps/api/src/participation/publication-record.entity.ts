import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ActCode, PublicationMeansCode } from '#libs/contracts';

/** One statutory publication; never changed, only withdrawn. */
@Entity('publication_record')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'publication_record_municipality_fk' })
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'publication_record_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'publication_record_recorded_by_fk' })
@ForeignKey('person', ['withdrawnBy'], ['id'], { name: 'publication_record_withdrawn_by_fk' })
@ForeignKey('opinion_stage', ['municipalityId', 'opinionStageId'], ['municipalityId', 'id'], {
  name: 'publication_record_stage_fk',
})
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'publication_record_sitting_fk',
})
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'publication_record_event_fk',
})
@Check('publication_record_subject_ck', `num_nonnulls(dossier_id, sitting_id, event_id) = 1`)
@Check('publication_record_article_ck', `act ~ '^[A-Z0-9]{2,8}$' AND ref <> ''`)
@Check('publication_record_url_ck', `url ~ '^https?://'`)
@Check('publication_record_term_ck', `to_day IS NULL OR to_day >= from_day`)
@Check('publication_record_means_ck', `means IN ('own_domain', 'embedded', 'feed', 'manual')`)
@Check('publication_record_withdrawn_ck', `(withdrawn_at IS NULL) = (withdrawn_reason IS NULL)`)
@Index('publication_record_dossier_ix', ['municipalityId', 'dossierId', 'recordedAt'])
@Index('publication_record_event_ix', ['municipalityId', 'eventId', 'recordedAt'])
@Index('publication_record_sitting_ix', ['municipalityId', 'sittingId', 'recordedAt'])
export class PublicationRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'publication_record_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_record_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  @Column('uuid', { name: 'sitting_id', nullable: true })
  sittingId: string | null;
  /** The participation event that it announces. */
  @Column('uuid', { name: 'event_id', nullable: true })
  eventId: string | null;
  /** The opinion stage that it announces. */
  @Column('uuid', { name: 'opinion_stage_id', nullable: true })
  opinionStageId: string | null;
  @Column('text')
  act: ActCode;
  @Column('text')
  ref: string;
  @Column('text')
  url: string;
  @Column('date', { name: 'from_day' })
  fromDay: string;
  @Column('date', { name: 'to_day', nullable: true })
  toDay: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
  @Column('text')
  means: PublicationMeansCode;
  @Column('uuid', { name: 'version_ids', array: true, default: [] })
  versionIds: string[];
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  @Column('date', { name: 'recorded_day' })
  recordedDay: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  withdrawnReason: string | null;
}
