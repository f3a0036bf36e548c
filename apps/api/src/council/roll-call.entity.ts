import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { VoteChoice } from '#libs/contracts';

/** A roll-call vote on one item: recorded once, never changed. */
@Entity('roll_call')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'roll_call_item_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'roll_call_recorded_by_fk' })
@Check('roll_call_present_ck', `present BETWEEN 0 AND council_size`)
export class RollCall {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_call_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'roll_call_pk' })
  itemId: string;
  /** Councillors of the council by law, as it was on that day (PL 27(2)). */
  @Column('integer', { name: 'council_size' })
  councilSize: number;
  /** Councillors taking part when the quorum was checked before the vote. */
  @Column('integer')
  present: number;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** How one councillor voted (PL 38(3)10). */
@Entity('roll_call_vote')
@ForeignKey('roll_call', ['municipalityId', 'itemId'], ['municipalityId', 'itemId'], {
  name: 'roll_call_vote_roll_call_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'roll_call_vote_person_fk' })
@Check('roll_call_vote_choice_ck', `choice IN ('for', 'against', 'abstain', 'not_participating')`)
@Check('roll_call_vote_conflict_ck', `NOT conflict OR choice = 'not_participating'`)
export class RollCallVote {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_call_vote_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'roll_call_vote_pk' })
  itemId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'roll_call_vote_pk' })
  personId: string;
  @Column('text')
  choice: VoteChoice;
  /** Did not take part because of a conflict of interest. */
  @Column('boolean', { default: false })
  conflict: boolean;
}
