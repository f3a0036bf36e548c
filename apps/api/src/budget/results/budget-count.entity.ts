import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AgeTurnout, CycleCount, DeliveryCourse, ResultCorrection } from '#libs/contracts';

/** What the ballots of a cycle came to; computed, never changed by hand. A correction is a further count. */
@Entity('budget_count')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_count_cycle_fk',
})
@ForeignKey('person', ['countedBy'], ['id'], { name: 'budget_count_person_fk' })
@ForeignKey('person', ['startedBy'], ['id'], { name: 'budget_count_starter_fk' })
@Check('budget_count_digest_ck', `rules_digest ~ '^[0-9a-f]{64}$' AND ballots_digest ~ '^[0-9a-f]{64}$'`)
@Check('budget_count_roll_ck', `online >= 0 AND in_person >= 0 AND ballots >= 0`)
@Check('budget_count_two_ck', `started_by <> counted_by`)
@Check('budget_count_number_ck', `number > 0 AND (number = 1) = (correction IS NULL)`)
export class BudgetCount {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_count_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'budget_count_pk' })
  cycleId: string;
  /** 1 for the first count, then one more for each correction. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'budget_count_pk' })
  number: number;
  @Column('jsonb')
  count: CycleCount;
  @Column('text', { name: 'rules_digest' })
  rulesDigest: string;
  @Column('text', { name: 'ballots_digest' })
  ballotsDigest: string;
  @Column('integer')
  ballots: number;
  /** People in the roll who voted on line. */
  @Column('integer')
  online: number;
  @Column('integer', { name: 'in_person' })
  inPerson: number;
  /** People declared here who were old enough on the day; null where no register was loaded. */
  @Column('integer', { nullable: true })
  eligible: number | null;
  /** Who took part, by age; null where no register was loaded. */
  @Column('jsonb', { nullable: true })
  turnout: AgeTurnout[] | null;
  /** Which error it corrects. */
  @Column('jsonb', { nullable: true })
  correction: ResultCorrection | null;
  /** What the council decided on projects in delivery that the correction let lose. */
  @Column('jsonb', { default: [] })
  deliveries: DeliveryCourse[];
  /** Who began the count, or proposed the correction; null for counts of before two people did it. */
  @Column('uuid', { name: 'started_by', nullable: true })
  startedBy: string | null;
  @Column('uuid', { name: 'counted_by' })
  countedBy: string;
  @Column('date', { name: 'counted_on' })
  countedOn: string;
}

/** A count that somebody has begun and another person has to carry out. */
@Entity('budget_count_start')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_count_start_cycle_fk',
})
@ForeignKey('person', ['startedBy'], ['id'], { name: 'budget_count_start_person_fk' })
export class BudgetCountStart {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_count_start_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'budget_count_start_pk' })
  cycleId: string;
  @Column('uuid', { name: 'started_by' })
  startedBy: string;
  @Column('date', { name: 'started_on' })
  startedOn: string;
  /** Goes into the seed of the lot; empty where the rules draw none. */
  @Column('text')
  word: string;
}

/** A correction that somebody has proposed and another person has to confirm. */
@Entity('budget_correction_proposal')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_correction_proposal_cycle_fk',
})
@ForeignKey('person', ['proposedBy'], ['id'], { name: 'budget_correction_proposal_person_fk' })
export class BudgetCorrectionProposal {
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    primaryKeyConstraintName: 'budget_correction_proposal_pk',
  })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'budget_correction_proposal_pk' })
  cycleId: string;
  /** Told apart from another proposal of the same cycle by whoever confirms it. */
  @Column('uuid')
  id: string;
  @Column('jsonb')
  correction: ResultCorrection;
  @Column('jsonb')
  deliveries: DeliveryCourse[];
  @Column('jsonb')
  count: CycleCount;
  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;
  @Column('date', { name: 'proposed_on' })
  proposedOn: string;
}

/** The council's decision on the money of the winners; the newest counts, earlier ones stay. */
@Entity('budget_allocation')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_allocation_cycle_fk',
})
@ForeignKey('agenda_item', ['municipalityId', 'agendaItemId'], ['municipalityId', 'id'], {
  name: 'budget_allocation_item_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'budget_allocation_person_fk' })
@Check('budget_allocation_number_ck', `number > 0 AND decision_number <> ''`)
@Check('budget_allocation_amount_ck', `amount_cents >= 0`)
export class BudgetAllocation {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_allocation_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'budget_allocation_pk' })
  cycleId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'budget_allocation_pk' })
  number: number;
  @Column('text', { name: 'decision_number' })
  decisionNumber: string;
  @Column('date', { name: 'decision_day' })
  decisionDay: string;
  @Column('uuid', { name: 'agenda_item_id', nullable: true })
  agendaItemId: string | null;
  @Column('bigint', { name: 'amount_cents' })
  amountCents: string;
  /** Each winner at its verified cost. */
  @Column('jsonb')
  lines: { nr: number; cents: number }[];
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('date', { name: 'recorded_on' })
  recordedOn: string;
}
