import { Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { DeliveryContractInput, LegalDay } from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { MAX_CENTS, trimmed } from '../cycles/fields.js';
import type { DayCorrection } from './correct-day.js';

const notNull = (_object: unknown, value: unknown): boolean => value !== null;

/** A step of delivery as the coordinator enters it; the law's two keep their title and their day. */
export class MilestoneDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  title: string;
  @LegalDayField()
  dueOn: LegalDay;
  @ValidateIf(notNull)
  @LegalDayField()
  doneOn: LegalDay | null = null;
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  note = '';
  @ValidateIf(notNull)
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  delayReason: string | null = null;
}

/** Body of `POST …/projects/:id/delivery`; what is left out stays as it is. */
export class DeliveryDto {
  @IsOptional()
  @LegalDayField()
  startedOn?: LegalDay;
  @IsOptional()
  @LegalDayField()
  deliveredOn?: LegalDay;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  spentCents?: number;
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  overrunReason?: string;
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  delayReason?: string;
  @IsOptional()
  @LegalDayField()
  plaqueOn?: LegalDay;
}

/** Body of `POST …/projects/:id/delivery/correction`. */
export class DayCorrectionDto implements DayCorrection {
  @IsIn(['start', 'done'])
  kind: DayCorrection['kind'];
  @LegalDayField()
  day: LegalDay;
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  reason: string;
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(2000)
  delayReason?: string;
}

/** Body of `POST …/projects/:id/contracts`. */
export class DeliveryContractDto implements DeliveryContractInput {
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  partner: string;
  @ValidateIf(notNull)
  @Transform(trimmed)
  @Matches(/^\d{11}$/)
  registrationNo: string | null = null;
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  number: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 300)
  subject: string;
  @LegalDayField()
  signedOn: LegalDay;
  @IsInt()
  @Min(0)
  @Max(MAX_CENTS)
  amountCents: number;
  @ValidateIf(notNull)
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(1000)
  url: string | null = null;
}

/** Fields beside the file of `POST …/projects/:id/photos`. */
export class DeliveryPhotoDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 300)
  alt: string;
  @LegalDayField()
  takenOn: LegalDay;
}
