import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  CHECKLIST_ANSWERS,
  type ArticleRef,
  type ChecklistAnswer,
  type CommissionSittingInput,
  type CommissionVoteInput,
  type EvaluateProject,
  type EvaluationView,
  type LegalDay,
  type SteppedAside,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { MAX_CENTS, trimmed } from '../cycles/fields.js';

/** More members than any commission has. */
const MOST_MEMBERS = 100;
const MAX_INT = 2_147_483_647;
const notNull = (_object: unknown, value: unknown): boolean => value !== null;

export class GroundDto {
  @Matches(/^[A-Z0-9]{2,8}$/)
  act: ArticleRef['act'];
  @IsString()
  @Length(1, 20)
  ref: string;
}

/** An answer to one item of the checklist. */
export class ChecklistAnswerDto implements ChecklistAnswer {
  @IsIn(CHECKLIST_ANSWERS)
  answer: ChecklistAnswer['answer'];
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  note = '';
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
  @IsBoolean()
  noInterest = false;
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ChecklistAnswerDto)
  checklist: ChecklistAnswerDto[] = [];
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  appeal = '';
}

/** A specialist to ask. */
export class AskSpecialistDto {
  @IsUUID()
  personId: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  field: string;
  @ValidateIf(notNull)
  @LegalDayField()
  dueOn: LegalDay | null = null;
}

/** What a specialist declares, and says where there is no interest. */
export class SpecialistOpinionDto {
  @IsBoolean()
  interest: boolean;
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  interestNote = '';
  @Transform(trimmed)
  @IsString()
  @MaxLength(4000)
  opinion = '';
  @ValidateIf(notNull)
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  verifiedCents: number | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  costNote = '';
}

/** Somebody who took no part in a vote. */
export class SteppedAsideDto implements SteppedAside {
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  name: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(500)
  why: string;
}

/** A sitting of the commission. */
export class CommissionSittingDto implements CommissionSittingInput {
  @LegalDayField()
  day: LegalDay;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  minutesRef: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(120)
  chair: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(120)
  keeper: string;
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsString({ each: true })
  @Length(1, 120, { each: true })
  present: string[];
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsString({ each: true })
  @Length(1, 120, { each: true })
  absent: string[];
}

/** A vote of the commission. */
export class CommissionVoteDto implements CommissionVoteInput {
  @IsUUID()
  sittingId: string;
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS)
  votesFor: number;
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS)
  votesAgainst: number;
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS)
  abstained: number;
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => SteppedAsideDto)
  steppedAside: SteppedAsideDto[] = [];
}

/** The approval of the ballot list. */
export class ListApprovalDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  body: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  decisionRef: string;
  @LegalDayField()
  decisionDay: LegalDay;
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
    noInterest: body.noInterest,
    checklist: body.checklist.map(({ answer, note }) => ({ answer, note })),
    appeal: body.verdict === 'compliant' ? '' : body.appeal,
  };
}
