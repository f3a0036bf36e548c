import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Max, Min, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { BallotForm, OneWinnerRule, Threshold } from '#libs/contracts';
import { given, WHOLE } from './fields.js';

const MAX_VOTES = 10_000_000;
const MAX_GROUPS = 100;

/** A form of ballot; `max` belongs to `up_to` and `ranking`, `points` and `maxPerProject` to `points`. */
export class BallotFormDto {
  @IsIn(['one', 'up_to', 'unlimited', 'knapsack', 'points', 'ranking'])
  kind: BallotForm['kind'];
  @ValidateIf((form: BallotFormDto) => form.kind === 'up_to' || form.kind === 'ranking')
  @IsInt()
  @Min(0)
  @Max(100)
  max?: number;
  @ValidateIf((form: BallotFormDto) => form.kind === 'points')
  @IsInt()
  @Min(0)
  @Max(1000)
  points?: number;
  @ValidateIf((form: BallotFormDto, value) => form.kind === 'points' && (value ?? null) !== null)
  @IsInt()
  @Min(0)
  @Max(1000)
  maxPerProject?: number | null;
}

export class ThresholdDto {
  @IsIn(['votes', 'share'])
  kind: Threshold['kind'];
  @ValidateIf((one: ThresholdDto) => one.kind === 'votes')
  @IsInt()
  @Min(0)
  @Max(MAX_VOTES)
  votes?: number;
  @ValidateIf((one: ThresholdDto) => one.kind === 'share')
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  basisPoints?: number;
}

export class PartFundingDto {
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  leastBasisPoints: number;
}

export class LargeProjectDto {
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  fromBasisPoints: number;
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  toBasisPoints: number;
  @IsInt()
  @Min(0)
  @Max(MAX_VOTES)
  minVotes: number;
}

export class OneWinnerDto {
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(WHOLE)
  mostBasisPoints: number | null = null;
  @IsBoolean()
  thenNext = false;
  @ValidateIf(given)
  @ValidateNested()
  @Type(() => LargeProjectDto)
  large: LargeProjectDto | null = null;
}

/** Groups of project numbers. */
export function IsNumberGroups(): PropertyDecorator {
  const group = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= MAX_GROUPS && value.every((nr) => Number.isSafeInteger(nr));
  return ValidateBy({
    name: 'isNumberGroups',
    validator: {
      validate: (value) => Array.isArray(value) && value.length <= MAX_GROUPS && value.every(group),
    },
  });
}

/** The form as the contract has it. */
export function ballotForm({ kind, max = 1, points = 1, maxPerProject = null }: BallotFormDto): BallotForm {
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

/** The threshold as the contract has it. */
export function threshold({ kind, votes = 0, basisPoints = 0 }: ThresholdDto): Threshold {
  return kind === 'votes' ? { kind, votes } : { kind, basisPoints };
}

/** The rule as the contract has it. */
export function oneWinner({ mostBasisPoints, thenNext, large }: OneWinnerDto): OneWinnerRule {
  return { mostBasisPoints, thenNext, large: large && { ...large } };
}
