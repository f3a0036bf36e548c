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
  type LegalDay,
  type Presence,
  type PublicationMeansCode,
  type SignatureMeans,
  type SignedDocument,
  type SignerCapacity,
  type SittingKind,
  type SittingMode,
  type VoteChoice,
} from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

export const whenGiven = ValidateIf((_object, value: unknown) => value !== null);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const MAX_SEATS = 200;

export class PastSittingsDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  page?: number;
}

/** When and where a sitting is, and who chairs it. */
export class SittingTimeDto {
  @LegalDayField()
  day: LegalDay;
  @Matches(TIME)
  time: string;
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  place: string;
  @whenGiven
  @IsUrl({ protocols: ['https'], require_protocol: true })
  streamUrl: string | null;
  @IsUUID()
  chairId: string;
}

export class PlanSittingDto extends SittingTimeDto {
  @IsIn(['regular', 'extraordinary'])
  kind: SittingKind;
  @IsIn([0, 1, 2])
  repeatLevel: 0 | 1 | 2;
  @IsOptional()
  @IsUUID()
  committeeId?: string;
  @IsOptional()
  @IsIn(['in_person', 'remote', 'mixed'])
  mode?: SittingMode;
  @IsOptional()
  @whenGiven
  @IsString()
  @MaxLength(2000)
  urgency?: string | null;
  @IsOptional()
  @IsUUID()
  repeatsId?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  carry?: string[];
  @IsOptional()
  @IsUUID()
  requestId?: string;
}

export class AddedAtSittingDto {
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  for: number;
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  present: number;
}

export class AddAgendaItemDto {
  @IsOptional()
  @IsUUID()
  dossierId?: string;
  @IsOptional()
  @IsIn(['disagreement'])
  purpose?: 'disagreement';
  @IsOptional()
  @IsUUID()
  aboutItemId?: string;
  @ValidateIf((item: AddAgendaItemDto) => item.dossierId === undefined && item.aboutItemId === undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  title?: string;
  @whenGiven
  @IsString()
  @MaxLength(200)
  rapporteur: string | null;
  @whenGiven
  @ValidateNested()
  @Type(() => AddedAtSittingDto)
  addedAtSitting: AddedAtSittingDto | null;
}

export class ReorderDto {
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  itemIds: string[];
}

export class RemoveItemDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

export class NoticeDto {
  @IsIn(['agenda', 'drafts'])
  what: 'agenda' | 'drafts';
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  url: string;
  @LegalDayField()
  day: LegalDay;
  @Matches(TIME)
  time: string;
  @IsIn(['own_domain', 'embedded', 'feed', 'manual'])
  means: PublicationMeansCode;
}

export class PresenceDto {
  @IsUUID()
  personId: string;
  @IsIn(['present', 'remote', 'absent'])
  presence: Presence;
}

export class AttendanceDto {
  @IsArray()
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique((one: PresenceDto) => one.personId)
  @ValidateNested({ each: true })
  @Type(() => PresenceDto)
  people: PresenceDto[];
}

export class VoteDto {
  @IsUUID()
  personId: string;
  @IsIn(VOTE_CHOICES)
  choice: VoteChoice;
  @IsBoolean()
  conflict: boolean;
}

export class RecordVoteDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  amendments?: number;
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  present: number;
  @IsArray()
  @ArrayMaxSize(MAX_SEATS)
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes: VoteDto[];
  @whenGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  decisionNumber: string | null;
  @whenGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  minutesRef: string | null;
}

export class RecordSignatureDto {
  @IsOptional()
  @IsIn(['decision', 'bylaw'])
  document?: SignedDocument;
  @LegalDayField()
  day: LegalDay;
  @IsIn(['sitting_chair', 'acting_chair'])
  capacity: SignerCapacity;
  @IsIn(['container', 'paper'])
  means: SignatureMeans;
  @whenGiven
  @Matches(/^[0-9a-f]{64}$/)
  containerDigest: string | null;
  @whenGiven
  @IsString()
  @MaxLength(200)
  paperReference: string | null;
}

export class CloseSittingDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  minutesNumber: string;
}
