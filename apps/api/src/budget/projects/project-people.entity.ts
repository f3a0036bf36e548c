import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { MergeView } from '#libs/contracts';
import { BudgetProject } from './budget-project.entity.js';

/** Somebody who was asked to write a project together with its author. */
@Entity('project_coauthor')
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_coauthor_project_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'project_coauthor_person_fk' })
@Unique('project_coauthor_once_uq', ['municipalityId', 'projectId', 'personId'])
@Check('project_coauthor_state_ck', `state IN ('invited', 'accepted')`)
@Check('project_coauthor_person_ck', `(state = 'accepted') = (person_id IS NOT NULL)`)
@Check('project_coauthor_token_ck', `(state = 'invited') = (token_hash IS NOT NULL)`)
@Index('project_coauthor_project_ix', ['municipalityId', 'projectId'])
@Index('project_coauthor_person_ix', ['personId', 'municipalityId'])
export class ProjectCoAuthor {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_coauthor_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_coauthor_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  /** Where the invitation went; empty once it is accepted. */
  @Column('text')
  email: string;
  @Column('text', { name: 'token_hash', nullable: true })
  tokenHash: string | null;
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  @Column('text')
  state: 'invited' | 'accepted';
  @Column('boolean', { name: 'name_public', default: false })
  namePublic: boolean;
  /** The name that everybody may read. */
  @Column('text', { name: 'published_name', nullable: true })
  publishedName: string | null;
  @Column('date', { name: 'invited_on' })
  invitedOn: string;
  @Column('date', { name: 'answered_on', nullable: true })
  answeredOn: string | null;
}

/** A question about a project, with its answer. */
@Entity('project_question')
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_question_project_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'project_question_person_fk' })
@ForeignKey('person', ['answeredBy'], ['id'], { name: 'project_question_answerer_fk' })
@ForeignKey('person', ['hiddenBy'], ['id'], { name: 'project_question_hider_fk' })
@Check('project_question_text_ck', `question <> ''`)
@Check(
  'project_question_answer_ck',
  `(answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (answered_as IS NULL)`,
)
@Check('project_question_as_ck', `answered_as IN ('author', 'municipality')`)
@Check('project_question_hidden_ck', `(hidden_reason IS NULL) = (hidden_by IS NULL)`)
@Index('project_question_project_ix', ['municipalityId', 'projectId', 'askedAt'])
export class ProjectQuestion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_question_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_question_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text', { name: 'published_name', nullable: true })
  publishedName: string | null;
  @Column('text')
  question: string;
  @Column('date', { name: 'asked_on' })
  askedOn: string;
  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;
  @Column('text', { nullable: true })
  answer: string | null;
  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
  @Column('text', { name: 'answered_as', nullable: true })
  answeredAs: 'author' | 'municipality' | null;
  @Column('date', { name: 'answered_on', nullable: true })
  answeredOn: string | null;
  /** Why the words were taken off the page. */
  @Column('text', { name: 'hidden_reason', nullable: true })
  hiddenReason: string | null;
  @Column('uuid', { name: 'hidden_by', nullable: true })
  hiddenBy: string | null;
}

/** A proposal to join one project to another; it takes the consent of the authors of both. */
@Entity('project_merge')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'project_merge_cycle_fk',
})
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_merge_project_fk',
})
@ForeignKey(() => BudgetProject, ['municipalityId', 'intoId'], ['municipalityId', 'id'], {
  name: 'project_merge_into_fk',
})
@ForeignKey('person', ['proposedBy'], ['id'], { name: 'project_merge_person_fk' })
@Check('project_merge_two_ck', `project_id <> into_id`)
@Check('project_merge_note_ck', `note <> ''`)
@Check('project_merge_state_ck', `state IN ('proposed', 'accepted', 'refused', 'withdrawn')`)
@Check('project_merge_agreed_ck', `state <> 'accepted' OR project_agreed AND into_agreed`)
@Check('project_merge_ended_ck', `(state = 'proposed') = (ended_on IS NULL)`)
@Index('project_merge_project_ix', ['municipalityId', 'projectId'])
@Index('project_merge_into_ix', ['municipalityId', 'intoId'])
@Index('project_merge_open_uq', ['municipalityId', 'projectId'], {
  unique: true,
  where: `state = 'proposed'`,
})
export class ProjectMerge {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_merge_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_merge_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  /** The project that ends. */
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  /** The project that goes on. */
  @Column('uuid', { name: 'into_id' })
  intoId: string;
  @Column('text')
  note: string;
  @Column('text')
  state: MergeView['state'];
  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;
  @Column('date', { name: 'proposed_on' })
  proposedOn: string;
  @Column('boolean', { name: 'project_agreed', nullable: true })
  projectAgreed: boolean | null;
  @Column('boolean', { name: 'into_agreed', nullable: true })
  intoAgreed: boolean | null;
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
}
