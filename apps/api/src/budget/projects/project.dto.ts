import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IDEA_LIMITS, PROJECT_LIMITS } from '#libs/budget-rules';
import {
  PROJECT_FILE_KINDS,
  type CostLine,
  type Ownership,
  type ProjectFileKind,
  type ProjectInput,
  type ProjectShape,
  type Submitter,
} from '#libs/contracts';
import { MAX_CENTS, trimmed } from '../cycles/fields.js';

const MAX_INT = 2_147_483_647;
/** A little above what the rules allow, so that the rules answer in their own words. */
const OVER = 1000;
const notNull = (_object: unknown, value: unknown): boolean => value !== null;

export class CostLineDto implements CostLine {
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.costLineName + OVER)
  name: string;
  @IsNumber({ allowInfinity: false, allowNaN: false })
  quantity: number;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.costLineUnit + OVER)
  unit: string;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  unitCents: number;
}

/** Body of `POST …/:year/my-projects`: the ideas that the project grows out of, none for a plain beginning. */
export class StartProjectDto {
  @IsArray()
  @ArrayMaxSize(IDEA_LIMITS.together)
  @IsUUID(undefined, { each: true })
  ideas: string[] = [];
}

/** Who submits; the fields of an organisation belong to an organisation alone. */
export class SubmitterDto {
  @IsIn(['person', 'organisation'])
  kind: Submitter['kind'];
  @ValidateIf((one: SubmitterDto) => one.kind === 'organisation')
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  name?: string;
  @ValidateIf((one: SubmitterDto) => one.kind === 'organisation')
  @Transform(trimmed)
  @IsString()
  @MaxLength(20)
  registrationNumber?: string;
  @ValidateIf((one: SubmitterDto) => one.kind === 'organisation')
  @Equals(true)
  noMunicipalParticipation?: true;
}

/** A line or an area; whether its points are points is for the rules to say. */
export class ShapeDto {
  @IsIn(['LineString', 'Polygon'])
  type: ProjectShape['type'];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PROJECT_LIMITS.shapePoints + OVER)
  coordinates: unknown[];
}

/** Body of `PUT …/my-projects/:id`. */
export class SaveProjectDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
  @ValidateIf(notNull)
  @IsUUID()
  unitId: string | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.title + OVER)
  title: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.summary + OVER)
  summary: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.description + OVER)
  description: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.benefit + OVER)
  benefit: string;
  @ValidateIf(notNull)
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  upkeepCents: number | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.upkeepNote + OVER)
  upkeepNote: string;
  @IsArray()
  @ArrayMaxSize(PROJECT_LIMITS.costLines + 100)
  @ValidateNested({ each: true })
  @Type(() => CostLineDto)
  costLines: CostLineDto[];
  @ValidateIf(notNull)
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsNumber({ allowInfinity: false, allowNaN: false }, { each: true })
  point: [number, number] | null = null;
  @ValidateIf(notNull)
  @IsObject()
  @ValidateNested()
  @Type(() => ShapeDto)
  shape: ShapeDto | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.placeNote + OVER)
  placeNote: string;
  @IsBoolean()
  partAllowed = false;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.partNote + OVER)
  partNote = '';
  @ValidateIf(notNull)
  @IsIn(['municipal', 'other_public', 'private', 'no_place'])
  ownership: Ownership | null = null;
  @ValidateNested()
  @Type(() => SubmitterDto)
  submitter: SubmitterDto;
  @IsBoolean()
  namePublic: boolean;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.phone + OVER)
  phone: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(PROJECT_LIMITS.email + OVER)
  email: string;
}

/** A body that only says which version the person has seen. */
export class VersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

/** Fields beside an uploaded file. */
export class ProjectFileDto {
  @IsIn(PROJECT_FILE_KINDS)
  kind: ProjectFileKind;
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  alt = '';
}

/** The project as the rules read it. */
export function toProjectInput(body: SaveProjectDto): ProjectInput {
  const { submitter } = body;
  return {
    unitId: body.unitId,
    title: body.title,
    summary: body.summary,
    description: body.description,
    benefit: body.benefit,
    upkeepCents: body.upkeepCents,
    upkeepNote: body.upkeepNote,
    costLines: body.costLines.map(({ name, quantity, unit, unitCents }) => ({
      name,
      quantity,
      unit,
      unitCents,
    })),
    point: body.point,
    shape: body.shape && ({ type: body.shape.type, coordinates: body.shape.coordinates } as ProjectShape),
    placeNote: body.placeNote,
    partAllowed: body.partAllowed,
    partNote: body.partAllowed ? body.partNote : '',
    ownership: body.ownership,
    submitter:
      submitter.kind === 'person'
        ? { kind: 'person' }
        : {
            kind: 'organisation',
            name: submitter.name ?? '',
            registrationNumber: submitter.registrationNumber ?? '',
            noMunicipalParticipation: true,
          },
    namePublic: body.namePublic,
    phone: body.phone,
    email: body.email,
  };
}
