import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One step of the delivery of a winning project; `start` and `done` are the law's (PL 62(2)). */
@Entity('budget_milestone')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'budget_milestone_project_fk',
})
@Check('budget_milestone_kind_ck', `kind IN ('start', 'done', 'own')`)
@Check('budget_milestone_title_ck', `title <> ''`)
@Index('budget_milestone_project_ix', ['municipalityId', 'projectId', 'dueOn'])
@Index('budget_milestone_given_uq', ['municipalityId', 'projectId', 'kind'], {
  unique: true,
  where: `kind <> 'own'`,
})
export class BudgetMilestone {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_milestone_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_milestone_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text')
  kind: 'start' | 'done' | 'own';
  @Column('text')
  title: string;
  @Column('date', { name: 'due_on' })
  dueOn: string;
  @Column('date', { name: 'done_on', nullable: true })
  doneOn: string | null;
  @Column('text', { default: '' })
  note: string;
  @Column('text', { name: 'delay_reason', nullable: true })
  delayReason: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
