import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Length, Matches } from 'class-validator';
import { CALENDAR_DAY_KINDS, type CalendarDayKind, type CalendarEntry } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

export class CalendarDayDto implements CalendarEntry {
  @LegalDayField()
  day: string;
  @IsIn(CALENDAR_DAY_KINDS)
  kind: CalendarDayKind;
  @Length(2, 120)
  @Matches(/\S/)
  name: string;
  @Length(3, 300)
  @Matches(/\S/)
  source: string;
}

export class UpdateCalendarDayDto extends CalendarDayDto {
  @IsInt()
  version: number;
}

export class MoveWorkingDayDto {
  @LegalDayField()
  freeDay: string;
  @LegalDayField()
  workingDay: string;
  @Length(2, 120)
  @Matches(/\S/)
  name: string;
  @Length(3, 300)
  @Matches(/\S/)
  source: string;
}

export class AcceptHolidaysDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { each: true })
  days: string[];
}
