import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import type { CycleInput, LegalDay, TermExtension, YearRevenue } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { given, MAX_CENTS, trimmed } from './fields.js';
import { CycleRulesDto, DaysDto, DivisionDto, StatutesPointDto, toDivision, toRules } from './rules.dto.js';

export { MAX_CENTS, trimmed } from './fields.js';

const MAX_INT = 2_147_483_647;
/** Filled fields of a cycle that everybody reads. */
const MAX_TEXT = 300;

/** Which nolikums is meant, by its number. */
export class StatutesQueryDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(60)
  number: string;
}

export class StatutesDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(60)
  number: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_TEXT)
  title: string;
  @ValidateIf(given)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  url: string | null = null;
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => StatutesPointDto)
  points: StatutesPointDto[] = [];
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
  @ValidateIf(given)
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
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  inhabitants: number | null = null;
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(10_000)
  coefficient: number | null = null;
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
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  carryOverCents = 0;
  @ValidateNested()
  @Type(() => DivisionDto)
  division = new DivisionDto();
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

/** Body of `POST …/cycles/:id/extensions`. */
export class ExtendTermDto {
  @IsIn(['submission', 'voting'])
  term: TermExtension['term'];
  @LegalDayField()
  to: LegalDay;
  @Transform(trimmed)
  @Length(1, 2000)
  reason: string;
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** The set-up as the rules read it: whole objects, whatever the class instances carry. */
export function toCycleInput(body: CycleInputDto): CycleInput {
  return {
    year: body.year,
    title: body.title,
    statutes: {
      number: body.statutes.number,
      title: body.statutes.title,
      url: body.statutes.url,
      points: body.statutes.points.map(({ rule, point, value, reason, text }) => ({
        ...{ rule, point, value, reason },
        ...(text ? { text } : {}),
      })),
    },
    programmeRef: body.programmeRef,
    budgetLine: body.budgetLine,
    revenues: body.revenues.map(({ year, incomeTaxCents, propertyTaxCents }) => ({
      year,
      incomeTaxCents,
      propertyTaxCents,
    })),
    amountCents: body.amountCents,
    carryOverCents: body.carryOverCents,
    division: toDivision(body.division),
    units: body.units.map(({ id, name, amountCents, inhabitants, coefficient }) => ({
      id,
      name,
      amountCents,
      inhabitants,
      coefficient,
    })),
    submission: { from: body.submission.from, to: body.submission.to },
    evaluationUntil: body.evaluationUntil,
    voting: { from: body.voting.from, to: body.voting.to },
    rules: toRules(body.rules),
  };
}
