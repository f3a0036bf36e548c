import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The minutes of a sitting beside what its other records say (PL 38(3)), and when what was made public. */
@Entity('sitting_minutes')
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'sitting_minutes_sitting_fk',
})
@Check('sitting_minutes_published_ck', `(published_on IS NULL) = (published_url IS NULL)`)
@Check('sitting_minutes_decisions_ck', `(decisions_published_on IS NULL) = (decisions_url IS NULL)`)
@Check('sitting_minutes_recording_ck', `(recording_published_on IS NULL) = (recording_url IS NULL)`)
export class SittingMinutes {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sitting_minutes_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'sitting_id', primaryKeyConstraintName: 'sitting_minutes_pk' })
  sittingId: string;
  @Column('text')
  keeper: string;
  @Column('text', { name: 'opened_time' })
  openedTime: string;
  @Column('text', { name: 'closed_time' })
  closedTime: string;
  @Column('text', { nullable: true })
  others: string | null;
  @Column('text', { nullable: true })
  absences: string | null;
  @Column('text', { nullable: true })
  notes: string | null;
  @Column('date', { name: 'signed_on', nullable: true })
  signedOn: string | null;
  @Column('date', { name: 'published_on', nullable: true })
  publishedOn: string | null;
  @Column('text', { name: 'published_url', nullable: true })
  publishedUrl: string | null;
  @Column('date', { name: 'decisions_published_on', nullable: true })
  decisionsPublishedOn: string | null;
  @Column('text', { name: 'decisions_url', nullable: true })
  decisionsUrl: string | null;
  @Column('date', { name: 'recording_published_on', nullable: true })
  recordingPublishedOn: string | null;
  @Column('text', { name: 'recording_url', nullable: true })
  recordingUrl: string | null;
  @Column('date', { name: 'recording_removed_on', nullable: true })
  recordingRemovedOn: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** A written view of a councillor, part of the minutes (PL 38(5)). */
@Entity('councillor_statement')
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'councillor_statement_sitting_fk',
})
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'councillor_statement_item_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'councillor_statement_person_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'councillor_statement_recorded_by_fk' })
@Check('councillor_statement_wording_ck', `wording <> ''`)
@Index('councillor_statement_sitting_ix', ['municipalityId', 'sittingId'])
export class CouncillorStatement {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'councillor_statement_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'councillor_statement_pk' })
  id: string;
  @Column('uuid', { name: 'sitting_id' })
  sittingId: string;
  @Column('uuid', { name: 'item_id', nullable: true })
  itemId: string | null;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text')
  wording: string;
  @Column('date')
  day: string;
  @Column('boolean')
  late: boolean;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
