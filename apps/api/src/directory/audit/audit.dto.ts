import { IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
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
