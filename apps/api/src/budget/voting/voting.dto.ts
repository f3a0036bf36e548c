import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import type { CastVote } from '#libs/contracts';

/** More projects than any ballot has. */
const MOST_CHOICES = 2_000;
const MAX_INT = 2_147_483_647;

/** Body of `POST …/budget/:year/vote`. */
export class CastVoteDto implements CastVote {
  @IsUUID()
  unitId: string;
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_INT, { each: true })
  choices: number[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(MAX_INT, { each: true })
  points?: number[] | null;
  @Matches(/^[0-9a-f]{64}$/)
  rulesDigest: string;
}
