import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  COORDINATION_DISPOSITIONS,
  COORDINATION_ITEM_KINDS,
  COORDINATION_ROUND_KINDS,
  COORDINATION_VERDICTS,
  RECORDED_MEANS,
  type CloseCoordination,
  type CoordinationDisposition,
  type CoordinationItemInput,
  type CoordinationItemKind,
  type CoordinationOpinionInput,
  type CoordinationPartyInput,
  type CoordinationRoundKind,
  type CoordinationSettings,
  type CoordinationVerdict,
  type EndCoordinationRound,
  type LegalDay,
  type RecordedMeans,
  type StartCoordinationRound,
} from '#libs/contracts';
import { MAX_COORDINATION_CHARS, MAX_COORDINATION_ITEMS, MAX_PARTIES } from '#libs/coordination-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
/** An empty field of a form says nothing. */
const trimmedOrNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && value.trim() === '' ? null : trimmed({ value });
const MAX_INT = 2_147_483_647;
const ID_LENGTH = 64;

export class VersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

export class PartyDto {
  @IsOptional()
  @IsUUID()
  institutionId?: string;
  @ValidateIf(({ institutionId }: PartyDto) => institutionId === undefined)
  @Transform(trimmed)
  @IsString()
  @Length(2, 200)
  name?: string;
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsEmail()
  email: string | null = null;
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsString()
  @MaxLength(120)
  eAddress: string | null = null;
}

/** Body of `POST …/coordination/rounds`. */
export class StartRoundDto extends VersionDto {
  @IsIn(COORDINATION_ROUND_KINDS)
  kind: CoordinationRoundKind;
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsString()
  @MaxLength(2000)
  reason: string | null = null;
  @IsArray()
  @ArrayMaxSize(MAX_PARTIES + 1)
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties: PartyDto[];
}

/** Body of `POST …/rounds/:round/parties`. */
export class AddPartiesDto extends VersionDto {
  @IsArray()
  @ArrayMaxSize(MAX_PARTIES + 1)
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties: PartyDto[];
}

/** Body of `POST …/rounds/:round/end`. */
export class EndRoundDto extends VersionDto implements EndCoordinationRound {
  @IsBoolean()
  silenceChecked = false;
}

/** The parties as the use cases take them. */
export function partiesOf(parties: readonly PartyDto[]): CoordinationPartyInput[] {
  return parties.map(({ institutionId, name, email, eAddress }) =>
    institutionId === undefined ? { name: name ?? '', email, eAddress } : { institutionId },
  );
}

/** The body as the use case takes it. */
export function toStart({ parties, ...body }: StartRoundDto): StartCoordinationRound {
  return { ...body, parties: partiesOf(parties) };
}

export class ExtendRoundDto extends VersionDto {
  @IsInt()
  workingDays: number;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  reason: string;
}

export class ItemDto implements CoordinationItemInput {
  @IsIn(COORDINATION_ITEM_KINDS)
  kind: CoordinationItemKind;
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsString()
  @MaxLength(ID_LENGTH)
  unitId: string | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  text: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  grounds: string;
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  proposedWording: string | null = null;
}

/** Body of `POST /api/coordination/requests/:party/opinion`. */
export class OpinionDto implements CoordinationOpinionInput {
  @IsIn(COORDINATION_VERDICTS)
  verdict: CoordinationVerdict;
  @Transform(trimmed)
  @IsString()
  @MaxLength(MAX_COORDINATION_CHARS)
  text: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  approvedBy: string;
  @IsArray()
  @ArrayMaxSize(MAX_COORDINATION_ITEMS + 1)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items: ItemDto[];
}

/** The field `opinion` of the form with the file. */
export class FileOpinionDto extends OpinionDto {
  @LegalDayField()
  receivedDay: LegalDay;
  @IsIn(RECORDED_MEANS)
  means: RecordedMeans = 'email';
  @Transform(trimmed)
  @IsString()
  @MaxLength(100)
  documentNo = '';
  @IsOptional()
  @LegalDayField()
  documentDay: LegalDay | null = null;
}

/** The form itself: its other field is the file. */
export class FileOpinionFormDto {
  @IsString()
  opinion: string;
}

export class DispositionDto extends VersionDto {
  @IsIn(COORDINATION_DISPOSITIONS)
  disposition: CoordinationDisposition;
  @Transform(trimmed)
  @IsString()
  @MaxLength(10_000)
  reason: string;
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(ID_LENGTH, { each: true })
  answerUnits: string[] = [];
}

export class CloseCoordinationDto implements CloseCoordination {
  @IsIn(['agreed', 'not_agreed'])
  outcome: 'agreed' | 'not_agreed';
  @IsOptional()
  @Transform(trimmedOrNull)
  @IsString()
  @MaxLength(10_000)
  reason: string | null = null;
}

/** Body of `PUT /api/m/:place/coordination-settings`; the rules say which numbers can hold. */
export class CoordinationSettingsDto implements CoordinationSettings {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;
  @IsInt()
  normalWorkingDays: number;
  @IsInt()
  urgentWorkingDays: number;
  @IsInt()
  repeatWorkingDays: number;
  @IsInt()
  extensionWorkingDays: number;
  @IsBoolean()
  requiredBeforeOpinionStage: boolean;
  @IsInt()
  meetingWorkingDays: number;
}
