import type { BylawTopic } from './bylaws.js';
import type { LegalDay } from './decision.js';

/** What news can be about. The names are translations `subscriptions.news.<code>`. */
export const NEWS_KINDS = [
  'opinion_opened',
  'opinion_closed',
  'on_agenda',
  'adopted',
  'rejected',
  'promulgated',
  'in_force',
  'withdrawn',
  'publication_barred',
  'budget_submission',
  'budget_vote',
  'budget_result',
  'participation',
  'participation_result',
  'opinions_answered',
  'project_started',
  'project_milestone',
  'project_delayed',
  'project_photo',
  'project_done',
] as const;

/** One of {@link NEWS_KINDS}. */
export type NewsKind = (typeof NEWS_KINDS)[number];

/** A piece of news of a municipality. */
export interface NewsItem {
  id: string;
  kind: NewsKind;
  day: LegalDay;
  title: string;
  /** Public page, without language and leading slash. */
  path: string;
  topic: string | null;
  /** Part of the municipality that it concerns; `null` = all of it. */
  territory: string | null;
  /** Code of the act. */
  act: string | null;
  /** The institution that drafts the act. */
  author: { id: string; name: string } | null;
  /** Year and number of the one winner of a participatory budget that it is about, `2026/3`; only its followers get it. */
  project: string | null;
}

/** How the news reach a subscriber. */
export const SUBSCRIPTION_CHANNELS = ['email', 'e_address'] as const;
/** One of {@link SUBSCRIPTION_CHANNELS}. */
export type SubscriptionChannel = (typeof SUBSCRIPTION_CHANNELS)[number];

/** How often: each at once, or gathered every morning or every Monday. */
export const SUBSCRIPTION_FREQUENCIES = ['immediate', 'daily', 'weekly'] as const;
/** One of {@link SUBSCRIPTION_FREQUENCIES}. */
export type SubscriptionFrequency = (typeof SUBSCRIPTION_FREQUENCIES)[number];

/** What a subscription is narrowed to; everything of the municipality where nothing is given. */
export interface SubscriptionFilter {
  topic: BylawTopic | null;
  territory: string | null;
  /** Code of one act. */
  act: string | null;
  /** Id of the institution that drafts. */
  author: string | null;
  /** Year and number of one winner, `2026/3`. */
  project: string | null;
}

/** Body of `POST /api/public/m/:place/subscriptions`. */
export interface StartSubscription extends SubscriptionFilter {
  channel: SubscriptionChannel;
  /** E-mail address, or registration number of a body with an official electronic address. */
  address: string;
  frequency: SubscriptionFrequency;
  language: 'lv' | 'en';
}

/** A subscription as whoever has its link sees it. */
export interface SubscriptionView {
  place: { slug: string; name: string };
  state: 'pending' | 'active' | 'ended';
  channel: SubscriptionChannel;
  /** With most of its letters hidden; empty once the subscription has ended. */
  address: string;
  frequency: SubscriptionFrequency;
  filter: SubscriptionFilter;
  /** Title of the one act, name of the one author, title of the one project. */
  names: { act: string | null; author: string | null; project: string | null };
}

/** What can be chosen. */
export interface SubscriptionOptions {
  territories: string[];
  authors: { id: string; name: string }[];
  /** Whether messages can be sent to official electronic addresses here. */
  eAddress: boolean;
}

/** Answer of `GET /api/public/m/:place/news`. */
export interface NewsPage {
  items: NewsItem[];
  /** Title of the one project that was asked for; null for all news and for what is no winner. */
  project: string | null;
  options: SubscriptionOptions;
}
