import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A ballot that waits for the end of voting, sealed with a key that is not in the database. */
@Entity('ballot_intake')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'ballot_intake_unit_fk',
})
export class BallotIntake {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'ballot_intake_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'ballot_intake_pk' })
  cycleId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ballot_intake_pk' })
  id: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('bytea')
  sealed: Buffer;
}

/** A ballot after the end of voting: no person, no time, no order, and an id that was drawn anew. */
@Entity('ballot')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'ballot_unit_fk',
})
@Check('ballot_channel_ck', `channel IN ('online', 'in_person')`)
export class Ballot {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'ballot_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'ballot_pk' })
  cycleId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ballot_pk' })
  id: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('integer', { array: true })
  choices: number[];
  @Column('text')
  channel: 'online' | 'in_person';
  /** Points of each choice, where the ballot gives points. */
  @Column('integer', { array: true, nullable: true })
  points: number[] | null;
}
