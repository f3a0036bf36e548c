import type {
  BallotChoices,
  CorrectedBallots,
  CycleCount,
  PublishedBatches,
  PublishedFile,
  ResultCorrection,
  SignedBallot,
  UnitKey,
} from '#libs/contracts';

/** What the signed list names, in the order in which it is read. */
export const LISTED_FILES = [
  'vote.json',
  'rules.json',
  'sums.json',
  'heads.ndjson',
  'log.ndjson',
  'boxes.json',
  'paper.json',
  'roll.json',
  'result.json',
] as const;

/** The signed list of the other files, read last. */
export const FILE_LIST = 'files.json';

/** The files of a published vote, in the order in which they are read. See docs/verification.md. */
export const PUBLISHED_FILES = [...LISTED_FILES, FILE_LIST] as const;

/** One of {@link LISTED_FILES}. */
export type ListedFileName = (typeof LISTED_FILES)[number];

/** One of {@link PUBLISHED_FILES}. */
export type PublishedFileName = (typeof PUBLISHED_FILES)[number];

/** `vote.json`: which vote, and the keys that it was cast with. */
export interface PublishedVoteKeys {
  format: 'vietvara vote 2';
  cycleId: string;
  year: number;
  title: string;
  rulesDigest: string;
  logKey: string;
  units: UnitKey[];
  /** Who may open what is withheld, and the key it is sealed to; null where nobody was named. */
  auditor: PublishedAuditor | null;
}

/** Somebody outside of the count who checks the ballots of which only sums are published. */
export interface PublishedAuditor {
  name: string;
  /** X25519 public key, 32 bytes as base64url. */
  key: string;
}

/** An entry of `roll.json`: how many people of a unit stand in the roll. */
export interface PublishedRoll {
  unitId: string;
  online: number;
  inPerson: number;
}

/** A line of `log.ndjson`; `ballot` is null where only sums are published. */
export interface PublishedLeaf {
  leafHash: string;
  epoch: number;
  unitId: string;
  ballot: SignedBallot | null;
}

/** An entry of `sums.json`: what few ballots came to together. */
export interface PublishedSums {
  unitId: string;
  /** All ballots of the unit, or those cast in one of the two ways. */
  of: 'all' | 'online' | 'paper';
  /** Ballots that count: of each voter the last one. */
  ballots: number;
  projects: { nr: number; votes: number; points: number }[];
}

/** `boxes.json`: signed boxes of paper ballots. */
export type PublishedBoxes = PublishedBatches;

/** An entry of `paper.json`. */
export type PublishedPaper = BallotChoices;

/** `result.json`: the first count and what corrected it. */
export interface PublishedResult {
  counts: PublishedCount[];
}

/** A count as it was announced; the first one has number 1 and corrects nothing. */
export interface PublishedCount {
  number: number;
  count: CycleCount;
  correction: PublishedCorrection | null;
}

/** The named error that a count corrects; ballots of units whose paper is withheld are told by their number only. */
export interface PublishedCorrection extends ResultCorrection {
  withheld: { unitId: string; added: number; removed: number }[];
}

/** What the auditor's set holds, before it is sealed: everything that the published files withhold. */
export interface AuditorSet {
  format: 'vietvara auditor set 1';
  cycleId: string;
  rulesDigest: string;
  /** Ballots of log entries whose ballot is null, in the order of the log. */
  ballots: SignedBallot[];
  /** Papers that `paper.json` leaves out. */
  paper: PublishedPaper[];
  /** Signed texts of the boxes whose text is null. */
  boxes: { number: number; text: string }[];
  /** What the corrections of each count withhold. */
  corrections: { number: number; added: CorrectedBallots[]; removed: CorrectedBallots[] }[];
}

/** `files.json`: size and digest of each of the other files, signed by the key of the log. */
export interface PublishedFileList {
  format: 'vietvara files 1';
  cycleId: string;
  files: PublishedFile[];
  signature: string;
}
