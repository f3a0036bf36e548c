import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  DOSSIER_KINDS,
  STATES,
  type DossierKind,
  type DossierState,
  type TrackAnswers,
  type TrackQuestionCode,
} from '#libs/bylaw-procedure';
import type { BylawTopic, TemplateId } from '#libs/contracts';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The last number given to a dossier in one municipality and year. */
@Entity('dossier_number')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'dossier_number_municipality_fk' })
@Check('dossier_number_positive_ck', `last_number > 0`)
export class DossierNumber {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'dossier_number_pk' })
  municipalityId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'dossier_number_pk' })
  year: number;
  @Column('integer', { name: 'last_number' })
  lastNumber: number;
}

@Entity('dossier')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'dossier_municipality_fk' })
@ForeignKey('person', ['lawyerId'], ['id'], { name: 'dossier_lawyer_fk' })
@ForeignKey('person', ['answeredBy'], ['id'], { name: 'dossier_answered_by_fk' })
@Unique('dossier_number_uq', ['municipalityId', 'year', 'number'])
@Unique('dossier_code_uq', ['municipalityId', 'code'])
@Check('dossier_title_ck', `title <> ''`)
@Check('dossier_kind_ck', `kind IN (${list(DOSSIER_KINDS)})`)
@Check('dossier_state_ck', `state IN (${list(STATES)})`)
@Check('dossier_territory_ck', `length(territory) <= 200`)
@Check('dossier_topic_ck', `topic ~ '^[a-z_]{2,40}$'`)
@Check('dossier_template_ck', `template ~ '^[a-z_]{2,40}$'`)
@Check('dossier_template_subject_ck', `template_subject ~ '^[a-z_]{2,40}$'`)
@Check('dossier_track_ck', `track IN ('A', 'B')`)
@Check('dossier_planning_url_ck', `planning_url ~ '^https?://'`)
@Check('dossier_answers_ck', `(answers IS NULL) = (answered_at IS NULL)`)
@Index('dossier_state_ix', ['municipalityId', 'state', 'stateSince'])
@Index('dossier_lawyer_ix', ['municipalityId', 'lawyerId'])
export class Dossier {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'dossier_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'dossier_pk' })
  id: string;
  @Column('integer')
  year: number;
  @Column('integer')
  number: number;
  /** For example `26-SN-VID-12`. */
  @Column('text')
  code: string;
  @Column('text')
  kind: DossierKind;
  @Column('text')
  title: string;
  @Column('text')
  topic: BylawTopic;
  /** The part of the municipality that it is about; empty = all of it. */
  @Column('text', { default: '' })
  territory: string;
  @Column('boolean', { name: 'is_fees', default: false })
  isFees: boolean;
  @Column('boolean', { name: 'is_statutes', default: false })
  isStatutes: boolean;
  /** The built-in template that it was started from. */
  @Column('text', { nullable: true })
  template: TemplateId | null;
  /** The subject of penalties chosen at the start. */
  @Column('text', { name: 'template_subject', nullable: true })
  templateSubject: TrackQuestionCode | null;
  @Column('text')
  state: DossierState;
  @Column('date', { name: 'state_since' })
  stateSince: string;
  @Column('text', { nullable: true })
  track: 'A' | 'B' | null;
  @Column('jsonb', { nullable: true })
  answers: TrackAnswers | null;
  /** Digest of the by-law's text when the answers were given. */
  @Column('text', { name: 'answers_digest', nullable: true })
  answersDigest: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
  /** Where the documents of a by-law on spatial planning stand in the planning system (PL 48(3)). */
  @Column('text', { name: 'planning_url', nullable: true })
  planningUrl: string | null;
  @Column('uuid', { name: 'lawyer_id' })
  lawyerId: string;
  @Column('date', { name: 'created_day' })
  createdDay: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
