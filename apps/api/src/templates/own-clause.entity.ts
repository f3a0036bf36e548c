import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ClauseGroup, ClausePoint, TemplateId } from '#libs/contracts';

/** A clause of a municipality's own. */
@Entity('own_clause')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'own_clause_municipality_fk' })
@Check('own_clause_version_ck', `version > 0`)
export class OwnClause {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'own_clause_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'own_clause_pk' })
  id: string;
  @Column('integer', { default: 1 })
  version: number;
  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
}

/** One wording of a clause; never changed. */
@Entity('own_clause_wording')
@ForeignKey('own_clause', ['municipalityId', 'clauseId'], ['municipalityId', 'id'], {
  name: 'own_clause_wording_clause_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'own_clause_wording_author_fk' })
@Check('own_clause_wording_title_ck', `title <> ''`)
@Check('own_clause_wording_group_ck', `clause_group ~ '^[a-z_]{2,40}$'`)
@Check('own_clause_wording_points_ck', `jsonb_typeof(points) = 'array'`)
export class OwnClauseWording {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'own_clause_wording_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'clause_id', primaryKeyConstraintName: 'own_clause_wording_pk' })
  clauseId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'own_clause_wording_pk' })
  version: number;
  @Column('text')
  title: string;
  @Column('text', { name: 'clause_group' })
  group: ClauseGroup;
  @Column('text', { array: true, default: [] })
  kinds: TemplateId[];
  @Column('text', { default: '' })
  about: string;
  @Column('jsonb')
  points: ClausePoint[];
  @Column('uuid', { name: 'author_id' })
  authorId: string;
  @Column('timestamptz')
  at: Date;
}
