import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Violation } from '#libs/contracts';
import type { EnvelopeState } from '#libs/paper-voting';

/** A paper in a named envelope, given while the roll could not be reached. */
@Entity('vote_envelope')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'vote_envelope_unit_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'vote_envelope_recorder_fk' })
@ForeignKey('person', ['reconciledBy'], ['id'], { name: 'vote_envelope_reconciler_fk' })
@Unique('vote_envelope_number_uq', ['municipalityId', 'cycleId', 'number'])
@Check('vote_envelope_state_ck', `state IN ('waiting', 'accepted', 'set_aside', 'refused')`)
@Check('vote_envelope_number_ck', `number > 0`)
@Check(
  'vote_envelope_person_ck',
  `(state = 'waiting') = (code_hash IS NOT NULL) AND (state = 'waiting') = (reconciled_on IS NULL)
    AND (reconciled_by IS NULL) = (reconciled_on IS NULL)`,
)
export class VoteEnvelope {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_envelope_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'vote_envelope_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('integer')
  number: number;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('text', { name: 'polling_place' })
  pollingPlace: string;
  @Column('date', { name: 'received_on' })
  receivedOn: string;
  @Column('bytea', { name: 'code_hash', nullable: true })
  codeHash: Buffer | null;
  @Column('text')
  state: EnvelopeState;
  @Column('jsonb')
  reasons: Violation[];
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('uuid', { name: 'reconciled_by', nullable: true })
  reconciledBy: string | null;
  @Column('date', { name: 'reconciled_on', nullable: true })
  reconciledOn: string | null;
}
