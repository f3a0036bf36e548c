import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  VOTE_CHOICES,
  type ClosedGroundCode,
  type LegalDay,
  type PublicationMeansCode,
  type SignatureMeans,
  type SittingPublication,
  type SubmitterCode,
  type VoteChoice,
} from '#libs/contracts';
import {
  CLOSED_GROUNDS,
  REFUSED_DECISIONS,
  SITTING_CHAIR_OFFICES,
  SUBMITTERS,
  type RefusedDecision,
  type SittingChairOffice,
} from '#libs/council-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';
import { VoteDto } from './council.dto.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class DescribeMatterDto {
  @whenGiven
  @IsString()
  @MaxLength(500)
  title: string | null;
  @whenGiven
  @IsString()
  @MaxLength(200)
  rapporteur: string | null;
  @whenGiven
  @IsString()
  @MaxLength(60)
  registerNumber: string | null;
  @whenGiven
  @IsIn(SUBMITTERS)
  submitter: SubmitterCode | null;
  @whenGiven
  @IsString()
  @MaxLength(50_000)
  draftText: string | null;
  @whenGiven
  @IsIn(CLOSED_GROUNDS)
  closedGround: ClosedGroundCode | null;
  @whenGiven
  @IsString()
  @MaxLength(500)
  essence: string | null;
  @IsBoolean()
  unbudgeted: boolean;
}

export class DebateDto {
  @whenGiven
  @IsString()
  @MaxLength(20_000)
  text: string | null;
}

export class CorrectVoteDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((one: VoteDto) => one.personId)
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes: VoteDto[];
}

export class RefuseSignatureDto {
  /** What the decision is about, and in which office its signer chaired the sitting. */
  @IsIn(REFUSED_DECISIONS)
  decision: RefusedDecision;
  @IsIn(SITTING_CHAIR_OFFICES)
  office: SittingChairOffice;
  @LegalDayField()
  day: LegalDay;
  @IsIn(['container', 'paper'])
  form: SignatureMeans;
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  reason: string;
}

export class SaveMinutesDto {
  /** What the writer read; others may have written since. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version?: number;
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  keeper: string;
  @Matches(TIME)
  openedTime: string;
  @Matches(TIME)
  closedTime: string;
  @whenGiven
  @IsString()
  @MaxLength(5000)
  others: string | null;
  @whenGiven
  @IsString()
  @MaxLength(5000)
  absences: string | null;
  @whenGiven
  @IsString()
  @MaxLength(20_000)
  notes: string | null;
  @whenGiven
  @LegalDayField()
  signedOn: LegalDay | null;
}

export class SittingPublishedDto {
  @IsIn(['minutes', 'decisions', 'recording'])
  what: SittingPublication;
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  url: string;
  @LegalDayField()
  day: LegalDay;
  @IsIn(['own_domain', 'embedded', 'feed', 'manual'])
  means: PublicationMeansCode;
}

export class StatementDto {
  @whenGiven
  @IsUUID()
  itemId: string | null;
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  text: string;
  @IsOptional()
  @IsUUID()
  authorId?: string;
}

export class SaveCommitteeDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;
  @IsBoolean()
  finance: boolean;
  @IsUUID()
  chairId: string;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds: string[];
}

export class OpenVotingDto {
  @IsBoolean()
  open: boolean;
}

export class LiveVoteDto {
  @IsIn(VOTE_CHOICES)
  choice: VoteChoice;
}

export class TableDto {
  /** The file's text. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500_000)
  table: string;
}
