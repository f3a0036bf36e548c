import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_STEPS } from '#libs/bylaw-collab';
import type { AppendSteps, DocumentJson, StepOrigin } from '#libs/contracts';

const MAX_INT = 2_147_483_647;
const ORIGINS: readonly StepOrigin['kind'][] = [
  'opinion',
  'coordination',
  'comment',
  'clause',
  'calculation',
  'restore',
  'import',
];

/** What a step answers or comes from. */
export class StepOriginDto implements StepOrigin {
  @IsIn(ORIGINS)
  kind: StepOrigin['kind'];

  @IsString()
  @Length(1, 100)
  id: string;
}

/** Body of `POST …/steps`. */
export class AppendStepsDto implements AppendSteps {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;

  @IsString()
  @Length(1, 64)
  clientId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_STEPS)
  @IsObject({ each: true })
  steps: DocumentJson[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_STEPS)
  @ValidateNested({ each: true })
  @Type(() => StepOriginDto)
  origins?: (StepOriginDto | null)[];
}

/** Query of `GET …/steps`. */
export class StepsSinceDto {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  since: number;
}

/** Body of `POST …/versions`. */
export class NameVersionDto {
  @IsString()
  @Length(1, 120)
  @Matches(/\S/)
  name: string;

  /** An earlier version; the text now when left out. */
  @ValidateIf(({ version }: NameVersionDto) => version !== undefined)
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version?: number;
}

/** The text now, a version by its number, a frozen one by its id, or a moment such as `2026-11-21T09:30:00Z`. */
const VERSION_REF =
  /^(head|\d{1,9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))$/i;

/** Query of `GET …/export`. */
export class ExportDto {
  @IsString()
  @Length(1, 10)
  format: string;

  @IsOptional()
  @Matches(VERSION_REF)
  version?: string;

  @IsOptional()
  @Matches(VERSION_REF)
  against?: string;
}

/** Query of `GET …/compare`. */
export class CompareDto {
  @Matches(VERSION_REF)
  from: string;

  @Matches(VERSION_REF)
  to: string;
}
