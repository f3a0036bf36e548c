import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An idea that a resident gave before projects are written. */
@Entity('budget_idea')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_idea_cycle_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'budget_idea_person_fk' })
@Check('budget_idea_text_ck', `title <> '' AND description <> ''`)
@Index('budget_idea_cycle_ix', ['municipalityId', 'cycleId', 'givenAt'])
export class BudgetIdea {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_idea_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_idea_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text', { name: 'published_name', nullable: true })
  publishedName: string | null;
  @Column('text')
  title: string;
  @Column('text')
  description: string;
  /** Where it is thought of, in words. */
  @Column('text', { name: 'place_note', default: '' })
  placeNote: string;
  /** What ideas about the same thing stand under. */
  @Column('text', { nullable: true })
  theme: string | null;
  @Column('date', { name: 'given_on' })
  givenOn: string;
  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
  @Column('text', { name: 'hidden_reason', nullable: true })
  hiddenReason: string | null;
}

/** Somebody's support of an idea. */
@Entity('budget_idea_support')
@ForeignKey(() => BudgetIdea, ['municipalityId', 'ideaId'], ['municipalityId', 'id'], {
  name: 'budget_idea_support_idea_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'budget_idea_support_person_fk' })
export class BudgetIdeaSupport {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_idea_support_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'idea_id', primaryKeyConstraintName: 'budget_idea_support_pk' })
  ideaId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'budget_idea_support_pk' })
  personId: string;
}

/** A project that grew out of an idea. */
@Entity('project_idea')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_idea_project_fk',
})
@ForeignKey(() => BudgetIdea, ['municipalityId', 'ideaId'], ['municipalityId', 'id'], {
  name: 'project_idea_idea_fk',
})
@Index('project_idea_idea_ix', ['municipalityId', 'ideaId'])
export class ProjectIdea {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_idea_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_idea_pk' })
  projectId: string;
  @PrimaryColumn('uuid', { name: 'idea_id', primaryKeyConstraintName: 'project_idea_pk' })
  ideaId: string;
}
