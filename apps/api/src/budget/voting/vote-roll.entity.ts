import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** That somebody has voted in a cycle: a hash keyed for that cycle, the unit, and the day without a time. */
@Entity('vote_roll')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'vote_roll_unit_fk',
})
@Check('vote_roll_hash_ck', `octet_length(person_hash) = 32`)
@Check('vote_roll_channel_ck', `channel IN ('online', 'in_person')`)
export class VoteRoll {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'vote_roll_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'vote_roll_pk' })
  cycleId: string;
  @PrimaryColumn('bytea', { name: 'person_hash', primaryKeyConstraintName: 'vote_roll_pk' })
  personHash: Buffer;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('text')
  channel: 'online' | 'in_person';
  @Column('date', { name: 'voted_on' })
  votedOn: string;
}
