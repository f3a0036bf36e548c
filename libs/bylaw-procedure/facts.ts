import type { ArticleRef, LegalDay } from '#libs/contracts';
import type { InstantMs } from '#libs/legal-calendar';
import type { CommitteesSlice, EndOfForceSlice, ExPostSlice, RepealsSlice } from './life-facts.js';
import type { AmendmentSlice, ContactsSlice, MemorandumReviewSlice } from './draft-facts.js';
import type { InternalSteps } from './own-steps.js';
import type { TrackAnswers } from './questionnaire.js';
import type { DossierState } from './states.js';

/**
 * What the by-law is about, as far as it changes the procedure. Article 46 of PL (memorandum form, opinion stage) does
 * not apply to `budget` and `spatial_planning` (PL 46(4), 48(1), 48(3)).
 */
export type DossierKind = 'normal' | 'budget' | 'spatial_planning';

/** All values of {@link DossierKind}. */
export const DOSSIER_KINDS: readonly DossierKind[] = ['normal', 'budget', 'spatial_planning'];

/** How a statutory publication came to the municipality's official website (PL 46(3), 28(3)–(4)). */
export type PublicationMeans = 'own_domain' | 'embedded' | 'feed' | 'manual';

/** The record of one statutory publication: what for, where on the official site, and for how long. */
export interface PublicationRecord {
  /** The duty it fulfils: PL 46(3), 46(4), 28(3), 28(4) … */
  article: ArticleRef;
  /** Full address (`https://…`) on the municipality's official website. */
  url: string;
  /** The day it became public. */
  from: LegalDay;
  /** The last day it stays public as announced; `null` where the law sets no end. */
  to: LegalDay | null;
  /** The moment it became public; needed where the law counts hours (PL 29(3), 46(4)). */
  publishedAt: InstantMs | null;
  means: PublicationMeans;
}

/** The dossier itself. */
export interface DossierSlice {
  kind: DossierKind;
  state: DossierState;
  title: string;
  /** About municipal fees: part 2 of the memorandum is left out (PL 46(2)). */
  isFees: boolean;
  /** The municipality's own statutes (pašvaldības nolikums, PL 49): also sent to VARAM for information. */
  isStatutes: boolean;
  /** Why the event now asked for is wanted (withdrawal, interruption, refusal to sign); `null` if none was given. */
  reason: string | null;
  /** The endorser for whom an endorsement is now asked for; only while one is. */
  endorsingAs?: string | null;
  /** The day the signature was refused, while the council has not looked at the decision again (PL 37(6)). */
  signatureRefusedOn?: LegalDay | null;
  /** Address of the documents in the planning system; only for spatial planning (PL 48(3)). */
  planningUrl?: string | null;
}

/** The municipality, as far as its data decide. */
export interface MunicipalitySlice {
  /** Host of the official website, for example `www.liepkalne.example`; a record's address must be on it or below it. */
  officialDomain: string;
  /** Number of councillors of the council by law (PL 27(2) counts from it). */
  councilSize: number;
  /** Pattern of by-law numbers, see `formatNumber`. */
  numberPattern: string;
  /** Its own setting: a by-law whose publication is barred may be corrected and reviewed again; no law says so or forbids it. */
  lateCorrectionAllowed: boolean;
  /**
   * Its own setting: on which working day after electronic sending the ministry is presumed to have received the
   * by-law while no receipt is recorded; `null` = nothing is presumed.
   */
  receiptPresumptionWorkingDays: number | null;
  /** How it works inside the frame of the law; `DEFAULT_STEPS` where it is left out. */
  steps?: InternalSteps;
}

/** The by-law's text as it is now. */
export interface DocumentSlice {
  currentDigest: string;
  hasTitle: boolean;
  hasBasis: boolean;
  pointCount: number;
  /** Findings of the document's lint that make it unfit to go on. */
  lintErrors: number;
  /** Places that a template left to the drafter and nobody has filled in; none where it is left out. */
  placeholders?: number;
}

