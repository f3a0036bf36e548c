import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
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
  DOSSIER_KINDS,
  STATES,
  type DossierKind,
  type DossierState,
  type TrackQuestionCode,
} from '#libs/bylaw-procedure';
import { TEMPLATES } from '#libs/bylaw-templates';
import {
  BYLAW_TOPICS,
  SUGGESTION_CHOICES,
  TEMPLATE_IDS,
  type BylawTopic,
  type DossierSource,
  type Endorse,
  type StartDossier,
  type SuggestionChoice,
  type TemplateId,
} from '#libs/contracts';
import { LIST_ORDERS, type ListOrder } from './list-dossiers.query.js';
import { PLAIN_EVENTS, type PlainEvent } from './move-dossier.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const MAX_INT = 2_147_483_647;

/** Subjects of penalties that a template can be started with (PL 45). */
const SUBJECTS = TEMPLATES.penalties.subjects.map(({ code }) => code);

/** A template, one of the municipality's own, or an import. */
export class DossierSourceDto {
  @ValidateIf(
    (source: DossierSourceDto) => source.importId === undefined && source.ownTemplateId === undefined,
  )
  @IsIn(['blank', ...TEMPLATE_IDS])
  template?: 'blank' | TemplateId;

  @IsOptional()
  @IsIn(SUBJECTS)
  subject?: TrackQuestionCode;

  // What is there is looked at, whatever stands beside it.
  @ValidateIf(
    ({ template, ownTemplateId, importId }: DossierSourceDto) =>
      ownTemplateId !== undefined || (template === undefined && importId === undefined),
  )
  @IsUUID()
  ownTemplateId?: string;

  @ValidateIf(
    ({ template, ownTemplateId, importId }: DossierSourceDto) =>
      importId !== undefined || (template === undefined && ownTemplateId === undefined),
  )
  @IsUUID()
  importId?: string;

  @IsOptional()
  @IsBoolean()
  renumber?: boolean;

  @IsOptional()
  @IsIn(SUGGESTION_CHOICES)
  suggestions?: SuggestionChoice;
}

/** Body of `POST …/dossiers`. */
export class StartDossierDto {
  @IsIn(DOSSIER_KINDS)
  kind: DossierKind;

  @Transform(trimmed)
  @IsString()
  @Length(3, 500)
  title: string;

  @IsIn(BYLAW_TOPICS)
  topic: BylawTopic;

  @IsOptional()
  @IsBoolean()
  isFees?: boolean;

  @IsOptional()
  @IsBoolean()
  isStatutes?: boolean;

  @IsObject()
  @ValidateNested()
  @Type(() => DossierSourceDto)
  from: DossierSourceDto;
}

/** The body as the use case takes it. */
export function toStart({ from, ...rest }: StartDossierDto): StartDossier {
  return { ...rest, from: sourceOf(from) };
}

function sourceOf({
  importId,
  ownTemplateId,
  template,
  subject,
  renumber,
  suggestions,
}: DossierSourceDto): DossierSource {
  if (importId)
    return { importId, ...(renumber ? { renumber } : {}), ...(suggestions ? { suggestions } : {}) };
  if (ownTemplateId) return { ownTemplateId };
  return { template: template ?? 'blank', ...(subject ? { subject } : {}) };
}

/** Body of `POST …/imports` when the text was pasted. */
export class ImportTextDto {
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  name?: string;

  @IsOptional()
  @IsString()
  @Length(1, 3_000_000)
  text?: string;
}

/** Body of `PATCH …/dossiers/:id`. */
export class DescribeDossierDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;

  @Transform(trimmed)
  @IsString()
  @Length(3, 500)
  title: string;

  @IsIn(BYLAW_TOPICS)
  topic: BylawTopic;

  @IsBoolean()
  isFees: boolean;

  @IsBoolean()
  isStatutes: boolean;
}

/** Body of `POST …/advance`. */
export class AdvanceDto {
  @IsIn(PLAIN_EVENTS)
  event: PlainEvent;

  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}

/** Body of `POST …/withdraw`. */
export class WithdrawDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;

  @IsString()
  @MaxLength(4000)
  reason: string;
}

/** Body of `POST …/endorse`. */
export class EndorseDto implements Endorse {
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  role: string;

  @IsUUID()
  bylawVersionId: string;

  @IsOptional()
  @IsUUID()
  memorandumVersionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  comment?: string;
}

/** The ministry that another law names. */
export class NamedMinistryDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  name: string;

  @Transform(trimmed)
  @IsString()
  @Length(1, 300)
  law: string;
}

/** Body of `PUT …/questionnaire`. */
export class QuestionnaireDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;

  @IsObject()
  answers: Record<string, unknown>;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedMinistryDto)
  namedMinistry?: NamedMinistryDto;
}

/** Query of `GET …/dossiers`. */
export class DossierFilterDto {
  @IsOptional()
  @IsIn(STATES)
  state?: DossierState;

  @IsOptional()
  @IsIn(DOSSIER_KINDS)
  kind?: DossierKind;

  @IsOptional()
  @IsIn(BYLAW_TOPICS)
  topic?: BylawTopic;

  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  text?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  code?: string;

  @IsOptional()
  @IsIn(LIST_ORDERS)
  order?: ListOrder;

  @IsOptional()
  @Matches(/^(true|false)$/)
  mine?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  page?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  pageSize?: number;
}
