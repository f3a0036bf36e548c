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
  type SectorViewInput,
  type TypeInReviewOpinion,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const FILLED = /\S/;
const LONG = 20_000;

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
}

export class TypeInReviewOpinionDto extends GiveReviewOpinionDto implements TypeInReviewOpinion {
  @LegalDayField()
  issuedOn: LegalDay;
  @LegalDayField()
  receivedOn: LegalDay;
  @whenGiven
  @Matches(/^[0-9a-f]{64}$/)
  fileDigest: string | null;
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

export class SectorViewDto implements SectorViewInput {
  @IsString()
  @Matches(FILLED)
  @MaxLength(200)
  ministry: string;
  @whenGiven
  @LegalDayField()
  askedOn: LegalDay | null;
  @whenGiven
  @LegalDayField()
  answeredOn: LegalDay | null;
  @whenGiven
  @IsString()
  @Matches(FILLED)
  @MaxLength(LONG)
  text: string | null;
}
