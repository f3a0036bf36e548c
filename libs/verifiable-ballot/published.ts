import type { BallotChoices, SignedBallot, UnitKey } from '#libs/contracts';

/** The files of a published vote, in the order in which they are read. See docs/verification.md. */
export const PUBLISHED_FILES = [
  'vote.json',
  'rules.json',
  'roll.json',
  'heads.ndjson',
  'log.ndjson',
  'paper.json',
  'sums.json',
  'result.json',
] as const;

/** One of {@link PUBLISHED_FILES}. */
export type PublishedFileName = (typeof PUBLISHED_FILES)[number];

/** `vote.json`: which vote, and the keys that it was cast with. */
export interface PublishedVoteKeys {
  format: 'vietvara vote 1';
  cycleId: string;
  year: number;
  title: string;
  rulesDigest: string;
  logKey: string;
  units: UnitKey[];
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
  ballots: number;
  projects: { nr: number; votes: number; points: number }[];
}

/** An entry of `paper.json`. */
export type PublishedPaper = BallotChoices;
