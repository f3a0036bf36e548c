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
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  DecideDifference,
  InvalidPaperReason,
  LegalDay,
  MarkRoll,
  PaperReading,
  ReceiveEnvelope,
  UndoMark,
} from '#libs/contracts';
import { INVALID_PAPERS } from '#libs/paper-voting';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { trimmed } from '../cycles/fields.js';
import type { NewBox } from './type-papers.js';

const MAX_INT = 2_147_483_647;
/** More projects than any ballot has. */
const MOST_CHOICES = 2_000;
/** Papers that one print makes; a larger town prints again. */
const MOST_PAPERS = 500;
const notNull = (_object: unknown, value: unknown): boolean => value !== null;

/** Body of `POST …/in-person/look`. */
export class LookDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 40)
  personalCode: string;
}

/** Body of `POST …/in-person/roll`. */
export class MarkRollDto extends LookDto implements MarkRoll {
  @IsUUID()
  unitId: string;
  @IsString()
  @Length(1, 200)
  pollingPlace: string;
}

/** Body of `POST …/in-person/undone`. */
export class UndoMarkDto extends LookDto implements UndoMark {
  @IsString()
  @Length(1, 200)
  pollingPlace: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 20)
  number: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Body of `POST …/in-person/undone/:mark`. */
export class DecideUndoDto {
  @IsBoolean()
  agree: boolean;
}

/** Body of `POST …/in-person/envelopes`. */
export class ReceiveEnvelopeDto extends MarkRollDto implements ReceiveEnvelope {
  @LegalDayField()
  receivedOn: LegalDay;
}

/** Body of `POST …/in-person/papers`. */
export class OrderPapersDto {
  @IsUUID()
  unitId: string;
  @IsInt()
  @Min(1)
  @Max(MOST_PAPERS)
  papers: number;
}

/** Body of `POST …/in-person/spoiled`. */
export class SpoilDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 20)
  number: string;
}

/** Body of `POST …/in-person/boxes`. */
export class NewBoxDto implements NewBox {
  @IsUUID()
  unitId: string;
  @IsString()
  @Length(1, 200)
  pollingPlace: string;
  @IsInt()
  @Min(0)
  @Max(100_000)
  counted: number;
}

/** What was read on a paper. */
export class PaperReadingDto implements PaperReading {
  @ValidateIf(notNull)
  @IsIn(INVALID_PAPERS)
  invalid: InvalidPaperReason | null = null;
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_INT, { each: true })
  choices: number[];
  @ValidateIf(notNull)
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_INT, { each: true })
  points: number[] | null = null;
}

/** Body of `PUT …/boxes/:box/decisions/:number`. */
export class DecideDifferenceDto implements DecideDifference {
  @ValidateIf(notNull)
  @IsObject()
  @ValidateNested()
  @Type(() => PaperReadingDto)
  content: PaperReadingDto | null = null;
  @Transform(trimmed)
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Body of `POST …/boxes/:box/sign`. */
export class SignBoxDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  note = '';
}
