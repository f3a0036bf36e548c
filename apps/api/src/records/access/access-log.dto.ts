import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { RESTRICTED_THINGS, type LegalDay, type RestrictedThing } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

const MAX_INT = 2_147_483_647;

export class AccessLogFilterDto {
  @IsOptional()
  @IsUUID()
  person?: string;
  @IsOptional()
  @IsIn(RESTRICTED_THINGS)
  what?: RestrictedThing;
  /** Legal days, both included. */
  @IsOptional()
  @LegalDayField()
  from?: LegalDay;
  @IsOptional()
  @LegalDayField()
  to?: LegalDay;
  /** Only entries that stand after this one in the list: the next page. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class AccessLogTermDto {
  /** Which terms the law allows, the rule says. */
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  months: number;
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}
