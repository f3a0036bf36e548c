import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  CycleRules,
  CycleState,
  MoneyDivision,
  StatutesPoint,
  TermExtension,
  YearRevenue,
} from '#libs/contracts';

/** One year's participatory budget; frozen by a trigger once `rules_digest` is set. */
@Entity('budget_cycle')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'budget_cycle_municipality_fk' })
@ForeignKey('stored_file', ['municipalityId', 'minutesFileId'], ['municipalityId', 'id'], {
  name: 'budget_cycle_minutes_file_fk',
})
@ForeignKey('person', ['createdBy'], ['id'], { name: 'budget_cycle_creator_fk' })
@Check(
  'budget_cycle_state_ck',
  `state IN ('preparing', 'submission', 'evaluation', 'ballot_ready', 'voting', 'voting_ended', 'counted', 'announced', 'closed', 'cancelled')`,
)
@Check('budget_cycle_year_ck', `year BETWEEN 2025 AND 2099`)
@Check('budget_cycle_amount_ck', `amount_cents >= 0`)
@Check('budget_cycle_carry_over_ck', `carry_over_cents >= 0`)
@Check('budget_cycle_next_nr_ck', `next_nr > 0`)
@Check(
  'budget_cycle_frozen_ck',
  `(rules_digest IS NULL) = (frozen_rules IS NULL) AND (rules_digest IS NULL OR rules_digest ~ '^[0-9a-f]{64}$')`,
)
@Check(
  'budget_cycle_voting_frozen_ck',
  `state NOT IN ('voting', 'voting_ended', 'counted', 'announced', 'closed') OR rules_digest IS NOT NULL`,
)
@Check(
  'budget_cycle_announced_ck',
  `announced_on IS NULL OR (counted_on IS NOT NULL AND minutes_ref IS NOT NULL)`,
)
@Check('budget_cycle_cancelled_ck', `(state = 'cancelled') = (cancelled_reason IS NOT NULL)`)
@Index('budget_cycle_year_uq', ['municipalityId', 'year'], { unique: true, where: `state <> 'cancelled'` })
export class BudgetCycle {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_cycle_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_cycle_pk' })
  id: string;
  @Column('integer')
  year: number;
  @Column('text')
  title: string;
  @Column('text')
  state: CycleState;
  @Column('date', { name: 'state_since' })
  stateSince: string;
  @Column('text', { name: 'statutes_number' })
  statutesNumber: string;
  @Column('text', { name: 'statutes_title' })
  statutesTitle: string;
  @Column('text', { name: 'statutes_url', nullable: true })
  statutesUrl: string | null;
  /** What the nolikums says of single rules. */
  @Column('jsonb', { name: 'statutes_points', default: [] })
  statutesPoints: StatutesPoint[];
  @Column('text', { name: 'programme_ref' })
  programmeRef: string;
  @Column('text', { name: 'budget_line' })
  budgetLine: string;
  @Column('jsonb')
  revenues: YearRevenue[];
  @Column('bigint', { name: 'amount_cents' })
  amountCents: string;
  /** Part of the amount that an earlier cycle left over. */
  @Column('bigint', { name: 'carry_over_cents', default: 0 })
  carryOverCents: string;
  @Column('jsonb', { default: { kind: 'fixed' } })
  division: MoneyDivision;
  @Column('date', { name: 'submission_from' })
  submissionFrom: string;
  @Column('date', { name: 'submission_to' })
  submissionTo: string;
  @Column('date', { name: 'evaluation_until' })
  evaluationUntil: string;
  @Column('date', { name: 'voting_from' })
  votingFrom: string;
  @Column('date', { name: 'voting_to' })
  votingTo: string;
  @Column('jsonb')
  rules: CycleRules;
  /** The number that the next submission gets. */
  @Column('integer', { name: 'next_nr', default: 1 })
  nextNr: number;
  /** What was in force when voting opened, as it was digested. */
  @Column('text', { name: 'frozen_rules', nullable: true })
  frozenRules: string | null;
  @Column('text', { name: 'rules_digest', nullable: true })
  rulesDigest: string | null;
  @Column('date', { name: 'counted_on', nullable: true })
  countedOn: string | null;
  @Column('date', { name: 'announced_on', nullable: true })
  announcedOn: string | null;
  @Column('text', { name: 'minutes_ref', nullable: true })
  minutesRef: string | null;
  @Column('uuid', { name: 'minutes_file_id', nullable: true })
  minutesFileId: string | null;
  @Column('text', { name: 'cancelled_reason', nullable: true })
  cancelledReason: string | null;
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** A planning unit of a cycle (PL 59(3)) with its money. */
@Entity('budget_unit')
@ForeignKey(() => BudgetCycle, ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_unit_cycle_fk',
})
@Unique('budget_unit_cycle_uq', ['municipalityId', 'cycleId', 'id'])
@Unique('budget_unit_name_uq', ['municipalityId', 'cycleId', 'name'])
@Check('budget_unit_name_ck', `name <> ''`)
@Check('budget_unit_amount_ck', `amount_cents >= 0`)
@Check('budget_unit_inhabitants_ck', `inhabitants >= 0`)
@Check('budget_unit_coefficient_ck', `coefficient >= 0`)
export class BudgetUnitRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_unit_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_unit_pk' })
  id: string;
  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;
  @Column('integer')
  position: number;
  @Column('text')
  name: string;
  @Column('bigint', { name: 'amount_cents' })
  amountCents: string;
  /** People declared in it, where the money is divided by them. */
  @Column('integer', { nullable: true })
  inhabitants: number | null;
  /** Hundredths: 125 = 1.25. */
  @Column('integer', { nullable: true })
  coefficient: number | null;
}

/** A term that became longer while it ran; never changed. */
@Entity('budget_term_extension')
@ForeignKey(() => BudgetCycle, ['municipalityId', 'cycleId'], ['municipalityId', 'id'], {
  name: 'budget_term_extension_cycle_fk',
})
@ForeignKey('person', ['decidedBy'], ['id'], { name: 'budget_term_extension_person_fk' })
@Check('budget_term_extension_term_ck', `term IN ('submission', 'voting')`)
@Check('budget_term_extension_longer_ck', `after_day > before_day`)
@Check('budget_term_extension_reason_ck', `reason <> ''`)
export class BudgetTermExtension {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'budget_term_extension_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'budget_term_extension_pk' })
  cycleId: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'budget_term_extension_pk' })
  number: number;
  @Column('text')
  term: TermExtension['term'];
  @Column('date', { name: 'before_day' })
  before: string;
  @Column('date', { name: 'after_day' })
  after: string;
  @Column('text')
  reason: string;
  @Column('date', { name: 'decided_on' })
  decidedOn: string;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
}

/** A shape for the map: the municipality's outline, or a planning unit known by its name. */
@Entity('map_area')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'map_area_municipality_fk' })
@Unique('map_area_name_uq', ['municipalityId', 'kind', 'name'])
@Check('map_area_kind_ck', `kind IN ('outline', 'unit')`)
export class MapArea {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'map_area_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'map_area_pk' })
  id: string;
  @Column('text')
  kind: 'outline' | 'unit';
  @Column('text')
  name: string;
  /** GeoJSON geometry: Polygon or MultiPolygon, longitude before latitude. */
  @Column('jsonb')
  geometry: object;
  @Column('integer', { default: 1 })
  version: number;
}
