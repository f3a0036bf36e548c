import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { PaperContent } from '#libs/paper-voting';

/** A box of paper ballots: counted by hand, typed by two people, signed by two. */
@Entity('paper_box')
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'paper_box_unit_fk',
})
@ForeignKey('person', ['openedBy'], ['id'], { name: 'paper_box_opener_fk' })
@ForeignKey('person', ['firstBy'], ['id'], { name: 'paper_box_first_fk' })
@ForeignKey('person', ['secondBy'], ['id'], { name: 'paper_box_second_fk' })
@ForeignKey('person', ['firstSigned'], ['id'], { name: 'paper_box_first_signer_fk' })
@ForeignKey('person', ['secondSigned'], ['id'], { name: 'paper_box_second_signer_fk' })
@Unique('paper_box_number_uq', ['municipalityId', 'cycleId', 'number'])
@Check('paper_box_number_ck', `number > 0 AND counted >= 0`)
@Check('paper_box_typists_ck', `first_by <> second_by AND first_signed <> second_signed`)
@Check(
  'paper_box_signed_ck',
  `(signed_on IS NULL) = (batch IS NULL) AND (signed_on IS NULL) = (digest IS NULL)
    AND (signed_on IS NULL) = (signature IS NULL) AND (signed_on IS NULL OR second_signed IS NOT NULL)`,
)
export class PaperBox {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'paper_box_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'paper_box_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('integer')
  number: number;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('text', { name: 'polling_place' })
  pollingPlace: string;
  @Column('integer')
  counted: number;
  @Column('text', { default: '' })
  note: string;
  @Column('uuid', { name: 'opened_by' })
  openedBy: string;
  @Column('date', { name: 'opened_on' })
  openedOn: string;
  @Column('uuid', { name: 'first_by', nullable: true })
  firstBy: string | null;
  @Column('boolean', { name: 'first_done', default: false })
  firstDone: boolean;
  @Column('uuid', { name: 'second_by', nullable: true })
  secondBy: string | null;
  @Column('boolean', { name: 'second_done', default: false })
  secondDone: boolean;
  @Column('uuid', { name: 'first_signed', nullable: true })
  firstSigned: string | null;
  @Column('uuid', { name: 'second_signed', nullable: true })
  secondSigned: string | null;
  @Column('date', { name: 'signed_on', nullable: true })
  signedOn: string | null;
  @Column('text', { nullable: true })
  batch: string | null;
  @Column('text', { nullable: true })
  digest: string | null;
  @Column('bytea', { nullable: true })
  signature: Buffer | null;
}

/** What one of the two typists read on a paper. */
@Entity('paper_reading')
@ForeignKey('paper_box', ['municipalityId', 'boxId'], ['municipalityId', 'id'], {
  name: 'paper_reading_box_fk',
})
@Check('paper_reading_pass_ck', `pass IN (1, 2)`)
export class PaperReadingRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'paper_reading_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'box_id', primaryKeyConstraintName: 'paper_reading_pk' })
  boxId: string;
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'paper_reading_pk' })
  pass: number;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_reading_pk' })
  number: string;
  @Column('jsonb')
  content: PaperContent;
}

/** How a difference between the two typings was decided. */
@Entity('paper_decision')
@ForeignKey('paper_box', ['municipalityId', 'boxId'], ['municipalityId', 'id'], {
  name: 'paper_decision_box_fk',
})
@ForeignKey('person', ['decidedBy'], ['id'], { name: 'paper_decision_person_fk' })
@Check('paper_decision_reason_ck', `reason <> ''`)
export class PaperDecision {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'paper_decision_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'box_id', primaryKeyConstraintName: 'paper_decision_pk' })
  boxId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_decision_pk' })
  number: string;
  @Column('jsonb', { nullable: true })
  content: PaperContent | null;
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;
}
