import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type {
  CorrectedBallots,
  CountWord,
  DeliveryCourse,
  ProposeCorrection,
  ResultCorrection,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import type { AllocationInput } from './record-allocation.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** Body of `POST …/cycles/:id/count/start` and `…/count`. */
export class CountWordDto implements CountWord {
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  word = '';
}

/** Equal ballots that a correction adds or takes away. */
export class CorrectedBallotsDto implements CorrectedBallots {
  @IsUUID()
  unitId: string;
  @IsArray()
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  choices: number[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  @Min(0, { each: true })
  points: number[] | null = null;
  @IsInt()
  @Min(1)
  @Max(10_000)
  times: number;
}

/** What the council decided on a project in delivery. */
export class DeliveryCourseDto implements DeliveryCourse {
  @IsInt()
  nr: number;
  @IsIn(['stop', 'go_on'])
  course: DeliveryCourse['course'];
  @Transform(trimmed)
  @IsString()
  @MaxLength(60)
  decisionNumber: string;
  @LegalDayField()
  decisionDay: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(1000)
  reason: string;
}

/** Body of `POST …/cycles/:id/corrections`. */
export class CorrectionDto implements ProposeCorrection {
  @IsIn(['counting', 'eligibility'])
  error: ResultCorrection['error'];
  @Transform(trimmed)
  @Length(10, 4000)
  reason: string;
  @Transform(trimmed)
  @Length(1, 200)
  minutesRef: string;
  @IsArray()
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  leftOut: number[];
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CorrectedBallotsDto)
  added: CorrectedBallotsDto[];
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CorrectedBallotsDto)
  removed: CorrectedBallotsDto[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DeliveryCourseDto)
  deliveries: DeliveryCourseDto[] = [];
}

/** Fields of `POST …/cycles/:id/announce`, beside the file. */
export class AnnounceDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  minutesRef: string;
}

/** Body of `POST …/cycles/:id/allocation`. */
export class AllocationDto implements AllocationInput {
  @Transform(trimmed)
  @Length(1, 60)
  decisionNumber: string;
  @LegalDayField()
  decisionDay: string;
  @IsOptional()
  @IsUUID()
  agendaItemId?: string;
}
