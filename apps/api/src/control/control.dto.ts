import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { ControlStepBody, GiveControlOpinion, LegalDay } from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const MAX_INT = 2_147_483_647;
const LONG = 20_000;
const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const Trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

/** A document may come with every step. */
class AttachableDto {
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  fileDigest: string | null = null;
}

/** A number of a document, as printed. */
class NumberedDto extends AttachableDto {
  @Trimmed
  @IsString()
  @Length(1, 100)
  number: string;
}

/** What a control goes on with. */
class VersionedDto extends AttachableDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

class NumberedStepDto extends VersionedDto {
  @Trimmed
  @IsString()
  @Length(1, 100)
  number: string;
}

export class ControlOpinionDto extends NumberedDto implements ControlStepBody<'receiveControlOpinion'> {
  @IsIn(['varam', 'other'])
  by: 'varam' | 'other';
  @Trimmed
  @IsString()
  @Length(1, 200)
  institution: string;
  @LegalDayField()
  issuedOn: LegalDay;
  @LegalDayField()
  receivedOn: LegalDay;
  @IsString()
  @MaxLength(LONG)
  reasons: string;
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{1,40}$/, { each: true })
  unitIds: string[];
}

export class MinisterOrderDto extends NumberedDto implements ControlStepBody<'suspendByOrder'> {
  @LegalDayField()
  issuedOn: LegalDay;
  @LegalDayField()
  publishedOn: LegalDay;
  @Trimmed
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  url: string;
  @LegalDayField()
  receivedOn: LegalDay;
  @IsString()
  @MaxLength(LONG)
  reasons: string;
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{1,40}$/, { each: true })
  unitIds: string[];
}

/** The order in a control that has begun with an opinion. */
export class MinisterOrderStepDto extends MinisterOrderDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

export class ControlRemedyDto extends NumberedStepDto implements ControlStepBody<'recordRemedy'> {
  @LegalDayField()
  signedOn: LegalDay;
  @LegalDayField()
  sentOn: LegalDay;
}

export class ControlDisagreementDto
  extends NumberedStepDto
  implements ControlStepBody<'disagreeWithOpinion'>
{
  @IsBoolean()
  whole: boolean;
  @LegalDayField()
  decidedOn: LegalDay;
  @LegalDayField()
  signedOn: LegalDay;
  @IsString()
  @MaxLength(LONG)
  reasons: string;
}

export class ControlSendingDto extends VersionedDto implements ControlStepBody<'sendControlDisagreement'> {
  @LegalDayField()
  sentOn: LegalDay;
}

export class InstitutionViewDto extends VersionedDto implements ControlStepBody<'recordInstitutionView'> {
  @LegalDayField()
  givenOn: LegalDay;
  @IsString()
  @MaxLength(LONG)
  text: string;
}

export class ControlSittingDto extends VersionedDto implements ControlStepBody<'callControlSitting'> {
  @LegalDayField()
  calledOn: LegalDay;
  @LegalDayField()
  day: LegalDay;
  @whenGiven
  @LegalDayField()
  toldOn: LegalDay | null;
  @IsOptional()
  @IsUUID()
  sittingId: string | null = null;
}

export class PartialRepealDto extends NumberedStepDto implements ControlStepBody<'repealPartly'> {
  @LegalDayField()
  decidedOn: LegalDay;
  @LegalDayField()
  from: LegalDay;
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{1,40}$/, { each: true })
  unitIds: string[];
}

export class GiveControlOpinionDto extends NumberedDto implements GiveControlOpinion {
  @IsOptional()
  @IsUUID()
  institutionId?: string;
  @IsString()
  @MaxLength(LONG)
  reasons: string;
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{1,40}$/, { each: true })
  unitIds: string[];
}

/** What a ministry looks for among acts in force. */
export class ControllableActsDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q = '';
  @IsOptional()
  @IsString()
  @MaxLength(60)
  place = '';
}

export class ControlRepealDto extends NumberedStepDto implements ControlStepBody<'repealAfterOrder'> {
  @LegalDayField()
  decidedOn: LegalDay;
  @LegalDayField()
  from: LegalDay;
}

export class CourtApplicationDto extends NumberedStepDto implements ControlStepBody<'applyToCourt'> {
  @LegalDayField()
  filedOn: LegalDay;
  @whenGiven
  @LegalDayField()
  earlierDisagreementOn: LegalDay | null;
}

export class VoidingOrderDto extends NumberedStepDto implements ControlStepBody<'voidByOrder'> {
  @LegalDayField()
  issuedOn: LegalDay;
  @LegalDayField()
  publishedOn: LegalDay;
  @Trimmed
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  url: string;
  @whenGiven
  @LegalDayField()
  from: LegalDay | null;
}

export class CourtJudgmentDto extends NumberedStepDto implements ControlStepBody<'recordNormsUpheld'> {
  @LegalDayField()
  pronouncedOn: LegalDay;
  @Trimmed
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  url: string;
  @whenGiven
  @LegalDayField()
  from: LegalDay | null;
}

export class ControlEndDto extends VersionedDto implements ControlStepBody<'closeControl'> {
  @LegalDayField()
  on: LegalDay;
  @IsString()
  @MaxLength(LONG)
  reason: string;
}
