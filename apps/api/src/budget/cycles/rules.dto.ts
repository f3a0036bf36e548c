import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { STATUTES_RULES } from '#libs/budget-rules';
import { COUNT_RULES, RULE_DEFAULTS, wholeRules } from '#libs/contracts';
import type {
  ArticleRef,
  CycleRules,
  LegalDay,
  MoneyDivision,
  StatutesPoint,
  VotingPlace,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import {
  ballotForm,
  BallotFormDto,
  IsNumberGroups,
  oneWinner,
  OneWinnerDto,
  PartFundingDto,
  threshold,
  ThresholdDto,
} from './count-rules.dto.js';
import { given, MAX_CENTS, trimmed, WHOLE } from './fields.js';

const VENUES = ['here', 'geolatvija', 'paper'] as const;

export class DaysDto {
  @LegalDayField()
  from: LegalDay;
  @LegalDayField()
  to: LegalDay;
}

export class VotingPlaceDto implements VotingPlace {
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  name: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  address: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  hours: string;
}

export class ArticleDto implements ArticleRef {
  @IsIn(['PL'])
  act: 'PL';
  @IsString()
  @MaxLength(20)
  ref: string;
}

export class ChecklistItemDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(500)
  text: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(20)
  statutesPoint: string;
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => ArticleDto)
  article: ArticleDto | null = null;
}

/** What the nolikums says of one rule. */
export class StatutesPointDto {
  @IsIn(STATUTES_RULES)
  rule: StatutesPoint['rule'];
  @Transform(trimmed)
  @IsString()
  @MaxLength(20)
  point: string;
  /** A value of the rule; it is only compared and shown. */
  @IsOptional()
  value: unknown = null;
  @ValidateIf(given)
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  reason: string | null = null;
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  text?: string | null;
}

export class DivisionDto {
  @IsIn(['fixed', 'per_capita', 'coefficient'])
  kind: MoneyDivision['kind'] = 'fixed';
  @ValidateIf((one: DivisionDto) => one.kind === 'per_capita')
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  centsPerInhabitant?: number;
}

/** Rules that are left out are as in a cycle that does not know them. */
export class CycleRulesDto {
  @IsIn(['law', 'residents_only'])
  submitters: CycleRules['submitters'];
  @ValidateIf(given)
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  submittersReason: string | null = null;
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(1000)
  maxPerSubmitter: number | null = null;
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  projectMinCents: number | null = null;
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  projectMaxCents: number | null = null;
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  upkeepMaxBasisPoints: number | null = null;
  @IsObject()
  @ValidateNested()
  @Type(() => BallotFormDto)
  ballot: BallotFormDto;
  @IsIn(['unit', 'whole'])
  scope = RULE_DEFAULTS.scope;
  @LegalDayField()
  eligibilityDay: LegalDay;
  @ValidateIf(given)
  @LegalDayField()
  ageDay: LegalDay | null = null;
  @IsIn(COUNT_RULES)
  countRule = RULE_DEFAULTS.countRule;
  @IsIn(['take_next', 'stop'])
  whenNotFitting: CycleRules['whenNotFitting'];
  @IsIn(['earlier_submission', 'lower_cost', 'lot'])
  ties: CycleRules['ties'];
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => ThresholdDto)
  threshold: ThresholdDto | null = null;
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => PartFundingDto)
  partFunding: PartFundingDto | null = null;
  @IsNumberGroups()
  exclusive: number[][] = [];
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => OneWinnerDto)
  oneWinner: OneWinnerDto | null = null;
  @IsBoolean()
  weightedVotes = false;
  @IsIn(['verifiable', 'apart'])
  secrecy = RULE_DEFAULTS.secrecy;
  @IsBoolean()
  annulsVotes = false;
  @IsInt()
  @Min(0)
  @Max(1000)
  smallCell = RULE_DEFAULTS.smallCell;
  @IsIn(VENUES)
  submissionVenue = RULE_DEFAULTS.submissionVenue;
  @IsIn(VENUES)
  votingVenue = RULE_DEFAULTS.votingVenue;
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VotingPlaceDto)
  inPersonPlaces: VotingPlaceDto[] = [];
  @IsInt()
  @Min(0)
  @Max(90)
  correctionDays: number;
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemDto)
  checklist: ChecklistItemDto[] = [];
  @IsBoolean()
  listApproval = false;
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => DaysDto)
  ideas: DaysDto | null = null;
}

/** The rules as plain objects. */
export function toRules(body: CycleRulesDto): CycleRules {
  return wholeRules({
    ...body,
    ballot: ballotForm(body.ballot),
    threshold: body.threshold && threshold(body.threshold),
    partFunding: body.partFunding && { ...body.partFunding },
    exclusive: body.exclusive.map((group) => [...group]),
    oneWinner: body.oneWinner && oneWinner(body.oneWinner),
    inPersonPlaces: body.inPersonPlaces.map((place) => ({ ...place })),
    checklist: body.checklist.map((item) => ({ ...item, article: item.article && { ...item.article } })),
    ideas: body.ideas && { ...body.ideas },
  });
}

/** The division of the money as a plain object. */
export function toDivision({ kind, centsPerInhabitant = 0 }: DivisionDto): MoneyDivision {
  return kind === 'per_capita' ? { kind, centsPerInhabitant } : { kind };
}
