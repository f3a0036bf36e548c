import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  STRIKE_REASONS,
  SUBMISSION_ORIGINS,
  SUBMISSION_STATES,
  type SignerBasis,
  type StrikeReason,
  type SubmissionCriterion,
  type SubmissionEvent,
  type SubmissionOrigin,
  type SubmissionSettings,
  type SubmissionState,
} from '#libs/contracts';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** A collective submission (PL 56–57); what the representative is reached by goes with the signers. */
@Entity('collective_submission')
@Unique('collective_submission_code_uq', ['municipalityId', 'year', 'number'])
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'collective_submission_municipality_fk' })
@ForeignKey('person', ['authorId'], ['id'], { name: 'collective_submission_author_fk' })
@ForeignKey('agenda_item', ['municipalityId', 'agendaItemId'], ['municipalityId', 'id'], {
  name: 'collective_submission_item_fk',
})
@Check('collective_submission_state_ck', `state IN (${list(SUBMISSION_STATES)})`)
@Check('collective_submission_origin_ck', `origin IN (${list(SUBMISSION_ORIGINS)})`)
@Check('collective_submission_author_ck', `origin <> 'here' OR author_id IS NOT NULL`)
@Check('collective_submission_claimed_ck', 'paper_claimed >= 0')
export class CollectiveSubmission {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_submission_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'collective_submission_pk' })
  id: string;
  @Column('integer')
  year: number;
  @Column('integer')
  number: number;
  @Column('text')
  code: string;
  @Column('text')
  state: SubmissionState;
  @Column('text')
  origin: SubmissionOrigin;
  @Column('text')
  title: string;
  @Column('text')
  demand: string;
  @Column('text')
  grounds: string;
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  @Column('text', { name: 'representative_name', nullable: true })
  representativeName: string | null;
  @Column('text', { name: 'representative_address', nullable: true })
  representativeAddress: string | null;
  @Column('text', { name: 'representative_email', nullable: true })
  representativeEmail: string | null;
  @Column('text', { name: 'representative_phone', nullable: true })
  representativePhone: string | null;
  @Column('boolean', { name: 'representative_shown', default: false })
  representativeShown: boolean;
  @Column('text', { name: 'register_number', nullable: true })
  registerNumber: string | null;
  @Column('date', { name: 'collect_until', nullable: true })
  collectUntil: string | null;
  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: string | null;
  /** Signers needed, fixed on the day of submission. */
  @Column('integer', { nullable: true })
  needed: number | null;
  @Column('integer', { name: 'paper_claimed', default: 0 })
  paperClaimed: number;
  /** What the examination found of each criterion. */
  @Column('jsonb', { default: {} })
  answers: Partial<Record<SubmissionCriterion, boolean>>;
  @Column('uuid', { name: 'agenda_item_id', nullable: true })
  agendaItemId: string | null;
  /** The institution that the council made responsible (PL 57(3)). */
  @Column('text', { nullable: true })
  responsible: string | null;
  @Column('date', { name: 'erase_on', nullable: true })
  eraseOn: string | null;
  @Column('date', { name: 'erased_on', nullable: true })
  erasedOn: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}

/** A step as it was recorded; never changed. */
@Entity('collective_step')
@ForeignKey('collective_submission', ['municipalityId', 'submissionId'], ['municipalityId', 'id'], {
  name: 'collective_step_submission_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'collective_step_recorded_by_fk' })
export class CollectiveStep {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_step_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'submission_id', primaryKeyConstraintName: 'collective_step_pk' })
  submissionId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'collective_step_pk' })
  seq: number;
  @Column('text')
  event: SubmissionEvent;
  @Column('date')
  day: string;
  @Column('jsonb')
  input: object;
  /** `null` for a step of the author, who stands in no other record of it. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** One signature. */
@Entity('collective_signature')
@Unique('collective_signature_person_uq', ['municipalityId', 'submissionId', 'personHash'])
@Unique('collective_signature_line_uq', ['municipalityId', 'submissionId', 'sheet', 'line'])
@ForeignKey('collective_submission', ['municipalityId', 'submissionId'], ['municipalityId', 'id'], {
  name: 'collective_signature_submission_fk',
})
@Check('collective_signature_basis_ck', `basis IN ('declared', 'property')`)
@Check('collective_signature_struck_ck', `struck IN (${list(STRIKE_REASONS)})`)
@Check('collective_signature_sheet_ck', '(sheet IS NULL) = (line IS NULL)')
export class CollectiveSignature {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_signature_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'collective_signature_pk' })
  id: string;
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;
  @Column('bytea', { name: 'person_hash', nullable: true })
  personHash: Buffer | null;
  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
  @Column('integer', { nullable: true })
  sheet: number | null;
  @Column('integer', { nullable: true })
  line: number | null;
  @Column('text')
  basis: SignerBasis;
  @Column('boolean', { default: false })
  confirmed: boolean;
  @Column('text', { nullable: true })
  struck: StrikeReason | null;
  @Column('date', { name: 'signed_on' })
  signedOn: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** The wrapped key of a submission's seals. */
@Entity('collective_key')
@ForeignKey('collective_submission', ['municipalityId', 'submissionId'], ['municipalityId', 'id'], {
  name: 'collective_key_submission_fk',
})
export class CollectiveKey {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_key_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'submission_id', primaryKeyConstraintName: 'collective_key_pk' })
  submissionId: string;
  @Column('bytea')
  wrapped: Buffer;
}

/** What a municipality sets itself about collective submissions. */
@Entity('collective_settings')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'collective_settings_municipality_fk' })
export class CollectiveSettings {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_settings_pk' })
  municipalityId: string;
  @Column('jsonb')
  settings: SubmissionSettings;
  @Column('integer', { default: 1 })
  version: number;
}

/** A scan of a sheet of signatures; shown to nobody but those who count them. */
@Entity('collective_sheet_scan')
@ForeignKey('collective_submission', ['municipalityId', 'submissionId'], ['municipalityId', 'id'], {
  name: 'collective_sheet_scan_submission_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'collective_sheet_scan_file_fk',
})
@Check('collective_sheet_scan_sheet_ck', 'sheet >= 1')
@Index('collective_sheet_scan_sheet_ix', ['municipalityId', 'submissionId', 'sheet'])
export class CollectiveSheetScan {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'collective_sheet_scan_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'collective_sheet_scan_pk' })
  id: string;
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;
  @Column('integer')
  sheet: number;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}
