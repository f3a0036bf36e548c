import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_STEPS, OWN_TERMS, type InternalSteps } from '#libs/bylaw-procedure';
import type { InternalStepsInput, LegalDay } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { Refused } from '../../platform/http/refused.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const CODE = /^[a-z][a-z0-9_]{1,39}$/;
const MAX_NAME = 200;

class EndorserStepDto {
  @Matches(CODE)
  code: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_NAME)
  name: string;

  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  people: string[];
}

class CommitteeStepDto {
  @Matches(CODE)
  code: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_NAME)
  name: string;
}

/** Body of `PUT /api/m/:place/procedure-steps`; what can hold, the rules of the procedure say. */
export class InternalStepsDto implements InternalStepsInput {
  @IsInt()
  @Min(0)
  @Max(2_147_483_646)
  version: number;

  @IsArray()
  @ArrayMaxSize(MAX_STEPS * 2)
  @ValidateNested({ each: true })
  @Type(() => EndorserStepDto)
  endorsers: EndorserStepDto[];

  @IsBoolean()
  endorseInOrder: boolean;

  @IsArray()
  @ArrayMaxSize(MAX_STEPS * 2)
  @ValidateNested({ each: true })
  @Type(() => CommitteeStepDto)
  committees: CommitteeStepDto[];

  @IsBoolean()
  coordinateAfterOpinions: boolean;

  @IsBoolean()
  repeatOpinions: boolean;

  @IsObject()
  terms: Record<string, number>;

  @ValidateIf(({ exPostMonths }: InternalStepsDto) => exPostMonths !== null)
  @IsInt()
  exPostMonths: number | null;

  /** Left out: today. */
  @IsOptional()
  @LegalDayField()
  from?: LegalDay;
}

/** Body of `POST /api/m/:place/procedure-steps/cancel`. */
export class CancelStepsDto {
  @LegalDayField()
  from: LegalDay;

  @IsInt()
  @Min(0)
  @Max(2_147_483_646)
  version: number;
}

/**
 * The body as the procedure takes it.
 *
 * @throws Refused 422 for a term that nobody may set, or one that is no whole number.
 */
export function toSteps({ version: _version, from: _from, terms, ...rest }: InternalStepsDto): InternalSteps {
  const known: readonly string[] = OWN_TERMS.map(({ code }) => code);
  const wrong = Object.entries(terms).filter(
    ([code, count]) => !known.includes(code) || !Number.isInteger(count),
  );
  if (wrong.length > 0) {
    throw new Refused(
      wrong.map(([code]) => ({ code: 'step_term_unknown', where: `terms.${code.slice(0, 40)}` })),
      422,
    );
  }
  return {
    endorsers: rest.endorsers.map(({ code, name, people }) => ({ code, name, people: [...new Set(people)] })),
    endorseInOrder: rest.endorseInOrder,
    committees: rest.committees.map(({ code, name }) => ({ code, name })),
    coordinateAfterOpinions: rest.coordinateAfterOpinions,
    repeatOpinions: rest.repeatOpinions,
    terms,
    exPostMonths: rest.exPostMonths,
  };
}
