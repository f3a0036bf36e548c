import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  OPINION_CHANNELS,
  OPINION_OUTCOMES,
  REDACTION_CODES,
  REFUSAL_CODES,
  type EditView,
  type GiveView,
  type LegalDay,
  type OpinionChannel,
  type OpinionOutcome,
  type RedactionCode,
  type RefusalCode,
} from '#libs/contracts';
import { MAX_OPINION_CHARS } from '#libs/participation-rules';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { VersionDto } from '../participation.dto.js';
import type { ViewDecision } from './answer-view.js';

const BY_OTHER_WAYS = OPINION_CHANNELS.filter((channel) => channel !== 'web');

export class ViewDto implements GiveView {
  @IsString()
  @MaxLength(MAX_OPINION_CHARS + 1000)
  text: string;
  @IsBoolean()
  named = false;
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string;
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
  @IsOptional()
  @IsUUID()
  groupId?: string;
  @IsOptional()
  @IsBoolean()
  adult?: boolean;
  @IsOptional()
  @IsIn(['lv', 'en'])
  language?: 'lv' | 'en';
}

/** Body of `PUT …/views/:receipt`. */
export class EditViewDto extends VersionDto implements EditView {
  @IsString()
  @MaxLength(MAX_OPINION_CHARS + 1000)
  text: string;
  @IsBoolean()
  named: boolean;
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string;
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @IsOptional()
  @IsBoolean()
  adult?: boolean;
}

export class GiveViewDto extends ViewDto {
  @IsString()
  @MaxLength(200)
  token: string;
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

export class RecordViewDto extends ViewDto {
  @IsIn(BY_OTHER_WAYS)
  channel: Exclude<OpinionChannel, 'web'>;
  @LegalDayField()
  receivedDay: LegalDay;
  @IsOptional()
  @IsUUID()
  meetingId?: string;
}

/** Body of `POST …/views/:id/decision`. */
export class ViewDecisionDto extends VersionDto {
  @IsIn(['publish', 'refuse', 'answer'])
  decision: 'publish' | 'refuse' | 'answer';
  @IsOptional()
  @IsString()
  @MaxLength(MAX_OPINION_CHARS)
  text?: string;
  @ValidateIf((body: ViewDecisionDto) => body.decision === 'refuse')
  @IsIn(REFUSAL_CODES)
  refusalCode?: RefusalCode;
  @ValidateIf((body: ViewDecisionDto) => body.decision === 'refuse')
  @IsString()
  @Length(3, 2000)
  refusalReason?: string;
  @IsOptional()
  @IsIn(REDACTION_CODES)
  redactionCode?: RedactionCode;
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  redactionReason?: string;
  @ValidateIf((body: ViewDecisionDto) => body.decision === 'answer')
  @IsIn(OPINION_OUTCOMES)
  outcome?: OpinionOutcome;
  @ValidateIf((body: ViewDecisionDto) => body.decision === 'answer')
  @IsString()
  @Length(3, 10_000)
  explanation?: string;
}

/** One of the views that are answered together. */
export class AnsweredViewDto extends VersionDto {
  @IsUUID()
  id: string;
}

/** Body of `POST …/views/answers`. */
export class AnswerViewsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique(({ id }: AnsweredViewDto) => id)
  @ValidateNested({ each: true })
  @Type(() => AnsweredViewDto)
  views: AnsweredViewDto[];
  @IsIn(OPINION_OUTCOMES)
  outcome: OpinionOutcome;
  @IsString()
  @Length(3, 10_000)
  explanation: string;
}

/** The body as the use case takes it. */
export function toViewDecision(body: ViewDecisionDto): ViewDecision {
  const { version, decision, text, redactionCode, redactionReason, refusalCode, refusalReason } = body;
  const { outcome, explanation } = body;
  if (decision === 'publish')
    return {
      version,
      decision,
      ...(text ? { text } : {}),
      ...(redactionCode ? { redactionCode } : {}),
      ...(redactionReason ? { redactionReason } : {}),
    };
  if (decision === 'refuse' && refusalCode && refusalReason)
    return { version, decision, refusalCode, refusalReason };
  if (decision === 'answer' && outcome && explanation) return { version, decision, outcome, explanation };
  throw new Error('The checks let a decision without its reason through.');
}
