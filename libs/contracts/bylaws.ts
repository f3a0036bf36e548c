import type { ArticleRef, LegalDay, Violation } from './decision.js';
import type { DossierLifeView } from './procedure-steps.js';
import type { DossierDocumentKind, NamedVersionView } from './documents.js';
import type { TemplateId } from './templates.js';

/** What a by-law is about: public lists are filtered by it. The names are translations `bylaws.topic.<code>`. */
export const BYLAW_TOPICS = [
  'public_order',
  'territory_upkeep',
  'environment',
  'waste',
  'water',
  'construction',
  'property',
  'transport',
  'trade',
  'animals',
  'social_support',
  'education',
  'culture_sport',
  'fees_taxes',
  'budget',
  'planning',
  'governance',
  'participation',
  'other',
] as const;

/** One of {@link BYLAW_TOPICS}. */
export type BylawTopic = (typeof BYLAW_TOPICS)[number];

/** How the by-law is treated by the procedure; the values are those of `#libs/bylaw-procedure`. */
export type BylawKind = 'normal' | 'budget' | 'spatial_planning';

/** Where a new dossier's text comes from: a template, one of the municipality's own, or a file that was read before. */
export type DossierSource = TemplateChoice | { ownTemplateId: string } | ImportChoice;

/** A built-in template, or nothing but the frame of a by-law. */
export interface TemplateChoice {
  template: 'blank' | TemplateId;
  /** The subject of penalties, as the code of its question (PL 45). */
  subject?: string;
}

/** What becomes of a file that was read. */
export interface ImportChoice {
  importId: string;
  /** Numbers anew instead of the printed ones; off where it is left out. */
  renumber?: boolean;
  /** Tracked changes: kept as suggestions (where it is left out), all taken over, or all dropped. */
  suggestions?: SuggestionChoice;
}

/** What becomes of tracked changes. */
export type SuggestionChoice = 'keep' | 'accept' | 'reject';

/** All values of {@link SuggestionChoice}. */
export const SUGGESTION_CHOICES: readonly SuggestionChoice[] = ['keep', 'accept', 'reject'];

/** Body of `POST /api/m/:place/dossiers`. */
export interface StartDossier {
  kind: BylawKind;
  title: string;
  topic: BylawTopic;
  /** About municipal fees (PL 46(2)). */
  isFees?: boolean;
  /** The municipality's own statutes (PL 49). */
  isStatutes?: boolean;
  from: DossierSource;
}

/** A person who did something, as far as the reader may know. */
export interface ActorView {
  name: string | null;
  role: string | null;
  /** Name of the person on leave for whom it was done. */
  onBehalfOf: string | null;
}

/** One entry of a dossier's timeline. */
export interface TimelineEntry {
  seq: number;
  event: string;
  from: string | null;
  to: string | null;
  day: LegalDay;
  at: string;
  /** `null` for what the passage of time did. */
  actor: ActorView | null;
  article: ArticleRef | null;
  documents: { versionId: string; kind: DossierDocumentKind; version: number; name: string }[];
  details: Record<string, unknown>;
  isPublic: boolean;
}

/** A finding of the procedure: `bar` stops the event, `warn` is only shown. */
export interface ProcedureFinding extends Violation {
  severity: 'bar' | 'warn';
}

/** Something the dossier must satisfy before the next step, met or not yet. */
export interface ChecklistEntry {
  /** Name of the condition; its label is the translation `procedure.guard.<code>`. */
  code: string;
  /** The events that wait for it. */
  events: string[];
  met: boolean;
  article: ArticleRef | null;
  /** Who can make it true: `procedure.actor.<code>`. */
  actor: string;
  violations: ProcedureFinding[];
}

/** An event that the present state offers. */
export interface EventOffer {
  event: string;
  /** The state it leads to; the present one for acts that are only recorded. */
  to: string;
  kind: 'forward' | 'aside' | 'back' | 'end' | 'record';
  /** Who usually does it. */
  actor: string;
  /** Whether the caller holds its permission; without it the server answers 403. */
  permitted: boolean;
  article: ArticleRef | null;
  /** Everything the server would refuse it for with 409; empty when it may happen now. */
  violations: Violation[];
  /** What would be recorded with it as a warning. */
  warnings: Violation[];
}

