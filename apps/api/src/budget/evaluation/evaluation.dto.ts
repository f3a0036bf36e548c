import { Transform, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { ArticleRef, EvaluateProject, EvaluationView } from '#libs/contracts';
import { MAX_CENTS, trimmed } from '../cycles/fields.js';

const MAX_INT = 2_147_483_647;
const notNull = (_object: unknown, value: unknown): boolean => value !== null;

export class GroundDto {
  @Matches(/^[A-Z0-9]{2,8}$/)
  act: ArticleRef['act'];
  @IsString()
  @Length(1, 20)
  ref: string;
}

/** Body of `POST …/projects/:id/evaluation`; what a verdict needs is decided by the rules that the form uses too. */
export class EvaluateProjectDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
  @IsIn(['compliant', 'not_compliant'])
  verdict: EvaluationView['verdict'];
  @Transform(trimmed)
  @IsString()
  @MaxLength(4000)
  reason: string;
  @ValidateIf(notNull)
  @IsObject()
  @ValidateNested()
  @Type(() => GroundDto)
  article: GroundDto | null = null;
  @ValidateIf(notNull)
  @Transform(trimmed)
  @IsString()
  @MaxLength(60)
  statutesPoint: string | null = null;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  verifiedCents: number;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  costNote: string;
}

/** Body of `POST …/projects/:id/return`. */
export class ReturnProjectDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
  @Transform(trimmed)
  @IsString()
  @Length(1, 2000)
  reason: string;
}

/** The verdict as the rules read it. */
export function toEvaluation(body: EvaluateProjectDto): EvaluateProject {
  return {
    version: body.version,
    verdict: body.verdict,
    reason: body.reason,
    article:
      body.verdict === 'compliant' || !body.article ? null : { act: body.article.act, ref: body.article.ref },
    statutesPoint: body.verdict === 'compliant' ? null : body.statutesPoint || null,
    verifiedCents: body.verifiedCents,
    costNote: body.costNote,
  };
}
