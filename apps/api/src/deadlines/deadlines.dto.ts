import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  BYLAW_TOPICS,
  ESCALATION_ROLES,
  CALENDAR_EVENT_KINDS,
  type Language,
  type CalendarEventKind,
  type ReminderSettings,
} from '#libs/contracts';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const MAX_INT = 2_147_483_647;

/** Body of `PUT …/deadlines/settings`. */
export class ReminderSettingsDto implements ReminderSettings {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(-MAX_INT, { each: true })
  @Max(MAX_INT, { each: true })
  ahead: number[];
  @IsBoolean()
  onTheDay: boolean;
  @ValidateIf(({ escalateAfter }: ReminderSettingsDto) => escalateAfter !== null)
  @IsInt()
  @Min(-MAX_INT)
  @Max(MAX_INT)
  escalateAfter: number | null;
  @IsArray()
  @ArrayUnique()
  @IsIn(ESCALATION_ROLES, { each: true })
  escalateTo: string[];
  @IsBoolean()
  byMail: boolean;
}

/** Body of `POST mine/calendars`. */
export class CalendarNameDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 80)
  name: string;
}

/** What a public calendar is narrowed to. */
export class CalendarFilterDto {
  @IsOptional()
  @IsIn(CALENDAR_EVENT_KINDS)
  kind?: CalendarEventKind;
  @IsOptional()
  @IsIn(BYLAW_TOPICS)
  topic?: string;
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z0-9-]{1,40}$/)
  act?: string;
  @IsOptional()
  @IsIn(['lv', 'en'])
  lang?: Language;
}
