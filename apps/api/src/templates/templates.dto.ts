import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  CLAUSE_GROUPS,
  TEMPLATE_IDS,
  type ClauseGroup,
  type ClauseText,
  type SaveClause,
  type SaveTemplate,
  type TemplateId,
} from '#libs/contracts';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const MAX_INT = 2_147_483_647;

/** Body of `POST …/templates/clauses`. */
export class ClauseTextDto implements ClauseText {
  @Transform(trimmed)
  @IsString()
  @Length(2, 200)
  title: string;

  @IsIn(CLAUSE_GROUPS)
  group: ClauseGroup;

  @IsArray()
  @ArrayMaxSize(TEMPLATE_IDS.length)
  @ArrayUnique()
  @IsIn(TEMPLATE_IDS, { each: true })
  kinds: TemplateId[];

  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  about: string;

  @IsString()
  @Length(1, 20_000)
  text: string;
}

/** Body of `PUT …/templates/clauses/:id`. */
export class SaveClauseDto extends ClauseTextDto implements SaveClause {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of what retires or offers again: the version that the page knows. */
export class KnownVersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Body of `POST …/templates/own`. */
export class SaveTemplateDto implements SaveTemplate {
  @IsUUID()
  dossierId: string;

  @Transform(trimmed)
  @IsString()
  @Length(2, 200)
  name: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  about: string;
}
