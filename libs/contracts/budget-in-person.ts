import type { LegalDay, Violation } from './decision.js';

/** A way to vote in the roll of a cycle. */
export type VotingChannel = 'online' | 'in_person';

/** Answer of `POST …/in-person/look`: may the person with this code be given a paper, and if not, why not. */
export interface DeskVoter {
  allowed: boolean;
  violations: Violation[];
  votedOn: LegalDay | null;
  votedBy: VotingChannel | null;
}

/** Body of `POST …/in-person/roll`: the person gets a paper of the unit at the place. */
export interface MarkRoll {
  personalCode: string;
  unitId: string;
  pollingPlace: string;
}

/** Body of `POST …/in-person/envelopes`: a paper that was given while the roll could not be reached. */
export interface ReceiveEnvelope extends MarkRoll {
  receivedOn: LegalDay;
}

/** Body of `POST …/in-person/undone`: a mark was a mistake, and the paper came back. */
export interface UndoMark {
  personalCode: string;
  pollingPlace: string;
  /** Number of the paper that came back; it becomes void, and is kept apart from everything else here. */
  number: string;
  reason: string;
}

/** A mark that somebody called a mistake, without a voter. */
export interface UndoneMarkView {
  id: string;
  unitId: string;
  pollingPlace: string;
  reason: string;
  /** `lapsed`: voting ended before a second person looked, and the mark stands. */
  state: 'waiting' | 'undone' | 'refused' | 'lapsed';
  askedBy: string;
  askedOn: LegalDay;
  /** Whether the reader may decide: it waits, and somebody else asked. */
  decidable: boolean;
  decidedBy: string | null;
  decidedOn: LegalDay | null;
}

/** What is recorded about an envelope; the name stands on the paper one only. */
export interface EnvelopeView {
  id: string;
  /** Runs through the cycle, from 1; written on the envelope. */
  number: number;
  unitId: string;
  pollingPlace: string;
  receivedOn: LegalDay;
  state: 'waiting' | 'accepted' | 'set_aside' | 'refused';
  reasons: Violation[];
}

/** Papers printed at once. */
export interface PaperRunView {
  id: string;
  unitId: string;
  papers: number;
  printedOn: LegalDay;
}

/** Why a paper counts for nothing: nothing chosen, too many, cannot be read, not one of the printed papers. */
export type InvalidPaperReason = 'blank' | 'too_many' | 'unclear' | 'foreign';

/** What somebody read on a paper. */
export interface PaperReading {
  invalid: InvalidPaperReason | null;
  choices: number[];
  points: number[] | null;
}

/** A paper as it was typed. */
export interface TypedPaperView {
  number: string;
  content: PaperReading;
}

/** One of the two typings of a box. */
export interface BoxTyping {
  /** Name of the typist. */
  by: string;
  mine: boolean;
  done: boolean;
  papers: number;
}

/** A box of paper ballots in the list. */
export interface BoxLine {
  id: string;
  /** Runs through the cycle, from 1. */
  number: number;
  unitId: string;
  pollingPlace: string;
  counted: number;
  first: BoxTyping | null;
  second: BoxTyping | null;
  /** Names of those who signed; two make it final. */
  signedBy: string[];
  signedOn: LegalDay | null;
}

/** A difference between the two typings, and how it was decided. */
export interface BoxDifference {
  number: string;
  first: PaperReading | null;
  second: PaperReading | null;
  /** `none`: no such paper is in the box. */
  decided: PaperReading | 'none' | null;
  reason: string | null;
}

/** A paper that does not count although both read it alike: there were more papers than people marked. */
export interface SetAside {
  number: string;
  /** What both read. */
  read: PaperReading | null;
  reason: string;
}

/** A box that is open on the screen. */
export interface BoxView extends BoxLine {
  note: string;
  /** Which of the two typings is the reader's; null for somebody who types neither. */
  pass: 1 | 2 | null;
  /** What the reader typed; nobody sees the other typing before both are done. */
  typed: TypedPaperView[];
  /** Null until both typings are done. */
  differences: BoxDifference[] | null;
  agreed: number | null;
  setAside: SetAside[];
  /** What stands against signing. */
  violations: Violation[];
  /** SHA-256 of the signed batch, in hexadecimal. */
  digest: string | null;
}

