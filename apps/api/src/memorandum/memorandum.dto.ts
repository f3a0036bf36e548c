import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  CONTACT_FORMS,
  CONTACT_OUTCOMES,
  type ContactForm,
  type ContactOutcome,
  type HourlyRate,
  type LegalDay,
  type LobbyContactInput,
  type MemorandumSettings,
} from '#libs/contracts';
import { MAX_EXPLANATION, MAX_NAME } from '#libs/memorandum-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const MAX_INT = 2_147_483_646;

/** The version that a change starts from; 0 where there is nothing yet. */
export class FromVersionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

/** Body of `PUT …/calculations/:kind`. */
export class CalculationDto extends FromVersionDto {
  /** Read by `readCalculation`. */
  @IsObject()
  data: Record<string, unknown>;
}

/** The version of what is taken out, in the address. */
export class VersionQueryDto {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

class RateDto implements HourlyRate {
  @ValidateIf((rate: RateDto) => rate.cents !== null)
  @IsInt()
  cents: number | null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_EXPLANATION)
  source: string;
}

class RatesDto {
  @IsObject()
  @ValidateNested()
  @Type(() => RateDto)
  business: RateDto;
  @IsObject()
  @ValidateNested()
  @Type(() => RateDto)
  private: RateDto;
  @IsObject()
  @ValidateNested()
  @Type(() => RateDto)
  budget: RateDto;
}

/** Body of `PUT /api/m/:place/memorandum-settings`; the rules say which numbers can hold. */
export class MemorandumSettingsDto extends FromVersionDto implements MemorandumSettings {
  @IsInt()
  fiscalYears: number;
  @IsObject()
  @ValidateNested()
  @Type(() => RatesDto)
  rates: RatesDto;
}

/** Body of `POST …/lobby-contacts`. */
export class LobbyContactDto implements LobbyContactInput {
  @LegalDayField()
  day: LegalDay;
  @IsIn(['organisation', 'person'])
  lobbyist: 'organisation' | 'person';
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_NAME)
  name: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_NAME)
  onBehalfOf = '';
  @IsIn(CONTACT_FORMS)
  form: ContactForm;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_EXPLANATION)
  subject: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_EXPLANATION)
  proposal = '';
  @IsIn(CONTACT_OUTCOMES)
  outcome: ContactOutcome;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_EXPLANATION)
  reason = '';
}

/** Body of `PUT …/lobby-contacts/:contact`. */
export class ChangeLobbyContactDto extends LobbyContactDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of `PUT …/lobby-contacts/none`. */
export class StateNoContactsDto extends FromVersionDto {
  @IsBoolean()
  none: boolean;
}
