import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  OPINION_CHANNELS,
  OPINION_KINDS,
  type LegalDay,
  type OpinionChannel,
  type OpinionKind,
  type SubmitOpinion,
} from '#libs/contracts';
import { MAX_OPINION_CHARS } from '#libs/participation-rules';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const BY_OTHER_WAYS = OPINION_CHANNELS.filter((channel) => channel !== 'web');
/** A little above what the rules allow, so that the rules answer in their own words. */
const MAX_BODY_CHARS = MAX_OPINION_CHARS + 1000;

/** An opinion in a body; what it must say is checked by the rules that the form uses too. */
export class OpinionDto implements SubmitOpinion {
  @IsIn(OPINION_KINDS)
  kind: OpinionKind;
  @IsOptional()
  @Matches(/^[a-z0-9]{12}$/)
  unitId?: string;
  @IsString()
  @MaxLength(MAX_BODY_CHARS)
  text: string;
  @IsOptional()
  @IsString()
  @MaxLength(MAX_BODY_CHARS)
  wording?: string;
  @IsBoolean()
  named = false;
  @IsOptional()
  @IsString()
  @MaxLength(120)
  authorName?: string;
  @IsOptional()
  @IsString()
  @MaxLength(254)
  authorEmail?: string;
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @IsOptional()
  @IsString()
  @MaxLength(20)
  registrationNo?: string;
  @IsOptional()
  @IsString()
  @MaxLength(40)
  lobbyistNo?: string;
  @IsOptional()
  @IsBoolean()
  adult?: boolean;
  /** Of an event alone. */
  @IsOptional()
  @IsUUID()
  groupId?: string;
  @IsOptional()
  @IsIn(['lv', 'en'])
  language?: 'lv' | 'en';
}

/** Body of `POST /api/public/…/opinions`. */
export class SubmitOpinionDto extends OpinionDto {
  @IsString()
  @MaxLength(200)
  token: string;
  /** A field that people do not see and programs fill in. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

/** Body of `PUT /api/public/…/opinions/:receipt`. */
export class EditOpinionDto extends OpinionDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version: number;
}

/** Body of `POST …/recorded-opinions`. */
export class RecordOpinionDto extends OpinionDto {
  @IsIn(BY_OTHER_WAYS)
  channel: Exclude<OpinionChannel, 'web'>;
  /** Day of receipt; for post the day of the postmark. */
  @LegalDayField()
  receivedDay: LegalDay;
}

/** Body of `POST …/participation/:id/recorded-opinions`. */
export class RecordEventOpinionDto extends RecordOpinionDto {
  /** The gathering at which it was said. */
  @IsOptional()
  @IsUUID()
  meetingId?: string;
}
