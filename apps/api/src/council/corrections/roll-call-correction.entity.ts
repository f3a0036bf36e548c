import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VoteChoice } from '#libs/contracts';

/** What was typed wrong in a roll call, with the reason; the record of the vote itself stays. */
@Entity('roll_call_correction')
@ForeignKey('roll_call', ['municipalityId', 'itemId'], ['municipalityId', 'itemId'], {
  name: 'roll_call_correction_roll_call_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'roll_call_correction_recorded_by_fk' })
@Check('roll_call_correction_reason_ck', `reason <> ''`)
@Index('roll_call_correction_item_ix', ['municipalityId', 'itemId', 'recordedAt'])
export class RollCallCorrection {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_call_correction_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'roll_call_correction_pk' })
  id: string;
  @Column('uuid', { name: 'item_id' })
  itemId: string;
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** One vote as corrected. */
@Entity('roll_call_corrected_vote')
@ForeignKey('roll_call_correction', ['municipalityId', 'correctionId'], ['municipalityId', 'id'], {
  name: 'roll_call_corrected_vote_correction_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'roll_call_corrected_vote_person_fk' })
@Check('roll_call_corrected_vote_choice_ck', `choice IN ('for', 'against', 'abstain', 'not_participating')`)
export class RollCallCorrectedVote {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'roll_call_corrected_vote_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'correction_id', primaryKeyConstraintName: 'roll_call_corrected_vote_pk' })
  correctionId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'roll_call_corrected_vote_pk' })
  personId: string;
  @Column('text')
  choice: VoteChoice;
  @Column('boolean', { default: false })
  conflict: boolean;
}
