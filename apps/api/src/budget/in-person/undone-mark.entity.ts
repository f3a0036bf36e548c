import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { UndoState } from '#libs/paper-voting';

/** A mark in the roll that was a mistake. Nobody is named but those who asked and decided, and no paper stands beside it. */
@Entity('undone_mark')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'undone_mark_unit_fk',
})
@ForeignKey('person', ['askedBy'], ['id'], { name: 'undone_mark_asker_fk' })
@ForeignKey('person', ['decidedBy'], ['id'], { name: 'undone_mark_decider_fk' })
@Check('undone_mark_reason_ck', `reason <> ''`)
@Check('undone_mark_state_ck', `state IN ('waiting', 'undone', 'refused', 'lapsed')`)
@Check('undone_mark_two_ck', `asked_by <> decided_by`)
@Check(
  'undone_mark_decided_ck',
  `(state = 'waiting') = (code_hash IS NOT NULL) AND (decided_on IS NOT NULL) = (state <> 'waiting')
    AND (decided_by IS NOT NULL) = (state IN ('undone', 'refused'))`,
)
@Index('undone_mark_cycle_ix', ['municipalityId', 'cycleId', 'askedOn'])
export class UndoneMark {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'undone_mark_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'undone_mark_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('text', { name: 'polling_place' })
  pollingPlace: string;
  @Column('text')
  reason: string;
  @Column('bytea', { name: 'code_hash', nullable: true })
  codeHash: Buffer | null;
  @Column('text')
  state: UndoState;
  @Column('uuid', { name: 'asked_by' })
  askedBy: string;
  @Column('date', { name: 'asked_on' })
  askedOn: string;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('date', { name: 'decided_on', nullable: true })
  decidedOn: string | null;
}
