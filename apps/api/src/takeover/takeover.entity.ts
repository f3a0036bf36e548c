import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  BylawTopic,
  DocumentJson,
  ImportFileFormat,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
  TakeoverBatchState,
  TakeoverItemState,
  Violation,
} from '#libs/contracts';

/** By-laws in force that are taken over together. */
@Entity('takeover_batch')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'takeover_batch_municipality_fk' })
@ForeignKey('person', ['createdBy'], ['id'], { name: 'takeover_batch_created_by_fk' })
@ForeignKey('person', ['sampleDrawnBy'], ['id'], { name: 'takeover_batch_drawn_by_fk' })
@ForeignKey('person', ['confirmedBy'], ['id'], { name: 'takeover_batch_confirmed_by_fk' })
@Check('takeover_batch_state_ck', `state IN ('open', 'sampled', 'confirmed')`)
@Check('takeover_batch_name_ck', `name <> ''`)
@Check('takeover_batch_sample_ck', `(sample_seed IS NULL) = (state = 'open')`)
@Check('takeover_batch_confirmed_ck', `(confirmed_day IS NULL) = (state <> 'confirmed')`)
@Index('takeover_batch_created_ix', ['municipalityId', 'createdAt'])
export class TakeoverBatch {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'takeover_batch_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'takeover_batch_pk' })
  id: string;
  @Column('text')
  name: string;
  @Column('text')
  state: TakeoverBatchState;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  /** With it anybody can draw the sample again. */
  @Column('text', { name: 'sample_seed', nullable: true })
  sampleSeed: string | null;
  @Column('timestamptz', { name: 'sample_drawn_at', nullable: true })
  sampleDrawnAt: Date | null;
  @Column('uuid', { name: 'sample_drawn_by', nullable: true })
  sampleDrawnBy: string | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  @Column('date', { name: 'confirmed_day', nullable: true })
  confirmedDay: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** One file of a takeover; its bytes lie in the file store under the digest. */
@Entity('takeover_item')
@ForeignKey(() => TakeoverBatch, ['municipalityId', 'batchId'], ['municipalityId', 'id'], {
  name: 'takeover_item_batch_fk',
})
@ForeignKey('person', ['lookedBy'], ['id'], { name: 'takeover_item_looked_by_fk' })
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'takeover_item_act_fk' })
@Unique('takeover_item_position_uq', ['municipalityId', 'batchId', 'position'])
@Check('takeover_item_state_ck', `state IN ('waiting', 'read', 'refused', 'returned', 'taken')`)
@Check('takeover_item_read_ck', `bylaw IS NOT NULL OR state IN ('waiting', 'refused')`)
@Check('takeover_item_returned_ck', `(state = 'returned') = (reason IS NOT NULL)`)
@Check('takeover_item_looked_ck', `(looked_by IS NULL) = (looked_at IS NULL)`)
@Check('takeover_item_act_ck', `(state = 'taken') = (act_id IS NOT NULL)`)
@Check('takeover_item_digest_ck', `source_digest ~ '^[0-9a-f]{64}$'`)
@Check('takeover_item_suggestions_ck', `suggestion_choice IN ('accept', 'reject')`)
@Index('takeover_item_number_ix', ['municipalityId', 'number'])
export class TakeoverItem {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'takeover_item_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'takeover_item_pk' })
  id: string;
  @Column('uuid', { name: 'batch_id' })
  batchId: string;
  @Column('integer')
  position: number;
  @Column('text', { name: 'file_name' })
  fileName: string;
  @Column('text', { name: 'source_digest' })
  sourceDigest: string;
  @Column('integer', { name: 'source_size' })
  sourceSize: number;
  @Column('text')
  state: TakeoverItemState;
  @Column('jsonb', { default: [] })
  refusals: Violation[];
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('text', { nullable: true })
  format: ImportFileFormat | null;
  @Column('text', { nullable: true })
  encoding: string | null;
  @Column('jsonb', { nullable: true })
  bylaw: DocumentJson | null;
  @Column('jsonb', { nullable: true })
  memorandum: DocumentJson | null;
  @Column('jsonb', { nullable: true })
  recognised: ImportRecognised | null;
  @Column('jsonb', { nullable: true })
  findings: ImportFinding[] | null;
  @Column('jsonb', { name: 'set_aside', nullable: true })
  setAside: ImportSetAside[] | null;
  @Column('jsonb', { nullable: true })
  threads: ImportThread[] | null;
  @Column('integer', { default: 0 })
  unsure: number;
  @Column('integer', { default: 0 })
  irregular: number;
  @Column('integer', { name: 'words_lost', default: 0 })
  wordsLost: number;
  @Column('integer', { default: 0 })
  suggestions: number;
  @Column('text', { nullable: true })
  issuer: string | null;
  @Column('text', { nullable: true })
  number: string | null;
  @Column('date', { name: 'adopted_day', nullable: true })
  adoptedDay: string | null;
  @Column('text', { nullable: true })
  title: string | null;
  @Column('text', { nullable: true })
  topic: BylawTopic | null;
  @Column('text', { name: 'official_number', nullable: true })
  officialNumber: string | null;
  @Column('date', { name: 'official_day', nullable: true })
  officialDay: string | null;
  @Column('date', { name: 'from_day', nullable: true })
  fromDay: string | null;
  @Column('boolean', { default: false })
  repealed: boolean;
  @Column('text', { name: 'suggestion_choice', nullable: true })
  suggestionChoice: 'accept' | 'reject' | null;
  @Column('boolean', { default: false })
  renumber: boolean;
  @Column('boolean', { default: false })
  drawn: boolean;
  @Column('uuid', { name: 'looked_by', nullable: true })
  lookedBy: string | null;
  @Column('timestamptz', { name: 'looked_at', nullable: true })
  lookedAt: Date | null;
  @Column('uuid', { name: 'act_id', nullable: true })
  actId: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
