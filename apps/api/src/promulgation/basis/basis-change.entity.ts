import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { BasisChangeKind, BasisOutcome } from '#libs/contracts';

/** A change of a law or regulation that by-laws cite. */
@Entity('basis_change')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'basis_change_municipality_fk' })
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'basis_change_recorded_by_fk' })
@Check('basis_change_kind_ck', `kind IN ('amended', 'repealed')`)
@Check('basis_change_place_ck', `place <> ''`)
export class BasisChange {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'basis_change_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'basis_change_pk' })
  id: string;
  /** As a by-law would cite it. */
  @Column('text')
  place: string;
  @Column('text')
  kind: BasisChangeKind;
  @Column('date', { name: 'from_day' })
  fromDay: string;
  @Column('text', { name: 'source_url', nullable: true })
  sourceUrl: string | null;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** An act that cites what was changed, and what a person found about it. */
@Entity('basis_check')
@ForeignKey('basis_change', ['municipalityId', 'changeId'], ['municipalityId', 'id'], {
  name: 'basis_check_change_fk',
})
@ForeignKey('act', ['municipalityId', 'actId'], ['municipalityId', 'id'], { name: 'basis_check_act_fk' })
@ForeignKey('person', ['decidedBy'], ['id'], { name: 'basis_check_decided_by_fk' })
@Check('basis_check_outcome_ck', `outcome IN ('holds', 'amend', 'lapsed')`)
@Check(
  'basis_check_decided_ck',
  `(outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reason IS NULL)`,
)
@Index('basis_check_act_ix', ['municipalityId', 'actId'])
export class BasisCheck {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'basis_check_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'change_id', primaryKeyConstraintName: 'basis_check_pk' })
  changeId: string;
  @PrimaryColumn('uuid', { name: 'act_id', primaryKeyConstraintName: 'basis_check_pk' })
  actId: string;
  /** The places of the act that cite it, in its own words. */
  @Column('jsonb')
  citations: string[];
  @Column('text', { nullable: true })
  outcome: BasisOutcome | null;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
