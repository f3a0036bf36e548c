import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { SENDING_MEANS, type LegalDay, type SendingMeans } from '#libs/contracts';
import { LegalDayField } from '../platform/http/legal-day.field.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);

export class PreparePromulgationDto {
  @IsBoolean()
  personalDataChecked: boolean;
  @whenGiven
  @LegalDayField()
  ownEntryDay: LegalDay | null;
  @whenGiven
  @IsString()
  @MaxLength(40)
  ownEntryPoint: string | null;
  @IsOptional()
  @IsBoolean()
  withConsolidated?: boolean;
}

export class RecordSendingDto {
  @LegalDayField()
  sentOn: LegalDay;
  @IsIn(SENDING_MEANS)
  means: SendingMeans;
  @whenGiven
  @LegalDayField()
  ministryInformedOn: LegalDay | null;
}

export class RecordGazetteDto {
  @Matches(/^\d{4}\/\d{1,3}[A-Z]?\.\d{1,4}$/)
  number: string;
  @LegalDayField()
  day: LegalDay;
}
