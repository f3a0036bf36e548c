import type { ArticleRef, LegalDay, Violation } from './decision.js';
import type { DocumentJson } from './documents.js';
import type { ReviewFile } from './review.js';

/** A norm that an opinion or an order is about: the stable id of a unit and its number as printed. */
export interface ControlledNorm {
  unitId: string;
  number: string;
}

/** A reasoned opinion on an act in force: VARAM's (PL 65(1)) or another institution's (PL 65(2)). */
export interface ControlOpinion {
  by: 'varam' | 'other';
  institution: string;
  number: string;
  issuedOn: LegalDay;
  receivedOn: LegalDay;
  reasons: string;
  /** Norms held to be unlawful; empty for the whole act. */
  norms: ControlledNorm[];
}

/** What the council did to make the act lawful, and when the clarified text was sent (PL 65(3)). */
export interface ControlRemedy {
  number: string;
  signedOn: LegalDay;
  sentOn: LegalDay;
}

/** The council's decision that it disagrees with an opinion, wholly or in part (PL 65(4)). */
export interface ControlDisagreement {
  whole: boolean;
  number: string;
  decidedOn: LegalDay;
  signedOn: LegalDay;
  reasons: string;
}

/** When the disagreement was sent to the institution and to VARAM (PL 65(4)). */
export interface ControlDisagreementSending {
  sentOn: LegalDay;
}

/** What the institution tells VARAM about the council's reasons (PL 65(5)), as far as the municipality learns of it. */
export interface ControlInstitutionView {
  givenOn: LegalDay;
  text: string;
}

/** The minister's order that suspends norms or the whole act (PL 66(1)). */
export interface MinisterOrder {
  number: string;
  issuedOn: LegalDay;
  publishedOn: LegalDay;
  url: string;
  receivedOn: LegalDay;
  reasons: string;
  /** Norms to be repealed; empty for the whole act. */
  norms: ControlledNorm[];
}

/** The extraordinary sitting that the chair calls (PL 66(2)). */
export interface ControlSitting {
  calledOn: LegalDay;
  day: LegalDay;
  /** When the ministry was told of its place and time; `null` while it was not. */
  toldOn: LegalDay | null;
  /** The sitting here, when it is kept here; `null` where it is not. */
  sittingId?: string | null;
}

/** The council's decision to repeal what the order names (PL 66(2)). */
export interface ControlRepeal {
  number: string;
  decidedOn: LegalDay;
  /** The first day on which the norms are repealed. */
  from: LegalDay;
}

/** The council's decision to repeal a part of what the order names (PL 66(2)); the rest stays suspended. */
export interface ControlPartialRepeal extends ControlRepeal {
  norms: ControlledNorm[];
}

/** The council's application to the Constitutional Court (PL 66(3)). */
export interface CourtApplication {
  filedOn: LegalDay;
  number: string;
  /** Day of the disagreement under PL 47(6), for acts whose review is not recorded here. */
  earlierDisagreementOn: LegalDay | null;
}

/** The minister's order that voids the norms (PL 66(5)). */
export interface VoidingOrder {
  number: string;
  issuedOn: LegalDay;
  publishedOn: LegalDay;
  url: string;
  /** The day the order sets itself; `null` = the day after its publication. */
  from: LegalDay | null;
}

/** The Constitutional Court's judgment. */
export interface CourtJudgment {
  number: string;
  pronouncedOn: LegalDay;
  url: string;
  /** The first day on which the norms are void; `null` = the day after it was pronounced. */
  from: LegalDay | null;
}

/** Why a control ended without an order. */
export interface ControlEnd {
  on: LegalDay;
  reason: string;
}

/** What is recorded with each step of a control. */
export interface ControlInputs {
  receiveControlOpinion: ControlOpinion;
  recordRemedy: ControlRemedy;
  disagreeWithOpinion: ControlDisagreement;
  sendControlDisagreement: ControlDisagreementSending;
  recordInstitutionView: ControlInstitutionView;
  suspendByOrder: MinisterOrder;
  callControlSitting: ControlSitting;
  repealPartly: ControlPartialRepeal;
  repealAfterOrder: ControlRepeal;
  applyToCourt: CourtApplication;
  voidByOrder: VoidingOrder;
  recordNormsUpheld: CourtJudgment;
  recordNormsStruck: CourtJudgment;
  closeControl: ControlEnd;
}

