import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import {
  ASSISTANT_LIMITS,
  MOST_SUMMARY_CHARS,
  type SaveAssistantSettings,
  type SaveSummary,
} from '#libs/contracts';

const MAX_INT = 2_147_483_646;

/** Body of `PUT …/summary`. */
export class SaveSummaryDto implements SaveSummary {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;

  @IsString()
  @MaxLength(MOST_SUMMARY_CHARS)
  text: string;

  @IsOptional()
  @IsBoolean()
  checked?: boolean;
}

/** Body of `PUT …/assistant`. */
export class AssistantSettingsDto implements SaveAssistantSettings {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;

  @IsBoolean()
  enabled: boolean;

  @IsString()
  @Length(0, ASSISTANT_LIMITS.baseUrl)
  baseUrl: string;

  @IsString()
  @Length(0, ASSISTANT_LIMITS.model)
  model: string;

  @IsOptional()
  @IsString()
  @Length(0, ASSISTANT_LIMITS.key)
  key?: string;
}
