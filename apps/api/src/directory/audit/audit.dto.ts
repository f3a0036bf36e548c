import { IsIn, IsOptional, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

export class AuditFilterDto {
  @IsOptional()
  @IsUUID()
  person?: string;
  @IsOptional()
  @Length(1, 80)
  action?: string;
  @IsOptional()
  @Length(1, 80)
  subjectType?: string;
  @IsOptional()
  @Length(1, 80)
  subjectId?: string;
  /** Legal days, both included. */
  @IsOptional()
  @LegalDayField()
  from?: string;
  @IsOptional()
  @LegalDayField()
  to?: string;
  /** Only records before this number: the next page. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  before?: string;
  @IsOptional()
  @IsIn(['20', '50', '100'])
  limit?: string;
}

/** An end of the chain that was kept elsewhere; both or neither. */
export class KnownHeadDto {
  @ValidateIf(({ records, headDigest }: KnownHeadDto) => records !== undefined || headDigest !== undefined)
  @Matches(/^\d{1,15}$/)
  records?: string;
  @ValidateIf(({ records, headDigest }: KnownHeadDto) => records !== undefined || headDigest !== undefined)
  @Matches(/^[0-9a-f]{64}$/)
  headDigest?: string;
}
