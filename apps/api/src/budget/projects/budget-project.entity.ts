import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CostLine, Ownership, ProjectFileKind, ProjectShape, ProjectState } from '#libs/contracts';

/** A project from its draft to its delivery; frozen by a trigger once voting has opened, except for its outcome. */
@Entity('budget_project')
@ForeignKey('budget_cycle', ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_project_cycle_fk',
})
@ForeignKey('budget_unit', ['municipalityId', 'cycleId', 'unitId'], ['municipalityId', 'cycleId', 'id'], {
  name: 'budget_project_unit_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'budget_project_author_fk' })
@ForeignKey('budget_project', ['municipalityId', 'mergedInto'], ['municipalityId', 'id'], {
  name: 'budget_project_merged_fk',
})
@Unique('budget_project_nr_uq', ['municipalityId', 'cycleId', 'nr'])
@Check(
  'budget_project_state_ck',
  `state IN ('draft', 'submitted', 'returned', 'compliant', 'not_compliant', 'withdrawn', 'merged', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered')`,
)
@Check('budget_project_nr_ck', `nr > 0 AND submitted_on IS NOT NULL OR nr IS NULL AND submitted_on IS NULL`)
@Check('budget_project_submitted_ck', `state IN ('draft', 'withdrawn') OR nr IS NOT NULL`)
@Check('budget_project_ownership_ck', `ownership IN ('municipal', 'other_public', 'private', 'no_place')`)
@Check(
  'budget_project_submitter_ck',
  `submitter_kind = 'person' OR submitter_kind = 'organisation' AND organisation IS NOT NULL`,
)
@Check('budget_project_point_ck', `(longitude IS NULL) = (latitude IS NULL)`)
@Check(
  'budget_project_returned_ck',
  `(returned_until IS NULL) = (returned_reason IS NULL) AND (state <> 'returned' OR returned_until IS NOT NULL)`,
)
@Check(
  'budget_project_ballot_ck',
  `state NOT IN ('compliant', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered') OR verified_cents IS NOT NULL AND unit_id IS NOT NULL`,
)
@Check('budget_project_shape_ck', `shape IS NULL OR longitude IS NOT NULL`)
@Check('budget_project_merged_ck', `(state = 'merged') = (merged_into IS NOT NULL)`)
@Check('budget_project_money_ck', `total_cents >= 0 AND verified_cents >= 0 AND spent_cents >= 0`)
@Index('budget_project_cycle_ix', ['municipalityId', 'cycleId', 'state'])
@Index('budget_project_author_ix', ['authorId', 'municipalityId'])
export class BudgetProject {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_project_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_project_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  /** Order of submission within the cycle, without gaps. */
  @Column('integer', { nullable: true })
  nr: number | null;
  /** Null where it was submitted at GeoLatvija.lv. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  @Column('text')
  state: ProjectState;
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;
  @Column('text', { default: '' })
  title: string;
  @Column('text', { default: '' })
  summary: string;
  @Column('text', { default: '' })
  description: string;
  @Column('text', { default: '' })
  benefit: string;
  @Column('bigint', { name: 'upkeep_cents', nullable: true })
  upkeepCents: string | null;
  @Column('text', { name: 'upkeep_note', default: '' })
  upkeepNote: string;
  @Column('jsonb', { name: 'cost_lines', default: [] })
  costLines: CostLine[];
  @Column('bigint', { name: 'total_cents', default: 0 })
  totalCents: string;
  /** The cost that the newest evaluation found. */
  @Column('bigint', { name: 'verified_cents', nullable: true })
  verifiedCents: string | null;
  @Column('double precision', { nullable: true })
  longitude: number | null;
  @Column('double precision', { nullable: true })
  latitude: number | null;
  /** GeoJSON of a line or an area; the point lies on it. */
  @Column('jsonb', { nullable: true })
  shape: ProjectShape | null;
  @Column('boolean', { name: 'part_allowed', default: false })
  partAllowed: boolean;
  @Column('text', { name: 'part_note', default: '' })
  partNote: string;
  /** The project that this one was joined to. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;
  @Column('text', { name: 'place_note', default: '' })
  placeNote: string;
  @Column('text', { nullable: true })
  ownership: Ownership | null;
  @Column('text', { name: 'submitter_kind', default: 'person' })
  submitterKind: 'person' | 'organisation';
  @Column('text', { nullable: true })
  organisation: string | null;
  @Column('text', { name: 'registration_no', nullable: true })
  registrationNo: string | null;
  @Column('boolean', { name: 'name_public', default: false })
  namePublic: boolean;
  /** The name that everybody may read, fixed at submission. */
  @Column('text', { name: 'published_author', nullable: true })
  publishedAuthor: string | null;
  @Column('text', { default: '' })
  phone: string;
  @Column('text', { default: '' })
  email: string;
  @Column('date', { name: 'submitted_on', nullable: true })
  submittedOn: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;
  @Column('text', { name: 'returned_reason', nullable: true })
  returnedReason: string | null;
  @Column('date', { name: 'returned_until', nullable: true })
  returnedUntil: string | null;
  @Column('date', { name: 'started_on', nullable: true })
  startedOn: string | null;
  @Column('date', { name: 'delivered_on', nullable: true })
  deliveredOn: string | null;
  @Column('bigint', { name: 'spent_cents', default: 0 })
  spentCents: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}

/** A file of a project; the content is a stored file of its own. */
@Entity('project_file')
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_file_project_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'fileId'], ['municipalityId', 'id'], {
  name: 'project_file_file_fk',
})
@ForeignKey('stored_file', ['municipalityId', 'thumbnailId'], ['municipalityId', 'id'], {
  name: 'project_file_thumbnail_fk',
})
@Check('project_file_kind_ck', `kind IN ('picture', 'owner_consent', 'estimate', 'sketch')`)
@Index('project_file_project_ix', ['municipalityId', 'projectId', 'addedAt'])
export class ProjectFileRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_file_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_file_pk' })
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text')
  kind: ProjectFileKind;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  /** A small copy of a picture. */
  @Column('uuid', { name: 'thumbnail_id', nullable: true })
  thumbnailId: string | null;
  @Column('text', { default: '' })
  alt: string;
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}

/** One line of a project's public log; never changed. */
@Entity('project_event')
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_event_project_fk',
})
export class ProjectEvent {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_event_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_event_pk' })
  projectId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'project_event_pk' })
  number: number;
  @Column('text')
  event: string;
  @Column('date')
  day: string;
  @Column('text', { nullable: true })
  note: string | null;
}

/** What a project said at one of its submissions; never changed. */
@Entity('project_version')
@ForeignKey(() => BudgetProject, ['municipalityId', 'projectId'], ['municipalityId', 'id'], {
  name: 'project_version_project_fk',
})
export class ProjectVersion {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'project_version_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'project_id', primaryKeyConstraintName: 'project_version_pk' })
  projectId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'project_version_pk' })
  number: number;
  @Column('date')
  day: string;
  @Column('jsonb')
  content: object;
}