/** A term with the day it ends and how that day was counted (`DeadlineStep` of `#libs/legal-calendar`). */
export interface DeadlineView {
  code: string;
  article: ArticleRef;
  /** The day it is counted from. */
  from: LegalDay;
  day: LegalDay;
  /** `due` = last day to do it; `earliest` = first day it can happen; `passes` = runs out after this day. */
  sense: 'due' | 'earliest' | 'passes';
  /** Working days after today up to and including `day`; negative when it is over. */
  /** The day by the law alone, where the municipality's own stricter term gives another. */
  lawDay?: LegalDay;
  workingDaysLeft: number;
  overdue: boolean;
  explanation: ({ code: string } & Record<string, unknown>)[];
}

/** Who acts next, how, by when. */
export interface NextStepView {
  event: string;
  /** Who acts now: whoever can remove the first obstacle, else whoever takes the step. */
  actor: string;
  /** Who takes the step itself. */
  takenBy: string;
  article: ArticleRef | null;
  ready: boolean;
  /** Conditions still in the way. */
  waitsFor: string[];
  deadline: DeadlineView | null;
}

/** An endorsement and whether it still counts for the present text. */
export interface EndorsementView {
  id: string;
  /** Code of the endorser's step. */
  role: string;
  by: ActorView;
  at: string;
  day: LegalDay;
  comment: string;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  /** False when the text was changed afterwards. */
  current: boolean;
}

/** The frozen texts that endorsers are asked to read. */
export interface EndorsementOffer {
  bylawVersionId: string;
  memorandumVersionId: string | null;
  day: LegalDay;
  /** False when the text was changed since: it must be offered again. */
  current: boolean;
}

/** Body of `POST …/endorse`. */
export interface Endorse {
  /** Code of the endorser's step: `legal`, `head`, or one of the municipality's own. */
  role: string;
  bylawVersionId: string;
  memorandumVersionId?: string;
  comment?: string;
}

/** The track questionnaire as filled in. */
export interface QuestionnaireView {
  answers: Record<string, boolean>;
  namedMinistry: { name: string; law: string } | null;
  unanswered: string[];
  track: 'A' | 'B' | null;
  because: ArticleRef[];
  warnings: Violation[];
  answeredBy: string | null;
  answeredAt: string | null;
  /** The text was changed since the answers were given: read them again. */
  outdated: boolean;
}

/** A document of the dossier. */
export interface DossierDocument {
  id: string;
  kind: DossierDocumentKind;
  headVersion: number;
  digest: string;
}

/** Everything the dossier page shows. */
export interface DossierView {
  id: string;
  code: string;
  title: string;
  kind: BylawKind;
  topic: BylawTopic;
  isFees: boolean;
  isStatutes: boolean;
  /** The kind that it was started as; `null` for a blank start or a file. */
  template: TemplateId | null;
  /** The subject of penalties chosen at the start, as the code of its question. */
  templateSubject: string | null;
  state: string;
  stateSince: LegalDay;
  version: number;
  lawyer: { id: string; name: string };
  createdDay: LegalDay;
  track: 'A' | 'B' | null;
  documents: DossierDocument[];
  versions: (NamedVersionView & { kind: DossierDocumentKind })[];
  /** The frozen texts last offered for endorsement; `null` when none were, or when the stage has none. */
  toEndorse: EndorsementOffer | null;
  endorsements: EndorsementView[];
  questionnaire: QuestionnaireView;
  checklist: ChecklistEntry[];
  nextStep: NextStepView | null;
  /** All terms that run now, earliest first. */
  deadlines: DeadlineView[];
  availableEvents: EventOffer[];
  timeline: TimelineEntry[];
  /** What makes the text unfit to go on, with the node's id as `where`. */
  textProblems: Violation[];
  /** The municipality's own steps, and the by-law's later life. */
  life: DossierLifeView;
  /** It amends an act in force. */
  amends: boolean;
  importId: string | null;
  permissions: string[];
}
