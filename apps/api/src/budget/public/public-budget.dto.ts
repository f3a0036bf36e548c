import { IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PROJECT_STATES, type ProjectState } from '#libs/contracts';

const filled = (_object: unknown, value: unknown): boolean => value !== '';

/** What a reader looks for among projects. */
export class ProjectSearchDto {
  @IsOptional()
  @IsString()
  @MaxLength(36)
  unit = '';
  @IsOptional()
  @ValidateIf(filled)
  @IsIn(PROJECT_STATES)
  state: ProjectState | '' = '';
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q = '';
}

/** `?size=small` asks for the small copy of a picture. */
export class FileQueryDto {
  @IsOptional()
  @IsIn(['small'])
  size?: 'small';
}
