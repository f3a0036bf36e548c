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
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { AgendaChangeCode, CallOffCause, LegalDay, SittingMode } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { VoteDto } from '../council.dto.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MAX_SEATS = 200;

export class ChangeSittingDto {
  @LegalDayField()
  day: LegalDay;
  @Matches(TIME)
  time: string;
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  place: string;
  @whenGiven
  @IsUrl({ protocols: ['https'], require_protocol: true })
  streamUrl: string | null;
  @IsUUID()
  chairId: string;
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