/** The explanatory memorandum as it is now; parts 1–8 of PL 46(1). */
export interface MemorandumSlice {
  currentDigest: string;
  filledParts: readonly number[];
  /** See `requiredMemorandumParts`. */
  requiredParts: readonly number[];
}

/** An endorsement, bound to the digests of what the endorser saw. */
export interface EndorsementFact {
  /** Code of the endorser's step, see `InternalSteps`. */
  role: string;
  digest: string;
  memorandumDigest: string;
  by: string;
  at: InstantMs;
}

/** The opinion stage of PL 46(3); `null` in {@link DossierFacts} until it is being prepared. */
export interface OpinionStageSlice {
  /** Records made for the stage; the one with article PL 46(3) counts for its term. */
  publications: readonly PublicationRecord[];
  /** First day the draft is public; `null` while preparing. */
  opens: LegalDay | null;
  /** Last day announced for opinions; `null` while preparing. */
  closes: LegalDay | null;
  /** The day the stage was broken off, so that it does not count; `null` while it counts. */
  interruptedOn: LegalDay | null;
  /** The question that is asked of the public. */
  question: string | null;
  /** The person responsible for participation, named in the notice (MK639 18.2, 21). */
  responsiblePerson: string | null;
  opinionsTotal: number;
  /** Opinions without an answer. */
  unanswered: number;
  /** Opinions nobody has looked at yet. */
  unmoderated: number;
  /** Part 8 of the memorandum reflects the opinions as they are now. */
  part8Current: boolean;
  /** Digest of the text that was published. */
  versionDigest: string | null;
  memorandumDigest: string | null;
}

/** A sitting of the council. */
export interface SittingFact {
  kind: 'regular' | 'extraordinary';
  day: LegalDay;
  startsAt: InstantMs;
  /** 0 = first call; 1 = repeat sitting (PL 32(1)); 2 = next repeat regular sitting, where a third is enough (PL 32(3), 27(2¹)). */
  repeat: 0 | 1 | 2;
}

/** Votes as counted; "did not take part" is recorded but is not presence (PL 37(4), 38(3)10). */
export interface VoteFact {
  for: number;
  against: number;
  abstain: number;
  notParticipating: number;
}

/** What the council has to do with the draft; `null` in {@link DossierFacts} until an agenda item exists. */
export interface CouncilSlice {
  sitting: SittingFact | null;
  /** When the draft decision and its papers were available to the councillors (PL 28(2), 29(3)). */
  materialsAvailableFrom: InstantMs | null;
  /** Notice of the agenda on the official website (PL 28(3), 29(5)). */
  agendaNoticePublication: PublicationRecord | null;
  /** The draft decision with the by-law made public (PL 28(4); for budget and planning PL 46(4)). */
  draftDecisionPublication: PublicationRecord | null;
  /** The item was added to the agenda by the sitting itself with these votes (PL 34(2)); `null` = it was on the agenda from the start. */
  addedAtSitting: { for: number; present: number } | null;
  /** Councillors taking part when the quorum was checked before the vote (PL 27(2)). */
  quorum: { councilSize: number; present: number } | null;
  vote: VoteFact | null;
  decision: { number: string; date: LegalDay } | null;
  /** The day the by-law was first adopted and signed; a correction after objections keeps it. `null` before. */
  firstAdoptedOn: LegalDay | null;
  /** Reference to the minutes, for example `prot. Nr. 7, 12. p.`. */
  minutesRef: string | null;
  /** Digest of the by-law's text the council voted on. */
  adoptedDigest: string | null;
  adoptedMemorandumDigest: string | null;
}

/** The signature as a recorded fact, never a click (PL 37(5)). */
export interface SignatureSlice {
  by: string;
  /** The chair of that sitting, or the person standing in for the absent chair (PL 37(5)). */
  capacity: 'sitting_chair' | 'acting_chair';
  day: LegalDay;
  means: 'container' | 'paper';
  /** Digest of the signed container; required for `container`. */
  containerDigest: string | null;
  /** Where the signed paper is filed; required for `paper`. */
  paperReference: string | null;
}

