import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  IsUrl,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  STRIKE_REASONS,
  SUBMISSION_ORIGINS,
  UNSEAL_PURPOSES,
  type LegalDay,
  type ReceiveSubmission,
  type SaveSubmission,
  type SignerBasis,
  type StrikeReason,
  type SubmissionCriterion,
  type SubmissionRepresentative,
  type SubmissionSettings,
  type TypedLine,
  type UnsealPurpose,
} from '#libs/contracts';
import { SUBMISSION_LIMITS } from '#libs/collective-submission-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';
import type { SigningWords } from './signatures/sign-submission.js';
import type { TypedSheet } from './signatures/type-lines.js';
import type { StepBody } from './take-step.js';

const MAX_INT = 2_147_483_647;
const LONG = 20_000;
const BATCH = 200;
const BASES: readonly SignerBasis[] = ['declared', 'property'];
const RECEIVED = SUBMISSION_ORIGINS.filter((one) => one !== 'here');
const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
/** Empty fields of forms mean that nothing is known. */
const Blank = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() || null : value,
);
const Words = (most: number): PropertyDecorator => {
  const trim = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim() : value,
  );
  const rules = [trim, IsString(), MaxLength(most)];
  return (target, property) => rules.forEach((rule) => rule(target, property as string));
};

export class SubmissionVersionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

export class StartSubmissionDto implements SaveSubmission {
  @Words(SUBMISSION_LIMITS.title)
  title: string;
  @Words(SUBMISSION_LIMITS.demand)
  demand: string;
  @Words(SUBMISSION_LIMITS.grounds)
  grounds: string;
  @Words(300)
  address: string;
  @Blank
  @whenGiven
  @IsEmail()
  @MaxLength(200)
  email: string | null;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(40)
  phone: string | null;
  @IsBoolean()
  shown: boolean;
  @Blank
  @whenGiven
  @LegalDayField()
  collectUntil: LegalDay | null;
}

export class SaveSubmissionDto extends StartSubmissionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

export class SubmitSubmissionDto extends SubmissionVersionDto {
  @IsInt()
  @Min(0)
  @Max(100_000)
  paperClaimed: number;
}

export class SignDto implements SigningWords {
  @IsString()
  @MaxLength(40)
  personalCode: string;
  @IsBoolean()
  citizen: boolean;
  @IsIn(BASES)
  basis: SignerBasis;
}

export class RepresentativeDto implements SubmissionRepresentative {
  @Words(200)
  name: string;
  @Words(300)
  address: string;
  @Blank
  @whenGiven
  @IsEmail()
  @MaxLength(200)
  email: string | null;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(40)
  phone: string | null;
  @IsBoolean()
  shown: boolean;
}

export class ReceiveSubmissionDto implements ReceiveSubmission {
  @IsIn(RECEIVED)
  origin: ReceiveSubmission['origin'];
  @LegalDayField()
  receivedOn: LegalDay;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(100)
  registerNumber: string | null;
  @Words(SUBMISSION_LIMITS.title)
  title: string;
  @Words(SUBMISSION_LIMITS.demand)
  demand: string;
  @Words(SUBMISSION_LIMITS.grounds)
  grounds: string;
  @IsObject()
  @ValidateNested()
  @Type(() => RepresentativeDto)
  representative: RepresentativeDto;
}

export class TypedLineDto implements TypedLine {
  @IsInt()
  @Min(1)
  @Max(10_000)
  line: number;
  @Words(200)
  name: string;
  @Words(40)
  code: string;
}

export class TypeLinesDto implements TypedSheet {
  @IsInt()
  @Min(1)
  @Max(10_000)
  sheet: number;
  @IsIn(BASES)
  basis: SignerBasis;
  @LegalDayField()
  signedOn: LegalDay;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH)
  @ValidateNested({ each: true })
  @Type(() => TypedLineDto)
  lines: TypedLineDto[];
}

export class StrikeDto {
  @whenGiven
  @IsIn(STRIKE_REASONS)
  struck: StrikeReason | null;
}

export class UnsealDto {
  @IsIn(UNSEAL_PURPOSES)
  purpose: UnsealPurpose;
}

/** Only what was looked at is there. */
class AnswersDto implements Record<SubmissionCriterion, boolean | undefined> {
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  named: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  demand: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  grounds: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  representative: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  competence: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  acceptable: boolean | undefined;
  @ValidateIf((_object, value: unknown) => value !== undefined)
  @IsBoolean()
  electronic: boolean | undefined;
}

export class ExamineDto extends SubmissionVersionDto {
  @IsObject()
  @ValidateNested()
  @Type(() => AnswersDto)
  answers: AnswersDto;
}

export class StepDto extends SubmissionVersionDto implements StepBody {
  @LegalDayField()
  day: LegalDay;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(LONG)
  text: string | null;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(100)
  number: string | null;
  @Blank
  @whenGiven
  @IsString()
  @MaxLength(500)
  institution: string | null;
  @Blank
  @whenGiven
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  url: string | null;
}

export class AgendaDto extends SubmissionVersionDto {
  @IsUUID()
  sittingId: string;
}

export class SubmissionSettingsDto extends SubmissionVersionDto implements SubmissionSettings {
  @whenGiven
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  population: number | null;
  @whenGiven
  @IsInt()
  @Min(2000)
  @Max(9999)
  populationYear: number | null;
  @IsInt()
  @Min(0)
  @Max(120)
  keepMonths: number;
  @whenGiven
  @IsInt()
  @Min(1)
  @Max(365)
  answerDays: number | null;
}

export class RegisterAnswerDto {
  @IsString()
  @MaxLength(3_000_000)
  text: string;
  @IsBoolean()
  apply: boolean;
}

export class SheetScanDto {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  sheet: number;
}
