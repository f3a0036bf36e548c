import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  COUNCIL_KINDS,
  type AdvisoryCouncilPlan,
  type ApplyToCouncil,
  type CandidateDecision,
  type CouncilKind,
  type LegalDay,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { VersionDto } from '../participation.dto.js';

const MAX_INT = 2_147_483_647;

export class AdvisoryCouncilDto implements AdvisoryCouncilPlan {
  /** Left out of the first call. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version?: number;
  @IsIn(COUNCIL_KINDS)
  kind: CouncilKind;
  @IsString()
  @MaxLength(300)
  name: string;
  @IsString()
  @MaxLength(5000)
  purpose: string;
  @IsString()
  @MaxLength(5000)
  criteria = '';
  @IsString()
  @MaxLength(2000)
  noCriteriaReason = '';
  @IsString()
  @MaxLength(2000)
  othersHeard: string;
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  seats: number | null = null;
  @LegalDayField()
  applyBy: LegalDay;
}

class ApplicationFieldsDto implements ApplyToCouncil {
  @IsString()
  @MaxLength(120)
  name: string;
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
  @IsString()
  @MaxLength(3000)
  motivation: string;
  @IsBoolean()
  adult = false;
}

export class ApplicationDto extends ApplicationFieldsDto {
  @IsOptional()
  @IsIn(['lv', 'en'])
  language?: 'lv' | 'en';
  @IsString()
  @MaxLength(200)
  token: string;
  /** A field that people do not see and programs fill in. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

export class PaperApplicationDto extends ApplicationFieldsDto {
  @LegalDayField()
  appliedDay: LegalDay;
}

export class CandidateDecisionDto implements CandidateDecision {
  @IsUUID()
  id: string;
  @IsBoolean()
  included: boolean;
  @IsString()
  @MaxLength(1000)
  reason = '';
}

export class CompositionDto extends VersionDto {
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => CandidateDecisionDto)
  decisions: CandidateDecisionDto[];
}
