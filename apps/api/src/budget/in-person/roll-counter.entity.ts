import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VotingChannel } from '#libs/contracts';

/** How many people entered the roll in an hour; only the clerk is named. */
@Entity('roll_hour')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'roll_hour_cycle_fk',
})
@ForeignKey('person', ['clerkId'], ['id'], { name: 'roll_hour_clerk_fk' })
@Index('roll_hour_cycle_ix', ['municipalityId', 'cycleId', 'hour'])
@Check('roll_hour_channel_ck', `channel IN ('online', 'in_person')`)
@Check('roll_hour_hour_ck', `hour ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}$'`)
export class RollHour {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_hour_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'roll_hour_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('text')
  hour: string;
  @Column('text')
  channel: VotingChannel;
  @Column('text', { name: 'polling_place' })
  pollingPlace: string;
  @Column('uuid', { name: 'clerk_id', nullable: true })
  clerkId: string | null;
  @Column('integer')
  voters: number;
}

/** How many people of an age band entered the roll on a day. */
@Entity('roll_age')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'roll_age_cycle_fk',
})
@Check('roll_age_channel_ck', `channel IN ('online', 'in_person')`)
export class RollAge {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_age_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'roll_age_pk' })
  cycleId: string;
  @PrimaryColumn('date', { primaryKeyConstraintName: 'roll_age_pk' })
  day: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'roll_age_pk' })
  channel: VotingChannel;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'roll_age_pk' })
  band: number;
  @Column('integer')
  voters: number;
}
