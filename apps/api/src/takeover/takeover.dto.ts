import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import {
  BYLAW_TOPICS,
  SUGGESTION_CHOICES,
  type BylawTopic,
  type EditTakeoverItem,
  type LegalDay,
  type SuggestionChoice,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const MAX_INT = 2_147_483_647;
const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
/** A field that was left empty is one that nobody knows. */
const trimmedOrNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() || null : value;
const given = (_item: unknown, value: unknown): boolean => value !== null;

/** Body of `POST …/takeovers`. */
export class StartBatchDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  name: string;
}

/** Body of `POST …/look`. */
export class LookDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of `POST …/return`. */
export class SendBackDto extends LookDto {
  @Transform(trimmed)
  @IsString()
  @Length(3, 2000)
  reason: string;
}

/** Body of `PATCH …/takeover-items/:id`. */
export class EditItemDto extends LookDto implements EditTakeoverItem {
  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @IsString()
  @Length(1, 60)
  @Matches(/[A-Za-z0-9]/)
  number: string | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @LegalDayField()
  adoptedDay: LegalDay | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @IsString()
  @Length(3, 500)
  title: string | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @IsIn(BYLAW_TOPICS)
  topic: BylawTopic | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @IsString()
  @Length(1, 200)
  officialNumber: string | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @LegalDayField()
  officialDay: LegalDay | null;

  @Transform(trimmedOrNull)
  @ValidateIf(given)
  @LegalDayField()
  fromDay: LegalDay | null;

  @IsIn(SUGGESTION_CHOICES)
  suggestions: SuggestionChoice;

  @IsBoolean()
  renumber: boolean;
}
