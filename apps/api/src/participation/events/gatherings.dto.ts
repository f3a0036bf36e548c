import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  MEETING_FORMATS,
  MEETING_KINDS,
  QUESTION_KINDS,
  type LegalDay,
  type MeetingFormat,
  type MeetingKind,
  type MeetingPlan,
  type QuestionKind,
  type RegisterForMeeting,
  type SurveyAnswers,
  type SurveyQuestion,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { VersionDto } from '../participation.dto.js';

const MAX_INT = 2_147_483_647;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What every form that a stranger may send carries besides what was typed. */
export class FormMarksDto {
  @IsString()
  @MaxLength(200)
  token: string;
  /** A field that people do not see and programs fill in. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

export class MeetingPlanDto implements MeetingPlan {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version?: number;
  @IsIn(MEETING_KINDS)
  kind: MeetingKind;
  @IsString()
  @MaxLength(300)
  topic: string;
  @LegalDayField()
  day: LegalDay;
  @Matches(CLOCK)
  begins: string;
  @Matches(CLOCK)
  ends: string;
  @IsIn(MEETING_FORMATS)
  format: MeetingFormat;
  @IsString()
  @MaxLength(300)
  place = '';
  @IsString()
  @MaxLength(1000)
  @Matches(/^(https:\/\/\S+)?$/i)
  link = '';
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity: number | null = null;
  @IsOptional()
  @LegalDayField()
  registerBy: LegalDay | null = null;
}

export class MeetingRecordDto extends VersionDto {
  @IsString()
  @MaxLength(50_000)
  minutes = '';
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  participants: number | null = null;
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^https:\/\//i)
  recordingUrl: string | null = null;
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  attended: string[];
}

export class RegistrationDto extends FormMarksDto implements RegisterForMeeting {
  @IsString()
  @MaxLength(120)
  name: string;
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @IsOptional()
  @IsUUID()
  groupId?: string;
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  needs?: string;
  @IsBoolean()
  named = false;
  @IsOptional()
  @IsIn(['lv', 'en'])
  language?: 'lv' | 'en';
}

export class KeyDto {
  @IsString()
  @Length(8, 100)
  key: string;
}

export class AccessRequestDto extends FormMarksDto {
  @IsString()
  @Length(3, 1000)
  text: string;
  @IsString()
  @Length(3, 254)
  contact: string;
}

export class AccessAnswerDto {
  @IsIn(['provided', 'not_possible'])
  state: 'provided' | 'not_possible';
  @IsString()
  @Length(3, 1000)
  answer: string;
}

export class SurveyQuestionDto implements SurveyQuestion {
  @IsString()
  @Matches(/^[a-z0-9.]{1,40}$/)
  id: string;
  @IsIn(QUESTION_KINDS)
  kind: QuestionKind;
  @IsString()
  @MaxLength(500)
  text: string;
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  options: string[];
  @IsBoolean()
  required: boolean;
}

export class SurveyDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version?: number;
  @IsString()
  @MaxLength(300)
  title: string;
  @IsString()
  @MaxLength(5000)
  intro = '';
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => SurveyQuestionDto)
  questions: SurveyQuestionDto[];
}

export class OpenSurveyDto extends VersionDto {
  @LegalDayField()
  opens: LegalDay;
  @LegalDayField()
  closes: LegalDay;
}

/** Answers by question; what fits, the rules say. */
export class PaperSurveyDto {
  /** When the paper was handed in; today where nothing is said. */
  @IsOptional()
  @LegalDayField()
  receivedDay?: LegalDay;
  @IsObject()
  @Transform(({ value }: { value: unknown }) => value)
  answers: SurveyAnswers;
}

export class AnswerSurveyDto extends FormMarksDto {
  @IsObject()
  @Transform(({ value }: { value: unknown }) => value)
  answers: SurveyAnswers;
}
