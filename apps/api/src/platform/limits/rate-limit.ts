import { SetMetadata } from '@nestjs/common';

interface Limit {
  limit: number;
  seconds: number;
  /** Counted without asking who sends. */
  together?: true;
}

/** How many requests in how many seconds, per address (or per person, once logged in). Real time. */
export const LIMITS = {
  /** Everything that names no limit of its own. */
  general: { limit: 600, seconds: 60 },
  /** Logging in and out. */
  login: { limit: 40, seconds: 60 },
  /** Posting an opinion or anything else that a stranger may write. */
  opinion: { limit: 10, seconds: 600 },
  /** Supporting opinions of others, which needs no account. */
  support: { limit: 40, seconds: 600 },
  /** Casting a vote: one is needed, a few go wrong. */
  vote: { limit: 30, seconds: 600 },
  /** Secret ballots of one credential: one is needed, a few change it. */
  ballots: { limit: 30, seconds: 600, together: true },
  /** What comes as a secret ballot and is none. Nothing names its sender; true ballots never count here. */
  falseBallots: { limit: 12_000, seconds: 60, together: true },
  /** Sending files. */
  upload: { limit: 60, seconds: 600 },
  /** Texts written as files: each costs work, a printed one the most. */
  export: { limit: 60, seconds: 600 },
  /** Whole texts compared, or amendments applied to them. */
  compare: { limit: 200, seconds: 600 },
  /** Drafts asked of a language model: each costs the municipality money. */
  assistant: { limit: 20, seconds: 3600 },
  /** Writing comments: each may send e-mails to colleagues. */
  comment: { limit: 120, seconds: 600 },
  /** Pages rendered on the server. */
  page: { limit: 300, seconds: 60 },
} as const satisfies Record<string, Limit>;

/** One of {@link LIMITS}. */
export type LimitName = keyof typeof LIMITS;

/** Metadata key of {@link RateLimit}. */
export const LIMIT_NAME = 'vietvara:limit';

/** Counts a route, or all routes of a controller, against the named limit instead of the general one. */
export const RateLimit = (name: LimitName) => SetMetadata(LIMIT_NAME, name);
