import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { RECORD_SERIES, type LegalDay, type RecordSeries, type RetentionClassInput } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

const MAX_INT = 2_147_483_647;
const Trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

export class RetentionVersionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

/** What is missing in it, the rule says. */
export class RetentionClassDto extends RetentionVersionDto implements RetentionClassInput {
  @Trimmed
  @IsString()
  @MaxLength(20)
  code: string;
  @Trimmed
  @IsString()
  @MaxLength(200)
  title: string;
  @ValidateIf((_object, value: unknown) => value !== null)
  @IsInt()
  @Min(-MAX_INT)
  @Max(MAX_INT)
  years: number | null;
  @Trimmed
  @IsString()
  @MaxLength(500)
  basis: string;
}

export class SeriesClassDto {
  @IsIn(RECORD_SERIES)
  series: RecordSeries;
  @IsString()
  @Length(1, 20)
  classCode: string;
}

export class DossierClassDto {
  @IsString()
  @Length(1, 20)
  classCode: string;
  @Trimmed
  @IsString()
  @Length(1, 1_000)
  reason: string;
}

export class TransferDto {
  @LegalDayField()
  day: LegalDay;
  @Trimmed
  @IsString()
  @Length(1, 200)
  reference: string;
}

class ChosenRecordDto {
  @IsIn(RECORD_SERIES)
  series: RecordSeries;
  @IsUUID()
  unitId: string;
}

export class DrawActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ChosenRecordDto)
  items: ChosenRecordDto[];
}

export class AgreementDto extends RetentionVersionDto {
  @LegalDayField()
  on: LegalDay;
  @Trimmed
  @IsString()
  @Length(1, 200)
  reference: string;
}
