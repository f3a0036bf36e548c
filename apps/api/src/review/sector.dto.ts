import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  SECTOR_MEANS,
  type AskSectorMinistry,
  type GiveSectorAnswer,
  type LegalDay,
  type SectorMeans,
  type TypeInSectorAnswer,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const FILLED = /\S/;
const LONG = 20_000;
const Trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

export class AskSectorMinistryDto implements AskSectorMinistry {
  @Trimmed
  @IsString()
  @MaxLength(200)
  ministry: string;
  @whenGiven
  @IsUUID()
  institutionId: string | null;
  @Trimmed
  @whenGiven
  @IsEmail()
  @MaxLength(200)
  email: string | null;
  @IsIn(SECTOR_MEANS)
  means: SectorMeans;
  @LegalDayField()
  askedOn: LegalDay;
  @Trimmed
  @IsString()
  @MaxLength(2000)
  question: string;
}

export class GiveSectorAnswerDto implements GiveSectorAnswer {
  @Trimmed
  @whenGiven
  @IsString()
  @Matches(FILLED)
  @MaxLength(60)
  number: string | null;
  @Trimmed
  @IsString()
  @MaxLength(200)
  givenBy: string;
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  text: string;
}

export class TypeInSectorAnswerDto extends GiveSectorAnswerDto implements TypeInSectorAnswer {
  @LegalDayField()
  answeredOn: LegalDay;
  @LegalDayField()
  receivedOn: LegalDay;
  @whenGiven
  @Matches(/^[0-9a-f]{64}$/)
  fileDigest: string | null;
}
