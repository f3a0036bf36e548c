import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { AgendaChangeCode, CallOffCause, LegalDay, SittingMode } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { MAX_SEATS, SittingTimeDto, VoteDto, whenGiven } from '../council.dto.js';

export class ChangeSittingDto extends SittingTimeDto {
  @IsIn(['in_person', 'remote', 'mixed'])
  mode: SittingMode;
  @whenGiven
  @IsString()
  @MaxLength(2000)
  urgency: string | null;
}

export class CallOffDto {
  @IsIn(['no_quorum', 'cancelled'])
  cause: CallOffCause;
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

export class DayDto {
  @LegalDayField()
  day: LegalDay;
}

export class AgendaVoteDto {
  @IsIn(['add', 'remove', 'order'])
  change: AgendaChangeCode;
  @IsOptional()
  @IsUUID()
  itemId?: string;
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  itemIds?: string[];
  @IsOptional()
  @IsUUID()
  dossierId?: string;
  @IsOptional()
  @IsIn(['disagreement'])
  purpose?: 'disagreement';
  @IsOptional()
  @IsString()
  @MaxLength(500)
  title?: string;
  @IsOptional()
  @whenGiven
  @IsString()
  @MaxLength(200)
  rapporteur?: string | null;
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  present: number;
  @IsArray()
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique((one: VoteDto) => one.personId)
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes: VoteDto[];
}
