import type { BallotChoices, CycleRules } from './budget-rules.js';
import type { LegalDay } from './decision.js';

/**
 * Secret and verifiable voting over HTTP. All paths begin with `/api/m/:place/budget/:year/vote`; all bytes are base64url
 * without padding. Requests marked _apart_ are sent without cookies (`credentials: 'omit'`) and need no CSRF token: the
 * server keeps neither session nor address nor id of them.
 *
 * | | | |
 * |---|---|---|
 * | `GET keys` | {@link VotingKeys} | public |
 * | `POST credential` | {@link CredentialRequest} → {@link IssuedCredential} | logged in |
 * | `GET credential` | {@link CredentialBackup} | logged in |
 * | `POST ballots` | {@link SignedBallot} → {@link BallotReceipt} | apart |
 * | `GET heads` | {@link SignedHead}`[]` | public |
 * | `GET epochs/:epoch` | {@link LogEpoch} | public |
 * | `GET consistency/:first/:second` | {@link ConsistencyProof} | public |
 * | `GET published` | {@link PublishedFolder} | public, after the announcement |
 * | `GET published/:file` | a file of the folder | public, after the announcement |
 */
export const VOTE_PATHS = {
  keys: 'keys',
  credential: 'credential',
  ballots: 'ballots',
  heads: 'heads',
  epochs: 'epochs',
  consistency: 'consistency',
  published: 'published',
} as const;

/** Bytes as base64url without padding. */
export type Base64Url = string;

/**
 * How a cycle keeps its ballots secret: credentials signed blindly and a public log (`verifiable`), or the roll and the
 * ballots in two tables (`apart`).
 */
export type BallotSecrecy = CycleRules['secrecy'];

/** The key that signs the credentials of one planning unit: who may vote may vote in one unit. */
export interface UnitKey {
  unitId: string;
  /** RSA-3072 public key (SubjectPublicKeyInfo, DER) for RSABSSA-SHA384-PSS-Randomized (RFC 9474). */
  key: Base64Url;
}

/** `GET …/vote/keys` (409 before the vote of a verifiable cycle opens). */
export interface VotingKeys {
  /** Names the cycle in everything that is signed. */
  cycleId: string;
  /** Goes into every ballot; a ballot under other rules is refused. */
  rulesDigest: string;
  units: UnitKey[];
  /** Ed25519 key (32 bytes) that signs receipts and heads of the log. */
  logKey: Base64Url;
  /** A ballot waits for its epoch until so many have come, or until so many minutes have passed. */
  epoch: { ballots: number; minutes: number };
}

/** Body of `POST …/vote/credential`. */
export interface CredentialRequest {
  unitId: string;
  /** The blinded credential key (384 bytes); the server never sees the key itself. */
  blinded: Base64Url;
  rulesDigest: string;
  /** What the voter needs on another device, encrypted under the recovery code (`sealBackup` of `verifiable-ballot`). */
  backup: Base64Url;
}

/**
 * Answer of `POST …/vote/credential`. The same person with the same blinded message gets the same signature again (the
 * connection was lost); another message is refused with 409 `credential_issued`.
 */
export interface IssuedCredential {
  /** The blind signature (384 bytes). */
  signature: Base64Url;
  /** The day that stands in the roll. */
  issuedOn: LegalDay;
}

/** `GET …/vote/credential` (404 for somebody who has asked for none): what it takes to vote again on another device. */
export interface CredentialBackup {
  unitId: string;
  issuedOn: LegalDay;
  backup: Base64Url;
}

/** What proves that a ballot comes from somebody in the roll of the unit, without saying from whom. */
export interface BallotCredential {
  /** Ed25519 public key (32 bytes) made by the voter's browser. */
  key: Base64Url;
  /** Random prefix of the signed message (32 bytes; the "Randomized" of RFC 9474). */
  prefix: Base64Url;
  /** RSA-PSS signature (384 bytes) over prefix and key under the key of the unit. */
  signature: Base64Url;
}

/** Body of `POST …/vote/ballots`. Choices ascend, except in a ranking (best first). */
export interface SignedBallot extends BallotChoices {
  cycleId: string;
  rulesDigest: string;
  credential: BallotCredential;
  /** 1 for the first ballot of a credential, then higher for each change; the highest counts. */
  sequence: number;
  /** Ed25519 signature (64 bytes) of the credential's key over the canonical ballot. */
  signature: Base64Url;
}

/**
 * Answer of `POST …/vote/ballots`: the server's word that the ballot enters the log no later than with this epoch. A
 * ballot sent again gets a receipt again. Refused with 409 `ballot_sequence_used` (another ballot has the number or a
 * higher one; `params.last` is the highest), `ballot_rules_changed`, `voting_over`; 403 `credential_forged`, `ballot_forged`; 422 for choices.
 */
export interface BallotReceipt {
  cycleId: string;
  /** SHA-256 leaf hash of the ballot in the log (32 bytes). */
  leafHash: Base64Url;
  sequence: number;
  epoch: number;
  /** Ed25519 signature (64 bytes) of the log's key over the receipt. */
  signature: Base64Url;
}

/** The log after an epoch, signed: an RFC 6962 tree head. */
export interface SignedHead {
  cycleId: string;
  epoch: number;
  /** Leaves of the tree. */
  size: number;
  root: Base64Url;
  /** Day on which the epoch ended; no time. */
  day: LegalDay;
  /** Ed25519 signature (64 bytes) of the log's key over the head. */
  signature: Base64Url;
}

/** `GET …/vote/epochs/:epoch`: enough to see that any leaf of the epoch is in the log, without asking for one of them. */
export interface LogEpoch {
  head: SignedHead;
  /** Leaves before the epoch. */
  before: number;
  /** Roots of the full subtrees before the epoch, from left to right. */
  subtrees: Base64Url[];
  /** Leaf hashes of the epoch in the order of the log. */
  leaves: Base64Url[];
}

/** `GET …/vote/consistency/:first/:second`: that the log after one epoch is the beginning of the log after a later one. */
export interface ConsistencyProof {
  first: SignedHead;
  second: SignedHead;
  proof: Base64Url[];
}

/** `GET …/vote/published`: the files from which everybody can check the vote. See docs/verification.md. */
export interface PublishedFolder {
  files: PublishedFile[];
}

/** A file of the published folder. */
export interface PublishedFile {
  name: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  sha256: string;
}

/** Somebody who can help to open the ballots after the end of voting. */
export interface CountingKeyHolder {
  personId: string;
  name: string;
  /** Whether the holder has given their passphrase since voting ended. */
  unlocked: boolean;
}

/** `GET …/budget/cycles/:id/counting-key` (workspace). */
export interface CountingKeyView {
  secrecy: BallotSecrecy;
  holders: CountingKeyHolder[];
  /** How many holders open the ballots together; always 2. */
  needed: number;
  /** `gathering` before the vote opens, `sealed` while people vote, `waiting` for the holders, `open` after that. */
  state: 'gathering' | 'sealed' | 'waiting' | 'open';
  /** Whether the person logged in is one of the holders. */
  mine: boolean;
}

/**
 * Body of `POST …/budget/cycles/:id/counting-key/hold` (before the vote opens: become a holder) and `…/unlock` (after it
 * ended). At least 12 characters; only what is derived from it is ever stored.
 */
export interface CountingKeyPassphrase {
  passphrase: string;
}
