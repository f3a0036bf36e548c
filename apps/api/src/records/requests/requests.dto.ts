import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  DATA_RIGHTS,
  HOLDINGS,
  IDENTITY_MEANS,
  REQUEST_MEANS,
  REQUEST_OUTCOMES,
  RESTRICTION_GROUNDS,
  type ArticleRef,
  type DataRight,
  type HoldingKey,
  type IdentityMeans,
  type LegalDay,
  type NewDataRequest,
  type OwnDataRequest,
  type RequestMeans,
  type RequestOutcome,
  type RestrictionGround,
} from '#libs/contracts';
import { REFUSAL_GROUNDS } from '#libs/records-rules';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

const MAX_INT = 2_147_483_647;
const LONG = 10_000;
const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const Trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

export class OwnDataRequestDto implements OwnDataRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsIn(DATA_RIGHTS, { each: true })
  rights: DataRight[];
  @IsString()
  @MaxLength(LONG)
  details: string;
}

export class NewDataRequestDto extends OwnDataRequestDto implements NewDataRequest {
  @Trimmed
  @IsString()
  @Length(1, 200)
  requesterName: string;
  @Trimmed
  @IsString()
  @MaxLength(300)
  contact: string;
  @IsIn(REQUEST_MEANS)
  means: RequestMeans;
  @LegalDayField()
  receivedOn: LegalDay;
}

export class RequestVersionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
}

export class IdentifyDto extends RequestVersionDto {
  @IsIn(IDENTITY_MEANS)
  means: IdentityMeans;
  @LegalDayField()
  on: LegalDay;
  /** The address of the account, where the requester has shown that it is theirs. */
  @whenGiven
  @Trimmed
  @IsEmail()
  @MaxLength(200)
  email: string | null;
}

export class ExtendDto extends RequestVersionDto {
  @Trimmed
  @IsString()
  @Length(1, 2_000)
  reason: string;
}

export class GroundDto implements ArticleRef {
  @IsIn([...new Set(REFUSAL_GROUNDS.map(({ act }) => act))])
  act: ArticleRef['act'];
  @IsIn(REFUSAL_GROUNDS.map(({ ref }) => ref))
  ref: string;
}

export class AnswerRequestDto extends RequestVersionDto {
  @IsIn(REQUEST_OUTCOMES)
  outcome: RequestOutcome;
  @IsString()
  @MaxLength(LONG)
  text: string;
  @whenGiven
  @IsObject()
  @ValidateNested()
  @Type(() => GroundDto)
  ground: GroundDto | null;
  @IsIn(REQUEST_MEANS)
  means: RequestMeans;
  @LegalDayField()
  on: LegalDay;
}

export class SeekDto extends RequestVersionDto {
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(3, 200, { each: true })
  terms: string[];
}

export class ConfirmDto extends RequestVersionDto {
  @IsIn(HOLDINGS)
  key: HoldingKey;
  @IsString()
  @Length(1, 200)
  item: string;
  @IsBoolean()
  theirs: boolean;
}

export class CorrectDto extends RequestVersionDto {
  @IsIn(HOLDINGS)
  key: HoldingKey;
  @IsString()
  @Length(1, 200)
  item: string;
  @IsString()
  @Length(1, 40)
  field: string;
  @Trimmed
  @IsString()
  @Length(1, 300)
  value: string;
}

export class RestrictDto extends RequestVersionDto {
  @IsIn(RESTRICTION_GROUNDS)
  ground: RestrictionGround;
  @whenGiven
  @IsIn(HOLDINGS)
  key: HoldingKey | null;
  @whenGiven
  @IsString()
  @Length(1, 200)
  item: string | null;
}

export class LiftDto extends RequestVersionDto {
  @IsString()
  @MaxLength(2_000)
  reason: string;
  @LegalDayField()
  informedOn: LegalDay;
}
