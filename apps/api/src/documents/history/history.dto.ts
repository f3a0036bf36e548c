import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { RestoreText } from '#libs/contracts';

const MAX_INT = 2_147_483_647;

/** Query of `GET …/history`. */
export class HistoryDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  upTo?: number;
}

/** Query of `GET …/blame`. */
export class BlameDto {
  @IsOptional()
  @Matches(/^[a-z0-9]{12}$/)
  unit?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version?: number;
}

/** Body of `POST …/restore`. */
export class RestoreTextDto implements RestoreText {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  known: number;
}
