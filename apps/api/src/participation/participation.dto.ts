import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
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
  OPINION_CHANNELS,
  OPINION_OUTCOMES,
  PUBLICATION_MEANS,
  REDACTION_CODES,
  REFUSAL_CODES,
  type ArticleRef,
  type LegalDay,
  type OpinionChannel,
  type OpinionOutcome,
  type PublicationMeansCode,
  type RedactionCode,
  type RefusalCode,
  type ResponsiblePerson,
  type StageAnnouncement,
} from '#libs/contracts';
import { MAX_OPINION_CHARS } from '#libs/participation-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';
import type { Moderation } from './moderate-opinion.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const MAX_INT = 2_147_483_647;

/** The duties of a draft by-law that a lawyer records here; those of a sitting are recorded with it. */
const RECORDED_HERE: readonly `${ArticleRef['act']} ${string}`[] = [
  'PL 46(3)',
  'PL 46(4)',
  'MK639 7',
  'MK639 19',
];

export class ResponsiblePersonDto implements ResponsiblePerson {
  @Transform(trimmed)
  @IsString()
  @MaxLength(120)
  name: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  phone: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(254)
  email: string;
}

/** Body of `PUT …/opinion-stage`; may be incomplete, the guards say what is missing. */
export class PrepareStageDto implements StageAnnouncement {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version?: number;
  @Transform(trimmed)
  @IsString()
  @MaxLength(500)
  question: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(5000)
  summary: string;
  @IsObject()
  @ValidateNested()
  @Type(() => ResponsiblePersonDto)
  responsible: ResponsiblePersonDto;
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  targetGroups: string[];
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  territory?: string;
  @IsArray()
  @ArrayUnique()
  @IsIn(OPINION_CHANNELS, { each: true })
  channels: OpinionChannel[];
}

/** Body of `POST …/publications`. */
export class PublicationDto {
  /** For example `PL 46(3)`. */
  @IsIn(RECORDED_HERE)
  article: string;
  @IsString()
  @Length(8, 2000)
  @Matches(/^https?:\/\//i)
  url: string;
  @LegalDayField()
  from: LegalDay;
  @IsOptional()
  @LegalDayField()
  to?: LegalDay;
  @IsOptional()
  @IsISO8601({ strict: true })
  publishedAt?: string;
  @IsIn(PUBLICATION_MEANS)
  means: PublicationMeansCode;
}

/** The body as the use case takes it. */
export function toArticle(text: string): ArticleRef {
  const [act, ref] = text.split(' ');
  return { act: act as ArticleRef['act'], ref: ref ?? '' };
}

export class ReasonDto {
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class VersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

export class ExtendStageDto extends VersionDto {
  @LegalDayField()
  to: LegalDay;
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class StageTermDto {
  @LegalDayField()
  from: LegalDay;
  @IsOptional()
  @LegalDayField()
  to?: LegalDay;
}

/** Body of `POST …/moderation`. */
export class ModerationDto extends VersionDto {
  @IsIn(['publish', 'refuse'])
  decision: 'publish' | 'refuse';
  @IsOptional()
  @IsString()
  @Length(1, MAX_OPINION_CHARS)
  text?: string;
  @IsOptional()
  @IsString()
  @MaxLength(MAX_OPINION_CHARS)
  wording?: string;
  @IsOptional()
  @IsIn(REDACTION_CODES)
  redactionCode?: RedactionCode;
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  redactionReason?: string;
  @ValidateIf((body: ModerationDto) => body.decision === 'refuse')
  @IsIn(REFUSAL_CODES)
  refusalCode?: RefusalCode;
  @ValidateIf((body: ModerationDto) => body.decision === 'refuse')
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  refusalReason?: string;
}

/** The body as the use case takes it. */
export function toModeration(body: ModerationDto): Moderation {
  const { version, decision, refusalCode, refusalReason, ...publication } = body;
  if (decision === 'publish') return { ...publication, version, decision };
  if (!refusalCode) throw new Error('The checks let a refusal without a reason through.');
  return { version, decision, refusalCode, refusalReason: refusalReason ?? '' };
}

/** An opinion that is answered, as the lawyer saw it. */
export class AnsweredOpinionDto extends VersionDto {
  @IsUUID()
  id: string;
}

export class AnswerTextDto {
  @IsIn(OPINION_OUTCOMES)
  outcome: OpinionOutcome;
  @Transform(trimmed)
  @IsString()
  @Length(3, 2000)
  gist: string;
  @Transform(trimmed)
  @IsString()
  @Length(3, 10_000)
  reason: string;
  /** Places of the text that were changed because of the opinions; left out, those named before stay. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{12}$/, { each: true })
  changedUnits?: string[];
}

/** Body of `POST …/published-opinions`. */
export class PublishOpinionsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((opinion: AnsweredOpinionDto) => opinion.id)
  @ValidateNested({ each: true })
  @Type(() => AnsweredOpinionDto)
  opinions: AnsweredOpinionDto[];
}

/** Body of `POST …/answers`. */
export class AnswerDto extends AnswerTextDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((opinion: AnsweredOpinionDto) => opinion.id)
  @ValidateNested({ each: true })
  @Type(() => AnsweredOpinionDto)
  opinions: AnsweredOpinionDto[];
}

/** Body of `PUT …/answers/:id`. */
export class ReviseAnswerDto extends AnswerTextDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}
