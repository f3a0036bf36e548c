import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { CycleEvent } from '#libs/budget-rules';
import { RULE_DEFAULTS } from '#libs/contracts';
import type { BallotForm, CycleInput, CycleRules, LegalDay, YearRevenue } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

export const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
/** More money than any municipality has, and still exact in cents. */
export const MAX_CENTS = 1_000_000_000_000;
const MAX_INT = 2_147_483_647;
/** Filled fields of a cycle that everybody reads. */
const MAX_TEXT = 300;

export class StatutesDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(60)
  number: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_TEXT)
  title: string;
  @ValidateIf((_object, value) => value !== null)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  url: string | null = null;
}

export class YearRevenueDto implements YearRevenue {
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  incomeTaxCents: number;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  propertyTaxCents: number;
}

export class UnitDto {
  @ValidateIf((_object, value) => value !== null)
  @IsUUID()
  id: string | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(120)
  name: string;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  amountCents: number;
}

export class DaysDto {
  @LegalDayField()
  from: LegalDay;
  @LegalDayField()
  to: LegalDay;
}

/** A form of ballot; `max` belongs to `up_to` and `ranking`, `points` and `maxPerProject` to `points`. */
export class BallotFormDto {
  @IsIn(['one', 'up_to', 'unlimited', 'knapsack', 'points', 'ranking'])
  kind: BallotForm['kind'];
  @ValidateIf((form: BallotFormDto) => form.kind === 'up_to' || form.kind === 'ranking')
  @IsInt()
  @Min(1)
  @Max(100)
  max?: number;
  @ValidateIf((form: BallotFormDto) => form.kind === 'points')
  @IsInt()
  @Min(1)
  @Max(1000)
  points?: number;
  @ValidateIf((form: BallotFormDto, value) => form.kind === 'points' && (value ?? null) !== null)
  @IsInt()
  @Min(1)
  @Max(1000)
  maxPerProject?: number | null;
}

function ballotForm({ kind, max = 1, points = 1, maxPerProject = null }: BallotFormDto): BallotForm {
  switch (kind) {
    case 'up_to':
    case 'ranking':
      return { kind, max };
    case 'points':
      return { kind, points, maxPerProject };
    default:
      return { kind };
  }
}

export class CycleRulesDto {
  @IsIn(['law', 'residents_only'])
  submitters: CycleRules['submitters'];
  @ValidateIf((_object, value) => value !== null)
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  submittersReason: string | null = null;
  @ValidateIf((_object, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(1000)
  maxPerSubmitter: number | null = null;
  @ValidateIf((_object, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(MAX_CENTS)
  projectMaxCents: number | null = null;
  @ValidateNested()
  @Type(() => BallotFormDto)
  ballot: BallotFormDto;
  @LegalDayField()
  eligibilityDay: LegalDay;
  @IsIn(['take_next', 'stop'])
  whenNotFitting: CycleRules['whenNotFitting'];
  @Equals('earlier_submission')
  ties: 'earlier_submission';
  @IsInt()
  @Min(1)
  @Max(90)
  correctionDays: number;
}

/** Body of `POST …/budget/cycles`; may be unlawful, what stands against it is shown. */
export class CycleInputDto {
  @IsInt()
  @Min(2025)
  @Max(2099)
  year: number;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_TEXT)
  title: string;
  @ValidateNested()
  @Type(() => StatutesDto)
  statutes: StatutesDto;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_TEXT)
  programmeRef: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_TEXT)
  budgetLine: string;
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => YearRevenueDto)
  revenues: YearRevenueDto[];
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  amountCents: number;
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => UnitDto)
  units: UnitDto[];
  @ValidateNested()
  @Type(() => DaysDto)
  submission: DaysDto;
  @LegalDayField()
  evaluationUntil: LegalDay;
  @ValidateNested()
  @Type(() => DaysDto)
  voting: DaysDto;
  @ValidateNested()
  @Type(() => CycleRulesDto)
  rules: CycleRulesDto;
}

/** Body of `PUT …/budget/cycles/:id`. */
export class UpdateCycleDto extends CycleInputDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Events that this route takes; the others bring data of their own and have routes of their own. */
export const PLAIN_EVENTS = [
  'openSubmission',
  'closeSubmission',
  'finishEvaluation',
  'openVoting',
  'closeVoting',
  'close',
  'cancel',
] as const satisfies readonly CycleEvent[];

/** Body of `POST …/cycles/:id/advance`. */
export class AdvanceCycleDto {
  @IsIn(PLAIN_EVENTS)
  event: (typeof PLAIN_EVENTS)[number];
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
  @IsOptional()
  @Transform(trimmed)
  @Length(1, 2000)
  reason?: string;
}

/** The set-up as the rules read it: whole objects, whatever the class instances carry. */
export function toCycleInput(body: CycleInputDto): CycleInput {
  const { rules } = body;
  const { ballot } = rules;
  return {
    year: body.year,
    title: body.title,
    statutes: { number: body.statutes.number, title: body.statutes.title, url: body.statutes.url },
    programmeRef: body.programmeRef,
    budgetLine: body.budgetLine,
    revenues: body.revenues.map(({ year, incomeTaxCents, propertyTaxCents }) => ({
      year,
      incomeTaxCents,
      propertyTaxCents,
    })),
    amountCents: body.amountCents,
    units: body.units.map(({ id, name, amountCents }) => ({ id, name, amountCents })),
    submission: { from: body.submission.from, to: body.submission.to },
    evaluationUntil: body.evaluationUntil,
    voting: { from: body.voting.from, to: body.voting.to },
    rules: {
      ...RULE_DEFAULTS,
      submitters: rules.submitters,
      submittersReason: rules.submittersReason,
      maxPerSubmitter: rules.maxPerSubmitter,
      projectMaxCents: rules.projectMaxCents,
      ballot: ballotForm(ballot),
      eligibilityDay: rules.eligibilityDay,
      whenNotFitting: rules.whenNotFitting,
      ties: rules.ties,
      correctionDays: rules.correctionDays,
    },
  };
}