/** Name of a step of a control. */
export type ControlEventName = keyof ControlInputs;

/** All steps, in their usual order. */
export const CONTROL_EVENT_NAMES = [
  'receiveControlOpinion',
  'recordRemedy',
  'disagreeWithOpinion',
  'sendControlDisagreement',
  'recordInstitutionView',
  'suspendByOrder',
  'callControlSitting',
  'repealPartly',
  'repealAfterOrder',
  'applyToCourt',
  'voidByOrder',
  'recordNormsUpheld',
  'recordNormsStruck',
  'closeControl',
] as const satisfies readonly ControlEventName[];

/** A step that was recorded. */
export type ControlStep = {
  [E in ControlEventName]: {
    event: E;
    input: ControlInputs[E];
    recordedBy: string;
    recordedAt: string;
    /** The document that was attached; read it at `GET /api/m/:place/control/:id/steps/:event/file`. */
    file: ReviewFile | null;
  };
}[ControlEventName];

/** A deadline of a control that runs. */
export interface ControlDeadlineView {
  code: string;
  article: ArticleRef;
  day: LegalDay;
  over: boolean;
}

/** A step that may come next, with what it rests on. */
export interface ControlOffer {
  event: ControlEventName;
  article: ArticleRef | null;
  /** The reader of the page may record it. */
  may: boolean;
}

/** A control as the workspace shows it. */
export interface ControlCaseView {
  id: string;
  /** The ministry that began it from its own desk; `null` where the municipality recorded it. */
  ministry: string | null;
  state: string;
  /** What the opinion, or the order where there is one, is about; empty for the whole act. */
  norms: ControlledNorm[];
  steps: ControlStep[];
  deadlines: ControlDeadlineView[];
  offers: ControlOffer[];
  version: number;
}

/** Answer of `GET …/acts/:year/:slug/control`. */
export interface ActControlView {
  act: { year: number; slug: string; number: string; title: string };
  units: { id: string; number: string; text: string }[];
  /** Steps that begin a control of this act. */
  begins: ControlOffer[];
  cases: ControlCaseView[];
  /** Sittings that the call of an extraordinary sitting can name, the newest first. */
  sittings: { id: string; day: LegalDay }[];
}

/** An act in force in the list of a ministry (`GET /api/control/acts`). */
export interface ControllableAct {
  place: { slug: string; name: string };
  year: number;
  slug: string;
  number: string;
  title: string;
  fromDay: LegalDay;
}

/** A control in the list of a ministry (`GET /api/control/cases`). */
export interface MinistryControlCase {
  id: string;
  place: { slug: string; name: string };
  act: { year: number; slug: string; number: string; title: string };
  state: string;
  norms: string[];
  begunOn: LegalDay;
  /** The earliest deadline that runs; `null` without one. */
  deadline: ControlDeadlineView | null;
  over: boolean;
}

/** Answer of `GET /api/m/:place/acts/:year/:slug/control/desk`. */
export interface ControlDeskView extends ActControlView {
  place: { slug: string; name: string };
  text: DocumentJson;
  /** For which the actor may give an opinion; who acts for several chooses. */
  ministries: { id: string; name: string }[];
}

/** Body of `POST …/control/desk/opinion`: a ministry's own opinion on an act in force, dated today (PL 65(1)–(2)). */
export interface GiveControlOpinion {
  /** The ministry that gives it; needed from who acts for several. */
  institutionId?: string;
  number: string;
  reasons: string;
  unitIds: string[];
}

/** Answer to a step: warnings that stopped nothing. */
export interface ControlStepTaken {
  id: string;
  warnings: Violation[];
}

/** What is sent to record a step: norms as ids of units, whose numbers the server reads from the text in force. */
export type ControlStepBody<E extends ControlEventName> = Omit<ControlInputs[E], 'norms'> &
  ('norms' extends keyof ControlInputs[E] ? { unitIds: string[] } : object) & {
    /** The document as uploaded before by `POST …/control/file`; absent or `null` = none. */
    fileDigest?: string | null;
  };

/** A control as everybody may read it; reasons of an opinion only as far as they were published with an order. */
export interface PublicControlCase {
  state: string;
  norms: string[];
  steps: { event: ControlEventName; day: LegalDay; number: string | null; url: string | null }[];
}
