import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CandidateState, CouncilKind } from '#libs/contracts';

/** An advisory or supervisory council of an event (MK639 13.1, 15). */
@Entity('advisory_council')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'advisory_council_event_fk',
})
@Unique('advisory_council_event_uq', ['municipalityId', 'eventId'])
@Check('advisory_council_kind_ck', `kind IN ('advisory', 'supervisory')`)
@Check('advisory_council_criteria_ck', `(criteria = '') <> (no_criteria_reason = '')`)
@Check('advisory_council_seats_ck', `seats > 0`)
@Check('advisory_council_composed_ck', `composed_day IS NULL OR called_day IS NOT NULL`)
export class AdvisoryCouncilRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'advisory_council_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'advisory_council_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('text')
  kind: CouncilKind;
  @Column('text')
  name: string;
  @Column('text')
  purpose: string;
  @Column('text', { default: '' })
  criteria: string;
  @Column('text', { name: 'no_criteria_reason', default: '' })
  noCriteriaReason: string;
  @Column('text', { name: 'others_heard' })
  othersHeard: string;
  @Column('integer', { nullable: true })
  seats: number | null;
  @Column('date', { name: 'apply_by' })
  applyBy: string;
  @Column('date', { name: 'called_day', nullable: true })
  calledDay: string | null;
  @Column('date', { name: 'composed_day', nullable: true })
  composedDay: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** Somebody who applied to take part in a council; restricted but for the names of those included. */
@Entity('advisory_candidate')
@ForeignKey('advisory_council', ['municipalityId', 'councilId'], ['municipalityId', 'id'], {
  name: 'advisory_candidate_council_fk',
})
@Unique('advisory_candidate_receipt_uq', ['municipalityId', 'receipt'])
@Check('advisory_candidate_state_ck', `state IN ('applied', 'included', 'not_included', 'withdrawn')`)
@Check('advisory_candidate_reason_ck', `state <> 'not_included' OR reason <> ''`)
@Check('advisory_candidate_channel_ck', `channel IN ('web', 'paper')`)
@Index('advisory_candidate_council_ix', ['municipalityId', 'councilId', 'appliedAt'])
export class AdvisoryCandidateRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'advisory_candidate_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'advisory_candidate_pk' })
  id: string;
  @Column('uuid', { name: 'council_id' })
  councilId: string;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text')
  motivation: string;
  @Column('boolean', { default: false })
  adult: boolean;
  @Column('text', { default: 'lv' })
  language: 'lv' | 'en';
  @Column('text')
  channel: 'web' | 'paper';
  @Column('date', { name: 'applied_day' })
  appliedDay: string;
  @Column('timestamptz', { name: 'applied_at' })
  appliedAt: Date;
  @Column('text', { default: 'applied' })
  state: CandidateState;
  @Column('text', { default: '' })
  reason: string;
  @Column('text')
  receipt: string;
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;
}
