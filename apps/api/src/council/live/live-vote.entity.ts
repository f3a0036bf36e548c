import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { VoteChoice } from '#libs/contracts';

/** What a councillor pressed while a vote was open. */
@Entity('live_vote')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'live_vote_item_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'live_vote_person_fk' })
@Check('live_vote_choice_ck', `choice IN ('for', 'against', 'abstain', 'not_participating')`)
export class LiveVote {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'live_vote_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'live_vote_pk' })
  itemId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'live_vote_pk' })
  personId: string;
  @Column('text')
  choice: VoteChoice;
  @Column('timestamptz')
  at: Date;
}
