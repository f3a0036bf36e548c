import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ActCode, AnsweredItem } from '#libs/contracts';

/** What an evaluator found; never changed, the newest counts. */
@Entity('project_evaluation')
@ForeignKey('budget_project', ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_evaluation_project_fk',
})
@ForeignKey('person', ['evaluatedBy'], ['id'], { name: 'project_evaluation_person_fk' })
@Check('project_evaluation_verdict_ck', `verdict IN ('compliant', 'not_compliant')`)
@Check('project_evaluation_reason_ck', `reason <> ''`)
@Check('project_evaluation_article_ck', `(act IS NULL) = (ref IS NULL)`)
@Check(
  'project_evaluation_ground_ck',
  `verdict = 'compliant' OR act IS NOT NULL OR statutes_point IS NOT NULL`,
)
@Check('project_evaluation_cost_ck', `verified_cents >= 0`)
export class ProjectEvaluation {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_evaluation_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_evaluation_pk' })
  projectId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'project_evaluation_pk' })
  number: number;
  @Column('text')
  verdict: 'compliant' | 'not_compliant';
  @Column('text')
  reason: string;
  @Column('text', { nullable: true })
  act: ActCode | null;
  @Column('text', { nullable: true })
  ref: string | null;
  @Column('text', { name: 'statutes_point', nullable: true })
  statutesPoint: string | null;
  @Column('bigint', { name: 'verified_cents' })
  verifiedCents: string;
  @Column('text', { name: 'cost_note', default: '' })
  costNote: string;
  /** The checklist with its answers. */
  @Column('jsonb', { default: [] })
  checklist: AnsweredItem[];
  @Column('text', { default: '' })
  appeal: string;
  @Column('uuid', { name: 'evaluated_by' })
  evaluatedBy: string;
  @Column('date')
  day: string;
}
