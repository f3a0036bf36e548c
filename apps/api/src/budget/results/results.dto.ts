import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import type { AllocationInput } from './record-allocation.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

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
