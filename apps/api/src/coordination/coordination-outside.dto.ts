import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  COORDINATION_MEETING_RESULTS,
  RECORDED_MEANS,
  type CallCoordinationMeeting,
  type CoordinationMeetingResult,
  type KeepCoordinationMinutes,
  type LegalDay,
  type RecordCoordinationDelivery,
  type RecordedMeans,
} from '#libs/contracts';
import { MAX_COORDINATION_CHARS, MAX_COORDINATION_ITEMS, MAX_PARTIES } from '#libs/coordination-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';
import { ItemDto, OpinionDto, VersionDto } from './coordination.dto.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

export class DeliveryDto implements RecordCoordinationDelivery {
  @IsIn(RECORDED_MEANS)
  means: RecordedMeans;
  @LegalDayField()
  sentOn: LegalDay;
  @IsOptional()
  @LegalDayField()
  receivedOn: LegalDay | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  note = '';
}

/** Body of `POST /api/coordination/guest/opinion`. */
export class GuestOpinionDto extends OpinionDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  givenBy: string;
}

export class CallMeetingDto implements CallCoordinationMeeting {
  @LegalDayField()
  day: LegalDay;
  @Matches(/^\d\d:\d\d$/)
  time: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  place: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  note = '';
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  reason: string | null = null;
}

class AttendanceDto {
  @IsString()
  @MaxLength(300)
  party: string;
  @IsBoolean()
  present: boolean;
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  represented = '';
}

class ResultDto {
  @IsUUID()
  item: string;
  @IsIn(COORDINATION_MEETING_RESULTS)
  result: CoordinationMeetingResult;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  note = '';
}

export class MinutesDto extends VersionDto implements KeepCoordinationMinutes {
  @IsArray()
  @ArrayMaxSize(MAX_PARTIES)
  @ValidateNested({ each: true })
  @Type(() => AttendanceDto)
  attendance: AttendanceDto[];
  @IsArray()
  @ArrayMaxSize(MAX_PARTIES * MAX_COORDINATION_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => ResultDto)
  results: ResultDto[];
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  text: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  chair: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  secretary: string;
}

export class AskExpertDto {
  @IsUUID()
  personId: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  question = '';
}

export class ExpertAnswerDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  text: string;
  @IsArray()
  @ArrayMaxSize(MAX_COORDINATION_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items: ItemDto[];
}

export class ClaimOrganisationDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(30)
  registrationNo: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  name: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  email: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  authority: string;
}

export class DecideClaimDto {
  @IsBoolean()
  confirmed: boolean;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  basis: string;
}
