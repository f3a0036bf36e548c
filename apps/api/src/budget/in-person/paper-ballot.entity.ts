import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Papers printed at once for one unit. */
@Entity('paper_run')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'paper_run_unit_fk',
})
@ForeignKey('person', ['printedBy'], ['id'], { name: 'paper_run_person_fk' })
@Index('paper_run_cycle_ix', ['municipalityId', 'cycleId'])
export class PaperRun {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'paper_run_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'paper_run_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'printed_by' })
  printedBy: string;
  @Column('date', { name: 'printed_on' })
  printedOn: string;
}

/** A printed paper: a number drawn by chance, and nobody beside it. */
@Entity('paper_ballot')
@ForeignKey('paper_run', ['municipalityId', 'runId'], ['municipalityId', 'id'], {
  name: 'paper_ballot_run_fk',
})
@Check('paper_ballot_number_ck', `number ~ '^[0-9]{7}$'`)
@Index('paper_ballot_run_ix', ['municipalityId', 'runId'])
export class PaperBallotRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'paper_ballot_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'paper_ballot_pk' })
  cycleId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_ballot_pk' })
  number: string;
  @Column('uuid', { name: 'run_id' })
  runId: string;
  @Column('date', { name: 'spoiled_on', nullable: true })
  spoiledOn: string | null;
}
