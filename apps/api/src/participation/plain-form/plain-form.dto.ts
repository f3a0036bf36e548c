import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { OPINION_KINDS, type OpinionKind, type SubmitOpinion } from '#libs/contracts';
import { MAX_OPINION_CHARS } from '#libs/participation-rules';

const MAX_CHARS = MAX_OPINION_CHARS + 1000;
/** For `@Transform`: a form sends line ends its own way, and empty fields too. */
export const filled = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() || undefined : value;

/** The fields of the form without scripts, as a browser sends them. */
export class PlainOpinionDto {
  @IsString()
  @MaxLength(200)
  token: string;
  @IsIn(OPINION_KINDS)
  kind: OpinionKind;
  @Transform(filled)
  @IsOptional()
  @Matches(/^[a-z0-9]{12}$/)
  unitId?: string;
  @IsString()
  @MaxLength(MAX_CHARS)
  text: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(MAX_CHARS)
  wording?: string;
  @Transform(filled)
  @IsOptional()
  @IsUUID()
  groupId?: string;
  @IsIn(['no', 'yes'])
  named: 'no' | 'yes';
  @IsOptional()
  @IsIn(['yes'])
  adult?: 'yes';
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(120)
  authorName?: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(254)
  authorEmail?: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(20)
  registrationNo?: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

/** The opinion in the form. */
export function toOpinion(form: PlainOpinionDto, language: 'lv' | 'en'): SubmitOpinion {
  const { token: _token, website: _website, named, adult, ...rest } = form;
  return { ...rest, named: named === 'yes', ...(adult ? { adult: true } : {}), language };
}