/** Body of `PUT …/boxes/:box/decisions/:number`; `DELETE` takes a paper back that was set aside. */
export interface DecideDifference {
  /** Null: no such paper is in the box. */
  content: PaperReading | null;
  reason: string;
}

/** Figures of a unit that may be known when voting is over. */
export interface InPersonFigures {
  unitId: string;
  marked: number;
  printed: number;
  spoiled: number;
  /** Marks that were undone; they are not among `marked`, and their papers are among `spoiled`. */
  undone: number;
  /** Papers that must lie unused at the places; below nothing, more went out than were printed. */
  left: number;
  inBoxes: number;
}

/** `GET …/budget/cycles/:id/in-person`. */
export interface InPersonView {
  /** Whether papers are handed out today. */
  serving: boolean;
  /** Why not. */
  closed: Violation[];
  /** Whether boxes may be opened and typed. */
  typing: boolean;
  places: string[];
  runs: PaperRunView[];
  spoiled: number;
  envelopes: EnvelopeView[];
  /** Newest first. */
  undone: UndoneMarkView[];
  boxes: BoxLine[];
  /** Null until voting is over. */
  figures: InPersonFigures[] | null;
}

/** An hour of the roll, see {@link WatchView}. */
export interface WatchHour {
  /** `YYYY-MM-DDTHH`, legal time. */
  hour: string;
  channel: VotingChannel;
  pollingPlace: string | null;
  /** Name of the clerk. */
  clerk: string | null;
  voters: number;
}

/** Something odd in the roll's counters. */
export interface WatchAnomaly {
  kind:
    | 'clerk_speed'
    | 'online_burst'
    | 'outside_hours'
    | 'centenarians'
    | 'one_place'
    | 'one_clerk'
    | 'one_age'
    | 'undone_marks';
  at: string | null;
  channel: VotingChannel;
  pollingPlace: string | null;
  clerk: string | null;
  /** First year of the age band it is about. */
  band: number | null;
  voters: number;
  usual: number;
}

/** What a clerk did, as the coordinator sees it. */
export interface ClerkAction {
  /** Legal time, `YYYY-MM-DDTHH:MM`. */
  at: string;
  clerk: string;
  action: string;
}

/** How many marks in the roll a clerk had undone. */
export interface ClerkUndone {
  clerk: string;
  /** Called mistakes by this clerk, and how many of them were undone. */
  asked: number;
  undone: number;
  /** Called mistakes by others, undone by this clerk. */
  agreed: number;
}

/** Latest acts of clerks that the watch shows; all of them are in the audit record. */
export const WATCH_ACTIONS = 200;

/** `GET …/budget/cycles/:id/watch`. */
export interface WatchView {
  anomalies: WatchAnomaly[];
  hours: WatchHour[];
  /** Marks in the roll that were called mistakes, newest first. */
  undone: UndoneMarkView[];
  /** Of those who asked for one or decided on one, most undone first. */
  undoneByClerk: ClerkUndone[];
  /** Newest first. */
  actions: ClerkAction[];
}

/** A box as it is published: what its papers say, without their numbers, in an order that says nothing. */
export interface PaperBatch {
  cycleId: string;
  rulesDigest: string;
  number: number;
  unitId: string;
  pollingPlace: string;
  counted: number;
  /** Valid papers, sorted; null where the unit has too few ballots and only sums may be known. */
  papers: { choices: number[]; points: number[] | null }[] | null;
  invalid: Record<InvalidPaperReason, number>;
  note: string;
  /** Random, so that the digest of a small box tells nothing of its papers; absent in boxes of before. */
  salt?: string;
}

/** `GET …/budget/:year/paper-batches` after the announcement. */
export interface PublishedBatches {
  /** Ed25519 public key, 32 bytes as base64url. */
  key: string;
  batches: {
    /** The signed text: canonical JSON of a {@link PaperBatch}, or null where so few papers are not told box by box. */
    text: string | null;
    /** Valid papers in it. */
    papers: number;
    digest: string;
    signature: string;
    number: number;
    unitId: string;
    pollingPlace: string;
    signedOn: LegalDay;
  }[];
}
