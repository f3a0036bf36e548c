import { IsIn, IsString, IsUrl, Length, MaxLength, ValidateIf } from 'class-validator';
import {
  BASIS_CHANGE_KINDS,
  BASIS_OUTCOMES,
  type BasisChangeKind,
  type BasisOutcome,
  type LegalDay,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

export class RecordBasisChangeDto {
  @IsString()
  @Length(3, 300)
  place: string;
  @IsIn(BASIS_CHANGE_KINDS)
  kind: BasisChangeKind;
  @LegalDayField()
  from: LegalDay;
  @ValidateIf((_object, value: unknown) => value !== null)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  sourceUrl: string | null;
}

export class DecideBasisCheckDto {
  @IsIn(BASIS_OUTCOMES)
  outcome: BasisOutcome;
  @IsString()
  @Length(3, 2000)
  reason: string;
}
