import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  NORM_CAUSES,
  type ConsolidationStep,
  type EndNormValidity,
  type EndOfForceInput,
  type LegalDay,
  type LinkAmendedAct,
  type NormCause,
  type RecordNormValidity,
  type StartAmending,
  type WithdrawNormValidity,
  type WriteAmendments,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
/** An empty field of a form says nothing. */
const trimmedOrNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && value.trim() === '' ? null : trimmed({ value });
const MAX_INT = 2_147_483_647;

/** Body of `POST …/acts/:year/:slug/amending`. */
export class StartAmendingDto implements StartAmending {
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(3, 500)
  title?: string;
}

/** Body of `PUT …/amendment`. */
export class LinkAmendedActDto implements LinkAmendedAct {
  @IsInt()
  @Min(1900)
  @Max(9999)
  year: number;

  @Matches(/^[A-Za-z0-9-]{1,60}$/)
  slug: string;
}

/** Body of `POST …/amendment/writing`. */
export class WriteAmendmentsDto implements WriteAmendments {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;

  @ValidateIf(({ inForceFrom }: WriteAmendmentsDto) => inForceFrom !== null)
  @LegalDayField()
  inForceFrom: LegalDay | null;
}

/** Body of what moves a consolidation by hand on. */
export class ConsolidationStepDto implements ConsolidationStep {
  @LegalDayField()
  from: LegalDay;

  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of `POST …/acts/:year/:slug/validity`. */
export class RecordNormValidityDto implements RecordNormValidity {
  @ValidateIf(({ unitId }: RecordNormValidityDto) => unitId !== null)
  @Matches(/^[a-z0-9]{1,40}$/)
  unitId: string | null;

  @IsIn(NORM_CAUSES)
  cause: NormCause;

  @LegalDayField()
  from: LegalDay;

  @ValidateIf(({ until }: RecordNormValidityDto) => until !== null)
  @LegalDayField()
  until: LegalDay | null;

  @Transform(trimmed)
  @IsString()
  @Length(3, 500)
  documentTitle: string;

  @Transform(trimmedOrNull)
  @ValidateIf(({ documentUrl }: RecordNormValidityDto) => documentUrl !== null)
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  documentUrl: string | null;
}

/** Body of `POST …/acts/:year/:slug/end`. */
export class EndActDto implements EndOfForceInput {
  @IsIn(['basis_lapsed', 'term'])
  cause: 'basis_lapsed' | 'term';

  @LegalDayField()
  from: LegalDay;

  /** Which provision has lost force; only a term of the act's own needs nothing more. */
  @ValidateIf(({ cause, by }: EndActDto) => cause === 'basis_lapsed' || by !== null)
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  by: string | null = null;
}

/** Body of `POST …/validity/:id/end`. */
export class EndNormValidityDto implements EndNormValidity {
  @LegalDayField()
  until: LegalDay;

  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of `POST …/validity/:id/withdrawal`. */
export class WithdrawNormValidityDto implements WithdrawNormValidity {
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  why: string;

  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}
