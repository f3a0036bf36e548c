import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CoordinationOutcome, CoordinationRoundKind } from '#libs/contracts';

/** The municipality's own terms; no row while the defaults hold. */
@Entity('coordination_settings')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'coordination_settings_municipality_fk' })
@Check(
  'coordination_settings_terms_ck',
  `normal_working_days BETWEEN 1 AND 60 AND urgent_working_days BETWEEN 1 AND normal_working_days
    AND repeat_working_days BETWEEN 1 AND 60 AND extension_working_days BETWEEN 0 AND 60`,
)
@Check('coordination_settings_meeting_ck', `meeting_working_days BETWEEN 0 AND 60`)
export class CoordinationSettingsRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_settings_pk' })
  municipalityId: string;
  @Column('integer', { name: 'normal_working_days' })
  normalWorkingDays: number;
  @Column('integer', { name: 'urgent_working_days' })
  urgentWorkingDays: number;
  @Column('integer', { name: 'repeat_working_days' })
  repeatWorkingDays: number;
  @Column('integer', { name: 'extension_working_days' })
  extensionWorkingDays: number;
  @Column('boolean', { name: 'required_before_opinion_stage' })
  requiredBeforeOpinionStage: boolean;
  @Column('integer', { name: 'meeting_working_days', default: 5 })
  meetingWorkingDays: number;
  @Column('integer', { default: 1 })
  version: number;
}

@Entity('coordination')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'coordination_dossier_fk',
})
@ForeignKey('person', ['closedBy'], ['id'], { name: 'coordination_closed_by_fk' })
@Unique('coordination_number_uq', ['municipalityId', 'dossierId', 'number'])
@Check('coordination_outcome_ck', `outcome IN ('agreed', 'not_agreed', 'abandoned')`)
@Check('coordination_closed_ck', `(closed_day IS NULL) = (outcome IS NULL)`)
@Check('coordination_disagreement_ck', `outcome <> 'not_agreed' OR reason <> ''`)
@Index('coordination_one_at_a_time_uq', ['municipalityId', 'dossierId'], {
  unique: true,
  where: `closed_day IS NULL`,
})
export class Coordination {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  /** 1 for the first coordination of the draft. */
  @Column('integer')
  number: number;
  @Column('date', { name: 'started_day' })
  startedDay: string;
  @Column('date', { name: 'closed_day', nullable: true })
  closedDay: string | null;
  @Column('text', { nullable: true })
  outcome: CoordinationOutcome | null;
  /** Why the parties do not agree; it stays in the papers for the council. */
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;
}

@Entity('coordination_round')
@ForeignKey(() => Coordination, ['municipalityId', 'coordinationId'], ['municipalityId', 'id'], {
  name: 'coordination_round_coordination_fk',
})
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'coordination_round_dossier_fk',
})
@ForeignKey('document', ['municipalityId', 'bylawDocumentId'], ['municipalityId', 'id'], {
  name: 'coordination_round_document_fk',
})
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'coordination_round_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'coordination_round_memorandum_version_fk',
})
@ForeignKey('person', ['sentBy'], ['id'], { name: 'coordination_round_sent_by_fk' })
@ForeignKey('person', ['silenceCheckedBy'], ['id'], { name: 'coordination_round_silence_checked_by_fk' })
@Unique('coordination_round_number_uq', ['municipalityId', 'dossierId', 'number'])
@Check('coordination_round_kind_ck', `kind IN ('normal', 'urgent', 'repeat')`)
@Check('coordination_round_urgent_ck', `kind <> 'urgent' OR (reason IS NOT NULL AND reason <> '')`)
@Check('coordination_round_term_ck', `due_day > sent_day`)
@Check(
  'coordination_round_extension_ck',
  `(extended_from IS NULL AND extension_days IS NULL AND extension_reason IS NULL)
    OR (extended_from < due_day AND extension_days > 0 AND extension_reason <> '')`,
)
@Check('coordination_round_silence_ck', `(silence_checked_by IS NULL) = (silence_checked_day IS NULL)`)
@Index('coordination_round_one_at_a_time_uq', ['municipalityId', 'dossierId'], {
  unique: true,
  where: `ended_day IS NULL`,
})
export class CoordinationRound {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'coordination_round_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coordination_round_pk' })
  id: string;
  @Column('uuid', { name: 'coordination_id' })
  coordinationId: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  /** From 1 within the dossier. */
  @Column('integer')
  number: number;
  @Column('text')
  kind: CoordinationRoundKind;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('date', { name: 'sent_day' })
  sentDay: string;
  /** Last day for opinions, the extension counted. */
  @Column('date', { name: 'due_day' })
  dueDay: string;
  /** The last day before the extension. */
  @Column('date', { name: 'extended_from', nullable: true })
  extendedFrom: string | null;
  @Column('integer', { name: 'extension_days', nullable: true })
  extensionDays: number | null;
  @Column('text', { name: 'extension_reason', nullable: true })
  extensionReason: string | null;
  @Column('uuid', { name: 'bylaw_document_id' })
  bylawDocumentId: string;
  @Column('uuid', { name: 'bylaw_version_id' })
  bylawVersionId: string;
  @Column('text', { name: 'bylaw_digest' })
  bylawDigest: string;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('uuid', { name: 'sent_by' })
  sentBy: string;
  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;
  @Column('date', { name: 'ended_day', nullable: true })
  endedDay: string | null;
  /** Who looked for answers that went astray before the silence of parties was taken for agreement, and when. */
  @Column('uuid', { name: 'silence_checked_by', nullable: true })
  silenceCheckedBy: string | null;
  @Column('date', { name: 'silence_checked_day', nullable: true })
  silenceCheckedDay: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
