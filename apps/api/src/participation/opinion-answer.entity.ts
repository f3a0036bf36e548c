import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AnswerChange, OpinionOutcome, Part8Block } from '#libs/contracts';

/** The answer to one or several equal opinions. */
@Entity('opinion_answer')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'opinion_answer_dossier_fk',
})
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'opinion_answer_event_fk',
})
@ForeignKey('person', ['answeredBy'], ['id'], { name: 'opinion_answer_person_fk' })
@Check('opinion_answer_outcome_ck', `outcome IN ('accepted', 'partly', 'declined')`)
@Check('opinion_answer_occasion_ck', `(dossier_id IS NULL) <> (event_id IS NULL)`)
@Check('opinion_answer_text_ck', `gist <> '' AND reason <> ''`)
@Index('opinion_answer_dossier_ix', ['municipalityId', 'dossierId', 'answeredAt'])
@Index('opinion_answer_event_ix', ['municipalityId', 'eventId', 'answeredAt'])
export class OpinionAnswer {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_answer_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_answer_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  @Column('uuid', { name: 'event_id', nullable: true })
  eventId: string | null;
  @Column('text')
  outcome: OpinionOutcome;
  /** What the opinions say in short, without names. */
  @Column('text')
  gist: string;
  @Column('text')
  reason: string;
  /** `null` where it was not kept: answers of events that came before there was one kind of answer. */
  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
  @Column('date', { name: 'answered_day' })
  answeredDay: string;
  @Column('timestamptz', { name: 'answered_at' })
  answeredAt: Date;
  /** The words that were changed because of the opinions, as they stood then. */
  @Column('jsonb', { default: [] })
  changes: AnswerChange[];
  @Column('integer', { default: 1 })
  version: number;
}

/** Which state of opinions and answers part 8 of the memorandum was filled from. */
@Entity('opinion_summary')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'opinion_summary_dossier_fk',
})
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'opinion_summary_document_fk',
})
@ForeignKey('person', ['insertedBy'], ['id'], { name: 'opinion_summary_person_fk' })
export class OpinionSummary {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_summary_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'opinion_summary_pk' })
  dossierId: string;
  @Column('text', { name: 'source_digest' })
  sourceDigest: string;
  @Column('uuid', { name: 'document_id' })
  documentId: string;
  /** The blocks of part 8 that were inserted; a later insertion replaces them and leaves the rest. */
  @Column('text', { name: 'node_ids', array: true })
  nodeIds: string[];
  /** What the part said when it was generated, to show what changed since. */
  @Column('jsonb', { default: [] })
  blocks: Part8Block[];
  @Column('uuid', { name: 'inserted_by' })
  insertedBy: string;
  @Column('timestamptz', { name: 'inserted_at' })
  insertedAt: Date;
}
