import type { Base64Url, BallotSecrecy } from './budget-ballots.js';

/** `GET …/budget/cycles/:id/auditor` (workspace): who checks the ballots of which only sums are published. */
export interface VoteAuditorView {
  secrecy: BallotSecrecy;
  /** Public with the vote; `null` while nobody is named. */
  auditor: { name: string; key: Base64Url } | null;
  /** Whether somebody can be named now: until voting opens, and later as long as nobody is. */
  changeable: boolean;
  /** What the auditor's set holds; `null` before the announcement. */
  set: { ballots: number } | null;
}

/** Body of `PUT …/auditor`. */
export interface NameAuditor {
  name: string;
  /** X25519 public key that the auditor made, 32 bytes as base64url. */
  key: Base64Url;
}
