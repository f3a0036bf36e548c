import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { BYLAW_TOPICS, type BylawTopic, type LegalDay } from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const MOST_PAGES = 1000;

export class ActSearchDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsIn(BYLAW_TOPICS)
  topic?: BylawTopic;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  page?: number;
}

export class CompareTextsDto {
  @IsUUID()
  from: string;

  @IsUUID()
  to: string;
}

export class OnDayDto {
  @IsOptional()
  @LegalDayField()
  date?: LegalDay;
}