/**
 * Coordination with institutions, a step of the municipality's own; `null` in {@link DossierFacts} where it was never
 * begun and is not required.
 */
export interface CoordinationSlice {
  /** A round is running. */
  openRound: boolean;
  /** Rounds begun, the running one included. */
  rounds: number;
  /** Objections and proposals of the last round without a disposition. */
  unanswered: number;
  /** The municipality's own setting: no draft goes on without coordination. */
  required: boolean;
  /** How the last round ended; `null` while none has. */
  outcome: 'agreed' | 'not_agreed' | null;
  /** The day the last coordination was closed; `null` or left out while none was. */
  closedOn?: LegalDay | null;
}

/** The council's reasoned disagreement with an opinion (PL 47(6)). */
export interface DisagreementFact {
  reasons: string | null;
  sitting: SittingFact | null;
  quorum: { councilSize: number; present: number } | null;
  vote: VoteFact | null;
  decision: { number: string; date: LegalDay } | null;
  /** The day the decision was signed. */
  signedOn: LegalDay | null;
  /** By-law, memorandum and decision sent to the ministry that gave the opinion. */
  sentToMinistryOn: LegalDay | null;
  /** The same sent to VARAM. */
  sentToVaramOn: LegalDay | null;
}

/** The current round of a ministry's review (PL 47(2)–(7)); `null` in {@link DossierFacts} until one is sent. */
export interface ReviewSlice {
  /** From 1; a corrected by-law opens the next. */
  round: number;
  /** Digests of the texts that were sent. */
  bylawDigest: string;
  memorandumDigest: string | null;
  sentOn: LegalDay;
  /** Sent electronically, so that receipt may be presumed. */
  electronic: boolean;
  receivedOn: LegalDay | null;
  opinion: {
    outcome: 'no_objections' | 'objections_whole' | 'objections_partial';
    /** The day the ministry gave it. */
    issuedOn: LegalDay;
    /** The day the municipality received it. */
    receivedOn: LegalDay;
    objections: number;
  } | null;
  /** The day the municipality looked for an opinion and stated that there is none. */
  silenceCheckedOn: LegalDay | null;
  disagreement: DisagreementFact | null;
}

/** Sending to the official gazette and what came of it. */
export interface PromulgationSlice {
  /** Digest of the by-law's text inside the package. */
  packageDigest: string | null;
  packageMemorandumDigest: string | null;
  /** A person has checked that neither text holds restricted information or personal data (OPL 11(1)). */
  personalDataChecked: boolean;
  sentOn: LegalDay | null;
  /** Sent to VARAM for information (PL 48(2), 49(2)): only for budget and statutes. */
  ministryInformedOn: LegalDay | null;
  /** The publication in "Latvijas Vēstnesis". */
  official: { number: string; url: string; day: LegalDay } | null;
  /** Day of entry into force that the by-law itself sets; `null` = the day after publication (PL 47(1)). */
  ownEntryIntoForce: LegalDay | null;
}

/** Everything the guards look at, grouped by the part of the product that knows it. */
export interface DossierFacts {
  dossier: DossierSlice;
  municipality: MunicipalitySlice;
  document: DocumentSlice;
  memorandum: MemorandumSlice;
  endorsements: readonly EndorsementFact[];
  opinionStage: OpinionStageSlice | null;
  council: CouncilSlice | null;
  signature: SignatureSlice | null;
  /** The by-law's number as assigned, for example `12/2026`. */
  number: string | null;
  /** Answers of the track questionnaire; `null` until it was filled in. */
  trackAnswers: TrackAnswers | null;
  promulgation: PromulgationSlice | null;
  coordination: CoordinationSlice | null;
  review: ReviewSlice | null;
  amendment: AmendmentSlice | null;
  memorandumReview: MemorandumReviewSlice | null;
  contacts: ContactsSlice | null;
  committees: CommitteesSlice | null;
  end: EndOfForceSlice | null;
  exPost: ExPostSlice | null;
  repeals: RepealsSlice | null;
}
