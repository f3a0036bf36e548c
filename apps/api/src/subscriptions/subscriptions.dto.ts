import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  BYLAW_TOPICS,
  SUBSCRIPTION_CHANNELS,
  SUBSCRIPTION_FREQUENCIES,
  type BylawTopic,
  type Language,
  type StartSubscription,
  type SubscriptionChannel,
  type SubscriptionFrequency,
} from '#libs/contracts';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;
const given = (name: keyof StartSubscriptionDto) =>
  ValidateIf((body: StartSubscriptionDto) => body[name] !== null);
/** Year and number of a winner. */
const PROJECT = /^\d{4}\/[1-9]\d{0,5}$/;
const CODE = /^[A-Z0-9-]{1,40}$/;

/** Body of `POST …/subscriptions`. */
export class StartSubscriptionDto implements StartSubscription {
  @IsIn(SUBSCRIPTION_CHANNELS)
  channel: SubscriptionChannel;
  @Transform(trimmed)
  @IsString()
  @MaxLength(320)
  address: string;
  @IsIn(SUBSCRIPTION_FREQUENCIES)
  frequency: SubscriptionFrequency;
  @IsIn(['lv', 'en'])
  language: Language;
  @given('topic')
  @IsIn(BYLAW_TOPICS)
  topic: BylawTopic | null;
  @given('territory')
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  territory: string | null;
  @given('act')
  @IsString()
  @Matches(CODE)
  act: string | null;
  @given('author')
  @IsUUID()
  author: string | null;
  /** Left out by whoever follows no single project. */
  @given('project')
  @Matches(PROJECT)
  project: string | null = null;
  /** A field that people do not see; programs fill it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  website?: string;
}

/** Body of `PUT …/subscriptions/:token`. */
export class FrequencyDto {
  @IsIn(SUBSCRIPTION_FREQUENCIES)
  frequency: SubscriptionFrequency;
}

/** What news are narrowed to. */
export class NewsFilterDto {
  @IsOptional()
  @IsIn(BYLAW_TOPICS)
  topic?: BylawTopic;
  @IsOptional()
  @IsString()
  @Length(1, 120)
  territory?: string;
  @IsOptional()
  @IsString()
  @Matches(CODE)
  act?: string;
  @IsOptional()
  @IsUUID()
  author?: string;
  @IsOptional()
  @Matches(PROJECT)
  project?: string;
  @IsOptional()
  @IsIn(['lv', 'en'])
  lang?: Language;
}
