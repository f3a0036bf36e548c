import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  INSTITUTION_KINDS,
  type InstitutionInput,
  type InstitutionKind,
  type MunicipalitySettings,
} from '#libs/contracts';
import { UNVERIFIED_RULES } from '#libs/bylaw-lint';

/** Something other than white space. */
const FILLED = /\S/;

export class UpdateSettingsDto implements MunicipalitySettings {
  @IsInt()
  version: number;
  @Length(3, 120)
  @Matches(FILLED)
  name: string;
  @Length(3, 120)
  @Matches(FILLED)
  nameGenitive: string;
  @Length(3, 160)
  @Matches(FILLED)
  councilName: string;
  @IsInt()
  @Min(1)
  @Max(99)
  councilSize: number;
  @Length(2, 80)
  @Matches(FILLED)
  seat: string;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  population: number | null = null;
  @IsString()
  officialDomain: string;
  @IsEmail()
  contactEmail: string;
  @Length(3, 240)
  @Matches(FILLED)
  address: string;
  @IsString()
  colour: string;
  @Length(1, 60)
  numberPattern: string;
  @IsOptional()
  @IsBoolean()
  lateCorrectionAllowed?: boolean;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(30)
  receiptPresumptionWorkingDays?: number | null;
  @IsOptional()
  @IsIn(['results', 'start'])
  deliveryTermFrom?: 'results' | 'start';
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(UNVERIFIED_RULES, { each: true })
  lintRules?: string[];
}

export class InstitutionDto implements InstitutionInput {
  @IsIn(INSTITUTION_KINDS)
  kind: InstitutionKind;
  @Length(2, 160)
  @Matches(FILLED)
  name: string;
  @IsOptional()
  @Matches(/^\d{11}$/)
  registrationNo: string | null = null;
  @IsOptional()
  @IsEmail()
  email: string | null = null;
}

export class UpdateInstitutionDto extends InstitutionDto {
  @IsInt()
  version: number;
}
