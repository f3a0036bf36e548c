import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ApplyToCouncil } from '#libs/contracts';
import { filled } from './plain-form.dto.js';

/** The fields of the application without scripts, as a browser sends them. */
export class PlainApplicationDto {
  @IsString()
  @MaxLength(200)
  token: string;
  @IsString()
  @MaxLength(120)
  name: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
  @IsString()
  @MaxLength(3000)
  motivation: string;
  @IsOptional()
  @IsIn(['yes'])
  adult?: 'yes';
  @Transform(filled)
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  website?: string;
}

/** The application in the form. */
export function toApplication(form: PlainApplicationDto): ApplyToCouncil {
  const { token: _token, website: _website, adult, ...person } = form;
  return { ...person, adult: adult === 'yes' };
}
