import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DISCUSSION_INITIATORS,
  EVENT_BASES,
  EVENT_METHODS,
  EVENT_STAGES,
  EVENT_SUBJECTS,
  EXCLUDED_SUBJECTS,
  PUBLICATION_MEANS,
  type DiscussionFacts,
  type DiscussionInitiator,
  type EventBasis,
  type EventMethod,
  type EventPlan,
  type EventStage,
  type EventSubject,
  type ExcludedSubject,
  type LegalDay,
  type PublicationMeansCode,
} from '#libs/contracts';
import { LegalDayField } from '../../platform/http/legal-day.field.js';
import { ResponsiblePersonDto, VersionDto } from '../participation.dto.js';

const MAX_INT = 2_147_483_647;
const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const Text = (most: number): PropertyDecorator => {
  const trim = Transform(trimmed);
  const text = IsString();
  const length = MaxLength(most);
  return (target, property) => {
    for (const apply of [trim, text, length]) apply(target, property as string);
  };
};

export class TargetGroupDto {
  @IsOptional()
  @IsUUID()
  id?: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, 200)
  name: string;
  @Text(1000)
  impact = '';
  @IsOptional()
  @LegalDayField()
  invitedDay: LegalDay | null = null;
  @Text(300)
  invitedBy = '';
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  invitedCount: number | null = null;
}

export class DiscussionDto implements DiscussionFacts {
  @IsOptional()
  @IsIn(DISCUSSION_INITIATORS)
  initiator: DiscussionInitiator | null = null;
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  initiators: number | null = null;
  @Text(60)
  decisionNo = '';
  @IsOptional()
  @LegalDayField()
  decisionDay: LegalDay | null = null;
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(EXCLUDED_SUBJECTS, { each: true })
  excluded: ExcludedSubject[] | null = null;
  @IsOptional()
  @LegalDayField()
  gazetteSent: LegalDay | null = null;
  @Text(60)
  gazetteReference = '';
  @IsOptional()
  @IsUUID()
  repeats: string | null = null;
}

/** What is written down about an event; it may be incomplete, the rules say what is missing. */
export class EventPlanDto implements EventPlan {
  @Text(300)
  title: string;
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_BASES, { each: true })
  bases: EventBasis[];
  @IsIn(EVENT_SUBJECTS)
  subject: EventSubject;
  @IsIn(EVENT_STAGES)
  stage: EventStage;
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_METHODS, { each: true })
  methods: EventMethod[];
  @Text(500)
  documentTitle: string;
  @Text(500)
  question: string;
  @Text(5000)
  grounds: string;
  @Text(5000)
  aim: string;
  @Text(5000)
  problem: string;
  @Text(300)
  policyArea: string;
  @Text(300)
  territory: string;
  @Text(5000)
  information: string;
  @IsObject()
  @ValidateNested()
  @Type(() => ResponsiblePersonDto)
  responsible: ResponsiblePersonDto;
  @IsOptional()
  @LegalDayField()
  opens: LegalDay | null = null;
  @IsOptional()
  @LegalDayField()
  closes: LegalDay | null = null;
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 300, { each: true })
  places: string[];
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => TargetGroupDto)
  groups: TargetGroupDto[];
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DiscussionDto)
  discussion: DiscussionDto | null = null;
}

export class StartEventDto extends EventPlanDto {
  @IsOptional()
  @IsUUID()
  dossierId?: string;
}

export class ChangeEventDto extends EventPlanDto {
  @IsInt()
  @Min(1)
  @Max(MAX_INT)
  version: number;
}

export class ExtendEventDto extends VersionDto {
  @LegalDayField()
  to: LegalDay;
}

export class SummariseEventDto extends VersionDto {
  @Transform(trimmed)
  @IsString()
  @Length(3, 20_000)
  summary: string;
  @Transform(trimmed)
  @IsString()
  @Length(2, 200)
  approvedBy: string;
  @LegalDayField()
  approvedDay: LegalDay;
}

export class ConcludeEventDto extends VersionDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 60)
  decisionNo: string;
  @LegalDayField()
  decidedDay: LegalDay;
  @Text(5000)
  result = '';
}

export class CancelEventDto extends VersionDto {
  @Transform(trimmed)
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class EventPublicationDto {
  @IsIn(['notice', 'summary'])
  what: 'notice' | 'summary';
  @IsString()
  @Length(8, 2000)
  @Matches(/^https?:\/\//i)
  url: string;
  @LegalDayField()
  from: LegalDay;
  @IsOptional()
  @LegalDayField()
  to?: LegalDay;
  @IsIn(PUBLICATION_MEANS)
  means: PublicationMeansCode;
}

/** Query of the list: only events of one dossier. */
export class EventListDto {
  @IsOptional()
  @IsUUID()
  dossier?: string;
}

/** Query of the embedded list. */
export class EmbedDto {
  @IsOptional()
  @IsIn(['lv', 'en'])
  lang?: 'lv' | 'en';
}
