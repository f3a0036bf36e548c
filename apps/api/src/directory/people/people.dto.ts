import { Type } from 'class-transformer';
import {
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '#libs/access-policy';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

/** Somebody known here by id, or anybody by personal code and name. */
export class PersonDto {
  @IsOptional()
  @IsUUID()
  id?: string;
  @ValidateIf((person: PersonDto) => person.id === undefined)
  @Length(1, 40)
  personalCode: string;
  @ValidateIf((person: PersonDto) => person.id === undefined)
  @Length(3, 120)
  @Matches(/\S/)
  name: string;
  @IsOptional()
  @IsEmail()
  email: string | null = null;
}

export class GrantRoleDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person: PersonDto;
  @IsUUID()
  institutionId: string;
  @IsIn(ROLES)
  role: Role;
  @LegalDayField()
  validFrom: string;
  @IsOptional()
  @LegalDayField()
  validTo: string | null = null;
}

export class EndRoleDto {
  @IsInt()
  version: number;
  /** Without it a role that has not begun is taken back. */
  @IsOptional()
  @LegalDayField()
  lastDay: string | null = null;
}

export class UpdatePersonDto {
  @IsInt()
  version: number;
  @Length(3, 120)
  @Matches(/\S/)
  name: string;
  @IsOptional()
  @IsEmail()
  email: string | null = null;
}

export class SubstituteDto {
  @IsUUID()
  substituteId: string;
  @LegalDayField()
  fromDay: string;
  @LegalDayField()
  toDay: string;
  @Length(3, 200)
  @Matches(/\S/)
  reason: string;
}

export class EndSubstitutionDto extends EndRoleDto {}
