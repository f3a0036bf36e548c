import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { trimmed } from '../cycles/fields.js';

const MAX_NR = 100_000;

/** What of a project is compared with others while it is typed. */
export class SimilarDto {
  @IsString()
  @MaxLength(200)
  title = '';
  @IsString()
  @MaxLength(500)
  summary = '';
}

export class InviteDto {
  @Transform(trimmed)
  @IsEmail()
  @MaxLength(200)
  email: string;
}

/** The secret of an invitation's link. */
export class TokenDto {
  @IsString()
  @Length(32, 32)
  token: string;
}

export class InvitationAnswerDto extends TokenDto {
  @IsBoolean()
  accept: boolean;
  @IsBoolean()
  namePublic = false;
}

export class ProposeMergeDto {
  @IsInt()
  @Min(1)
  @Max(MAX_NR)
  intoNr: number;
  @Transform(trimmed)
  @IsString()
  @Length(1, 2000)
  note: string;
}

export class MergeAnswerDto {
  @IsBoolean()
  agree: boolean;
}

export class QuestionDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  text: string;
  @IsBoolean()
  namePublic = false;
}

/** An answer, or the reason why a question is taken off the page. */
export class WordsDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 2000)
  text: string;
}
