import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Majority, SittingQuestion, VoteChoice } from '#libs/contracts';

/** A vote of a sitting beside the roll calls on its items: on a tabled amendment or on its own agenda (PL 34). */
@Entity('sitting_vote')
@Unique('sitting_vote_amendment_uq', ['municipalityId', 'amendmentId'])
@ForeignKey('sitting', ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'sitting_vote_sitting_fk',
})
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'sitting_vote_item_fk',
})
@ForeignKey('tabled_amendment', ['municipalityId', 'amendmentId'], ['municipalityId', 'id'], {
  name: 'sitting_vote_amendment_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'sitting_vote_recorded_by_fk' })
@Check('sitting_vote_question_ck', `question IN ('amendment', 'add', 'remove', 'order')`)
@Check('sitting_vote_amendment_ck', `(question = 'amendment') = (amendment_id IS NOT NULL)`)
@Check('sitting_vote_majority_ck', `majority IN ('simple', 'two_thirds')`)
@Check('sitting_vote_present_ck', `present BETWEEN 0 AND council_size`)
@Index('sitting_vote_sitting_ix', ['municipalityId', 'sittingId', 'recordedAt'])
export class SittingVote {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sitting_vote_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sitting_vote_pk' })
  id: string;
  @Column('uuid', { name: 'sitting_id' })
  sittingId: string;
  @Column('uuid', { name: 'item_id', nullable: true })
  itemId: string | null;
  @Column('uuid', { name: 'amendment_id', nullable: true })
  amendmentId: string | null;
  @Column('text')
  question: SittingQuestion;
  /** Title of the item that a vote on the agenda was about, as everybody may know it. */
  @Column('text', { nullable: true })
  subject: string | null;
  @Column('text')
  majority: Majority;
  @Column('integer', { name: 'council_size' })
  councilSize: number;
  @Column('integer')
  present: number;
  @Column('boolean')
  carried: boolean;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** How one councillor voted (PL 38(3)10). */
@Entity('sitting_vote_choice')
@ForeignKey('sitting_vote', ['municipalityId', 'voteId'], ['municipalityId', 'id'], {
  name: 'sitting_vote_choice_vote_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'sitting_vote_choice_person_fk' })
@Check('sitting_vote_choice_choice_ck', `choice IN ('for', 'against', 'abstain', 'not_participating')`)
@Check('sitting_vote_choice_conflict_ck', `NOT conflict OR choice = 'not_participating'`)
export class SittingVoteChoice {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sitting_vote_choice_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'vote_id', primaryKeyConstraintName: 'sitting_vote_choice_pk' })
  voteId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'sitting_vote_choice_pk' })
  personId: string;
  @Column('text')
  choice: VoteChoice;
  @Column('boolean', { default: false })
  conflict: boolean;
}
