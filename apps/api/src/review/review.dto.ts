import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  MINISTRY_OUTCOMES,
  REVIEW_MEANS,
  type ConfirmSilence,
  type DraftDisagreement,
  type GiveReviewOpinion,
  type LegalDay,
  type MinistryOutcome,
  type RecordDisagreementSending,
  type RecordReviewReceipt,
  type RecordReviewSending,
  type ReviewMeans,
  type ReviewObjection,
  type TypeInReviewOpinion,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const FILLED = /\S/;
const LONG = 20_000;
const DIGEST = /^[0-9a-f]{64}$/;

export class AttachedViewDto {
  @IsString()
  @Matches(FILLED)
  @MaxLength(200)
  ministry: string;
  @LegalDayField()
  answeredOn: LegalDay;
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  text: string;
}

export class RecordReviewSendingDto implements RecordReviewSending {
  @LegalDayField()
  sentOn: LegalDay;
  @IsIn(REVIEW_MEANS)
  means: ReviewMeans;
  @whenGiven
  @IsUUID()
  institutionId: string | null;
  @whenGiven
  @ValidateNested()
  @Type(() => AttachedViewDto)
  sectorView: AttachedViewDto | null;
}

export class RecordReviewReceiptDto implements RecordReviewReceipt {
  @LegalDayField()
  receivedOn: LegalDay;
}

export class ReviewObjectionDto implements ReviewObjection {
  @whenGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  unitId: string | null;
  @IsString()
  @MaxLength(120)
  unitLabel: string;
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  text: string;
  @IsString()
  @Matches(FILLED)
  @MaxLength(1000)
  grounds: string;
  @whenGiven
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  proposedWording: string | null;
}

export class GiveReviewOpinionDto implements GiveReviewOpinion {
  @IsIn(MINISTRY_OUTCOMES)
  outcome: MinistryOutcome;
  @whenGiven
  @IsString()
  @Matches(FILLED)
  @MaxLength(60)
  number: string | null;
  @IsString()
  @MaxLength(LONG)
  conclusion: string;
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ReviewObjectionDto)
  objections: ReviewObjectionDto[];
  @IsOptional()
  @Matches(DIGEST)
  fileDigest: string | null = null;
}

export class TypeInReviewOpinionDto extends GiveReviewOpinionDto implements TypeInReviewOpinion {
  @LegalDayField()
  issuedOn: LegalDay;
  @LegalDayField()
  receivedOn: LegalDay;
  @whenGiven
  @Matches(DIGEST)
  override fileDigest: string | null;
}

/** What the statistics are asked for; without days, over all time. */
export class StatisticsDto {
  @IsOptional()
  @LegalDayField()
  from?: LegalDay;
  @IsOptional()
  @LegalDayField()
  to?: LegalDay;
  @IsOptional()
  @IsString()
  @MaxLength(60)
  place?: string;
}

export class ConfirmSilenceDto implements ConfirmSilence {
  @LegalDayField()
  checkedOn: LegalDay;
  @Equals(true)
  noOpinionFound: boolean;
}

export class DraftDisagreementDto implements DraftDisagreement {
  @IsBoolean()
  whole: boolean;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  objectionIds: string[];
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  reasons: string;
  @whenGiven
  @IsInt()
  version: number | null;
}

export class RecordDisagreementSendingDto implements RecordDisagreementSending {
  @LegalDayField()
  sentToMinistryOn: LegalDay;
  @LegalDayField()
  sentToVaramOn: LegalDay;
}
