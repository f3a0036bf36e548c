import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { MinutesDecision, SteppedAside } from '#libs/contracts';

/** A specialist who was asked about a project: declaration of interest and opinion. */
@Entity('project_specialist')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_specialist_project_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'project_specialist_person_fk' })
@Check('project_specialist_field_ck', `field <> ''`)
@Check('project_specialist_declared_ck', `(interest IS NULL) = (declared_on IS NULL)`)
@Check(
  'project_specialist_opinion_ck',
  `(opinion IS NULL) = (given_on IS NULL) AND (opinion IS NULL OR NOT interest)`,
)
@Check('project_specialist_cost_ck', `verified_cents >= 0`)
export class ProjectSpecialist {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_specialist_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_specialist_pk' })
  projectId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'project_specialist_pk' })
  personId: string;
  /** What the person is asked about. */
  @Column('text')
  field: string;
  @Column('date', { name: 'asked_on' })
  askedOn: string;
  /** By which day an opinion is asked for; none where nobody named one. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;
  /** Unknown until declared. */
  @Column('boolean', { nullable: true })
  interest: boolean | null;
  @Column('text', { name: 'interest_note', default: '' })
  interestNote: string;
  @Column('date', { name: 'declared_on', nullable: true })
  declaredOn: string | null;
  @Column('text', { nullable: true })
  opinion: string | null;
  @Column('bigint', { name: 'verified_cents', nullable: true })
  verifiedCents: string | null;
  @Column('text', { name: 'cost_note', default: '' })
  costNote: string;
  @Column('date', { name: 'given_on', nullable: true })
  givenOn: string | null;
}

/** A sitting of the evaluation commission and its minutes, which stay as they are once they are published. */
@Entity('commission_sitting')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'commission_sitting_cycle_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'commission_sitting_person_fk' })
@Unique('commission_sitting_number_uq', ['municipalityId', 'cycleId', 'number'])
@Check('commission_sitting_minutes_ck', `minutes_ref <> ''`)
@Check('commission_sitting_published_ck', `(published_on IS NULL) = (decisions IS NULL)`)
export class CommissionSitting {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'commission_sitting_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'commission_sitting_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  /** Within the cycle; the address of the published minutes. */
  @Column('integer')
  number: number;
  @Column('date')
  day: string;
  @Column('text', { name: 'minutes_ref' })
  minutesRef: string;
  @Column('text', { default: '' })
  chair: string;
  @Column('text', { default: '' })
  keeper: string;
  /** Names of the members, the chair among them. */
  @Column('jsonb', { default: [] })
  present: string[];
  @Column('jsonb', { default: [] })
  absent: string[];
  /** What was decided about each project, as it stood when the minutes were published. */
  @Column('jsonb', { nullable: true })
  decisions: MinutesDecision[] | null;
  @Column('date', { name: 'published_on', nullable: true })
  publishedOn: string | null;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}

/** A vote of the commission on a project; never changed, the newest counts. */
@Entity('project_commission_vote')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_commission_vote_project_fk',
})
@ForeignKey(() => CommissionSitting, ['municipalityId', 'sittingId'], ['municipalityId', 'id'], {
  name: 'project_commission_vote_sitting_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'project_commission_vote_person_fk' })
@Check(
  'project_commission_vote_counts_ck',
  `votes_for >= 0 AND votes_against >= 0 AND abstained >= 0 AND votes_for <> votes_against`,
)
@Index('project_commission_vote_sitting_ix', ['municipalityId', 'sittingId'])
export class ProjectCommissionVote {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_commission_vote_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_commission_vote_pk' })
  projectId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'project_commission_vote_pk' })
  number: number;
  @Column('uuid', { name: 'sitting_id' })
  sittingId: string;
  @Column('integer', { name: 'votes_for' })
  votesFor: number;
  @Column('integer', { name: 'votes_against' })
  votesAgainst: number;
  @Column('integer')
  abstained: number;
  /** Members who took no part because they have an interest. */
  @Column('jsonb', { default: [] })
  aside: SteppedAside[];
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}

/** The approval of a cycle's ballot list, where the nolikums has one. */
@Entity('ballot_list_approval')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'ballot_list_approval_cycle_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'ballot_list_approval_person_fk' })
@Check('ballot_list_approval_text_ck', `body <> '' AND decision_ref <> ''`)
export class BallotListApproval {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'ballot_list_approval_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'ballot_list_approval_pk' })
  cycleId: string;
  @Column('text')
  body: string;
  @Column('text', { name: 'decision_ref' })
  decisionRef: string;
  @Column('date', { name: 'decision_day' })
  decisionDay: string;
  /** How many projects were on it. */
  @Column('integer')
  projects: number;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}
