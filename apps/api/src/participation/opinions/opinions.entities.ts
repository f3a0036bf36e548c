import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Collation, RedactionCode, RefusalCode } from '#libs/contracts';
import { OpinionStage } from '../opinion-stage.entity.js';
import { Opinion } from '../opinion.entity.js';

/** Somebody supports the opinion of somebody else. */
@Entity('opinion_support')
@ForeignKey(() => Opinion, ['municipalityId', 'opinionId'], ['municipalityId', 'id'], {
  name: 'opinion_support_opinion_fk',
})
@Check('opinion_support_supporter_ck', `octet_length(supporter) = 32`)
export class OpinionSupportRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_support_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'opinion_id', primaryKeyConstraintName: 'opinion_support_pk' })
  opinionId: string;
  /** A keyed hash of the person or of the mark in the browser. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'opinion_support_pk' })
  supporter: Buffer;
  @Column('date')
  day: string;
}

/** A file that came with an opinion. */
@Entity('opinion_attachment')
@ForeignKey(() => Opinion, ['municipalityId', 'opinionId'], ['municipalityId', 'id'], {
  name: 'opinion_attachment_opinion_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'opinion_attachment_file_fk',
})
@ForeignKey('person', ['releasedBy'], ['id'], { name: 'opinion_attachment_released_by_fk' })
@Check('opinion_attachment_kind_ck', `kind IN ('author', 'scan')`)
@Check('opinion_attachment_released_ck', `(released_at IS NULL) = (released_by IS NULL)`)
@Check('opinion_attachment_scan_ck', `kind = 'author' OR released_at IS NULL`)
@Index('opinion_attachment_opinion_ix', ['municipalityId', 'opinionId', 'addedAt'])
export class OpinionAttachment {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_attachment_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_attachment_pk' })
  id: string;
  @Column('uuid', { name: 'opinion_id' })
  opinionId: string;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('text')
  kind: 'author' | 'scan';
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt: Date | null;
  @Column('uuid', { name: 'released_by', nullable: true })
  releasedBy: string | null;
}

/** A decision about publishing an opinion; never changed. */
@Entity('opinion_moderation')
@ForeignKey(() => Opinion, ['municipalityId', 'opinionId'], ['municipalityId', 'id'], {
  name: 'opinion_moderation_opinion_fk',
})
@ForeignKey('person', ['moderatedBy'], ['id'], { name: 'opinion_moderation_person_fk' })
@Check('opinion_moderation_decision_ck', `decision IN ('publish', 'refuse')`)
@Check('opinion_moderation_refusal_ck', `(decision = 'refuse') = (refusal_code IS NOT NULL)`)
export class OpinionModeration {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_moderation_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'opinion_id', primaryKeyConstraintName: 'opinion_moderation_pk' })
  opinionId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'opinion_moderation_pk' })
  number: number;
  @Column('text')
  decision: 'publish' | 'refuse';
  /** The revision of the original that was looked at. */
  @Column('integer')
  revision: number;
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
  @Column('timestamptz')
  at: Date;
}

/** A published collation of opinions (form 2 of MK639). */
@Entity('opinion_collation')
@ForeignKey(() => OpinionStage, ['municipalityId', 'stageId'], ['municipalityId', 'id'], {
  name: 'opinion_collation_stage_fk',
})
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'opinion_collation_dossier_fk',
})
@ForeignKey('person', ['publishedBy'], ['id'], { name: 'opinion_collation_person_fk' })
@Index('opinion_collation_dossier_ix', ['municipalityId', 'dossierId', 'number'])
export class OpinionCollation {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_collation_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'stage_id', primaryKeyConstraintName: 'opinion_collation_pk' })
  stageId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'opinion_collation_pk' })
  number: number;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('jsonb')
  content: Collation;
  @Column('text')
  digest: string;
  @Column('date')
  day: string;
  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
  @Column('uuid', { name: 'published_by' })
  publishedBy: string;
  /** How many authors were told by e-mail. */
  @Column('integer')
  told: number;
}
