import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { OpinionChannel, OpinionStageState } from '#libs/contracts';

@Entity('opinion_stage')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'opinion_stage_dossier_fk',
})
@ForeignKey('named_version', ['municipalityId', 'bylawVersionId'], ['municipalityId', 'id'], {
  name: 'opinion_stage_bylaw_version_fk',
})
@ForeignKey('named_version', ['municipalityId', 'memorandumVersionId'], ['municipalityId', 'id'], {
  name: 'opinion_stage_memorandum_version_fk',
})
@Unique('opinion_stage_number_uq', ['municipalityId', 'dossierId', 'number'])
@Check('opinion_stage_state_ck', `state IN ('preparing', 'open', 'closed', 'interrupted')`)
@Check('opinion_stage_term_ck', `closes >= opens`)
@Check(
  'opinion_stage_bound_ck',
  `state = 'preparing' OR (
    opens IS NOT NULL AND closes IS NOT NULL AND bylaw_version_id IS NOT NULL AND opened_at IS NOT NULL)`,
)
@Check('opinion_stage_interrupted_ck', `(state = 'interrupted') = (interrupted_on IS NOT NULL)`)
@Index('opinion_stage_one_at_a_time_uq', ['municipalityId', 'dossierId'], {
  unique: true,
  where: `state IN ('preparing', 'open')`,
})
@Index('opinion_stage_state_ix', ['municipalityId', 'state', 'closes'])
export class OpinionStage {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'opinion_stage_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_stage_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  /** 1 for the first stage of the dossier. */
  @Column('integer')
  number: number;
  @Column('text')
  state: OpinionStageState;
  @Column('text', { default: '' })
  question: string;
  @Column('text', { default: '' })
  summary: string;
  @Column('text', { name: 'responsible_name', default: '' })
  responsibleName: string;
  @Column('text', { name: 'responsible_phone', default: '' })
  responsiblePhone: string;
  @Column('text', { name: 'responsible_email', default: '' })
  responsibleEmail: string;
  @Column('text', { name: 'target_groups', array: true, default: [] })
  targetGroups: string[];
  @Column('text', { array: true, default: [] })
  channels: OpinionChannel[];
  @Column('date', { nullable: true })
  opens: string | null;
  /** As announced; the last day that counts may be a later working day. */
  @Column('date', { nullable: true })
  closes: string | null;
  @Column('uuid', { name: 'bylaw_version_id', nullable: true })
  bylawVersionId: string | null;
  @Column('text', { name: 'bylaw_digest', nullable: true })
  bylawDigest: string | null;
  @Column('uuid', { name: 'memorandum_version_id', nullable: true })
  memorandumVersionId: string | null;
  @Column('text', { name: 'memorandum_digest', nullable: true })
  memorandumDigest: string | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
  @Column('date', { name: 'interrupted_on', nullable: true })
  interruptedOn: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
