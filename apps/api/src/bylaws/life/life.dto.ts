import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUrl, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { COMMITTEE_OUTCOMES, type CommitteeOutcome } from '#libs/bylaw-procedure';
import {
  EX_POST_OUTCOMES,
  type CommitteeOpinionInput,
  type EndOfForceInput,
  type ExPostOutcome,
  type LegalDay,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** Body of `POST …/committee-opinions`. */
export class CommitteeOpinionDto implements CommitteeOpinionInput {
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  code: string;

  @IsIn(COMMITTEE_OUTCOMES)
  outcome: CommitteeOutcome;

  @LegalDayField()
  day: LegalDay;

  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  reference: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(4000)
  note = '';
}

/** Body of `PUT …/ex-post-review`. */
export class PlanExPostDto {
  @LegalDayField()
  dueOn: LegalDay;
}

/** Body of `POST …/ex-post-review`. */
export class RecordExPostDto {
  @LegalDayField()
  doneOn: LegalDay;

  @IsIn(EX_POST_OUTCOMES)
  outcome: ExPostOutcome;

  @Transform(trimmed)
  @IsString()
  @Length(10, 8000)
  conclusion: string;
}

/** Body of `PUT …/end-of-force`. */
export class EndOfForceDto implements EndOfForceInput {
  @IsIn(['basis_lapsed', 'term'])
  cause: 'basis_lapsed' | 'term';

  @LegalDayField()
  from: LegalDay;

  /** Which provision has lost force; only a term of the by-law's own needs nothing more. */
  @ValidateIf(({ cause, by }: EndOfForceDto) => cause === 'basis_lapsed' || by !== null)
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  by: string | null = null;
}

/** Body of `PUT …/planning-record`. */
export class PlanningRecordDto {
  @Transform(trimmed)
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: true })
  @MaxLength(1000)
  url: string;
}
