import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { OpinionChannel, OpinionKind, OpinionState, RedactionCode, RefusalCode } from '#libs/contracts';
import { OpinionAnswer } from './opinion-answer.entity.js';
import { OpinionStage } from './opinion-stage.entity.js';

/**
 * An opinion as everybody may read it, about the draft of a stage or about an event; what was submitted is in
 * {@link OpinionOriginalRow}.
 */
@Entity('opinion')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'opinion_dossier_fk',
})
@ForeignKey(() => OpinionStage, ['municipalityId', 'stageId'], ['municipalityId', 'id'], {
  name: 'opinion_stage_fk',
})
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'opinion_event_fk',
})
@ForeignKey('participation_meeting', ['municipalityId', 'meetingId'], ['municipalityId', 'id'], {
  name: 'opinion_meeting_fk',
})
@ForeignKey('participation_group', ['municipalityId', 'groupId'], ['municipalityId', 'id'], {
  name: 'opinion_group_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'opinion_person_fk' })
@ForeignKey('person', ['moderatedBy'], ['id'], { name: 'opinion_moderated_by_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'opinion_recorded_by_fk' })
@ForeignKey(() => OpinionAnswer, ['municipalityId', 'answerId'], ['municipalityId', 'id'], {
  name: 'opinion_answer_fk',
})
@Unique('opinion_receipt_uq', ['municipalityId', 'receipt'])
@Check(
  'opinion_occasion_ck',
  `(stage_id IS NULL) = (dossier_id IS NULL) AND (stage_id IS NULL) <> (event_id IS NULL)`,
)
@Check('opinion_of_event_ck', `event_id IS NOT NULL OR (meeting_id IS NULL AND group_id IS NULL)`)
@Check('opinion_state_ck', `state IN ('pending', 'published', 'refused')`)
@Check('opinion_kind_ck', `kind IN ('support', 'proposal', 'objection', 'question')`)
@Check('opinion_channel_ck', `channel IN ('web', 'email', 'e_address', 'post', 'in_person', 'meeting')`)
@Check('opinion_language_ck', `language IN ('lv', 'en')`)
@Check('opinion_published_ck', `(state = 'published') = (published_text IS NOT NULL)`)
@Check('opinion_author_ck', `published_author IS NULL OR (named AND state = 'published')`)
@Check('opinion_refused_ck', `(state = 'refused') = (refusal_code IS NOT NULL)`)
@Check(
  'opinion_refusal_code_ck',
  `refusal_code IN ('offensive', 'incomprehensible', 'not_text', 'unrelated')`,
)
@Check(
  'opinion_redaction_code_ck',
  `redaction_code IN ('personal_data', 'third_party', 'offensive', 'secret')`,
)
@Index('opinion_dossier_ix', ['municipalityId', 'dossierId', 'receivedAt'])
@Index('opinion_event_ix', ['municipalityId', 'eventId', 'receivedAt'])
@Index('opinion_answer_ix', ['municipalityId', 'answerId'])
@Index('opinion_person_ix', ['municipalityId', 'personId'])
export class Opinion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id', nullable: true })
  dossierId: string | null;
  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId: string | null;
  /** The event it is about, where that has no opinion stage. */
  @Column('uuid', { name: 'event_id', nullable: true })
  eventId: string | null;
  /** The gathering at which it was said. */
  @Column('uuid', { name: 'meeting_id', nullable: true })
  meetingId: string | null;
  /** The target group that the author belongs to. */
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;
  /** For example `VO-7K3M-9QXT`. */
  @Column('text')
  receipt: string;
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;
  @Column('text')
  state: OpinionState;
  @Column('text')
  kind: OpinionKind;
  @Column('text', { name: 'unit_id', nullable: true })
  unitId: string | null;
  @Column('text')
  channel: OpinionChannel;
  /** Day of receipt, or of the postmark. */
  @Column('date', { name: 'received_day' })
  receivedDay: string;
  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
  @Column('boolean', { default: false })
  late: boolean;
  @Column('text', { default: 'lv' })
  language: 'lv' | 'en';
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  @Column('boolean', { default: false })
  named: boolean;
  @Column('text', { name: 'published_author', nullable: true })
  publishedAuthor: string | null;
  @Column('text', { name: 'published_text', nullable: true })
  publishedText: string | null;
  @Column('text', { name: 'published_wording', nullable: true })
  publishedWording: string | null;
  @Column('text', { name: 'redaction_code', nullable: true })
  redactionCode: RedactionCode | null;
  @Column('text', { name: 'redaction_reason', nullable: true })
  redactionReason: string | null;
  @Column('text', { name: 'refusal_code', nullable: true })
  refusalCode: RefusalCode | null;
  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason: string | null;
  @Column('uuid', { name: 'moderated_by', nullable: true })
  moderatedBy: string | null;
  @Column('timestamptz', { name: 'moderated_at', nullable: true })
  moderatedAt: Date | null;
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  @Column('uuid', { name: 'answer_id', nullable: true })
  answerId: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** What the author submitted: restricted, every revision. */
@Entity('opinion_original')
@ForeignKey(() => Opinion, ['municipalityId', 'opinionId'], ['municipalityId', 'id'], {
  name: 'opinion_original_opinion_fk',
})
@Check('opinion_original_text_ck', `text <> ''`)
@Check('opinion_original_revision_ck', `revision > 0`)
export class OpinionOriginalRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_original_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'opinion_id', primaryKeyConstraintName: 'opinion_original_pk' })
  opinionId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'opinion_original_pk' })
  revision: number;
  @Column('text')
  text: string;
  @Column('text', { nullable: true })
  wording: string | null;
  @Column('text', { name: 'author_name', nullable: true })
  authorName: string | null;
  @Column('text', { name: 'author_email', nullable: true })
  authorEmail: string | null;
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('text', { name: 'registration_no', nullable: true })
  registrationNo: string | null;
  @Column('text', { name: 'lobbyist_no', nullable: true })
  lobbyistNo: string | null;
  @Column('timestamptz')
  at: Date;
}
