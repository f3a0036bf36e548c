import type { DeliveryDetails } from './budget-delivery.js';
import type { Cents, CycleState } from './budget.js';
import type { ProjectOutcome } from './budget-count.js';
import type { AnsweredItem, PublicCommissionVote } from './budget-evaluation.js';
import type { ProjectIdeaView } from './budget-ideas.js';
import type { ProjectOrigin } from './budget-geolatvija.js';
import type { DeliveryCourse } from './budget-results.js';
import type { CoAuthorView, LinkedProject, MergeView, ProjectQuestionView } from './budget-project-depth.js';
import type { ArticleRef, LegalDay, Violation } from './decision.js';

/** Life of a project, from the idea of a resident to what stands in the park. */
export const PROJECT_STATES = [
  'draft',
  'submitted',
  'returned',
  'compliant',
  'not_compliant',
  'withdrawn',
  'merged',
  'on_ballot',
  'won',
  'lost',
  'in_delivery',
  'delivered',
] as const;

/** One of {@link PROJECT_STATES}. */
export type ProjectState = (typeof PROJECT_STATES)[number];

/** What the public log of a project tells; its words are `budget.event.<event>`. */
export const PROJECT_EVENTS = [
  'submitted',
  'returned',
  'corrected',
  'correctionTermOver',
  'compliant',
  'not_compliant',
  'withdrawn',
  'coAuthor',
  'merged',
  'tookIn',
  'commission',
  'on_ballot',
  'won',
  'lost',
  'started',
  'milestone',
  'delivered',
  'dayCorrected',
] as const;

/** One of {@link PROJECT_EVENTS}. */
export type ProjectEventName = (typeof PROJECT_EVENTS)[number];

/** One line of a cost estimate. */
export interface CostLine {
  name: string;
  quantity: number;
  unit: string;
  unitCents: Cents;
}

/** Who submits: a person, or an association or foundation without municipal participation (PL 60(3)1). */
export type Submitter =
  | { kind: 'person' }
  | { kind: 'organisation'; name: string; registrationNumber: string; noMunicipalParticipation: true };

/** Whose land or building it is (PL 60(3)2). */
export type Ownership = 'municipal' | 'other_public' | 'private' | 'no_place';

/** A line or an area on the map as GeoJSON: longitude before latitude, in degrees (WGS 84). */
export type ProjectShape =
  | { type: 'LineString'; coordinates: [number, number][] }
  | { type: 'Polygon'; coordinates: [number, number][][] };

/** Body of `PUT …/my-projects/:id`: a draft may be incomplete, a submission may not. */
export interface ProjectInput {
  unitId: string | null;
  title: string;
  /** One sentence for lists and cards. */
  summary: string;
  description: string;
  /** Why it is needed and who gains (economically justified, widely accessible; PL 60(3)3). */
  benefit: string;
  /** Upkeep a year, in cents, and who looks after it (PL 60(3)3). */
  upkeepCents: Cents | null;
  upkeepNote: string;
  costLines: CostLine[];
  /** `[longitude, latitude]`; none for other municipal action (PL 60(3)2b). */
  point: [number, number] | null;
  /** Where the project is a path or a field rather than a spot; its `point` then lies on it. */
  shape: ProjectShape | null;
  placeNote: string;
  /** Whether the author agrees that only a part is built where money is left for no more, and which part. */
  partAllowed: boolean;
  partNote: string;
  ownership: Ownership | null;
  submitter: Submitter;
  /** Whether the author agrees to be named in public; minors never are. */
  namePublic: boolean;
  phone: string;
  email: string;
}

/** What a file of a project is. */
export const PROJECT_FILE_KINDS = ['picture', 'owner_consent', 'estimate', 'sketch'] as const;

/** One of {@link PROJECT_FILE_KINDS}. */
export type ProjectFileKind = (typeof PROJECT_FILE_KINDS)[number];

/** A file of a project; pictures and sketches are public after submission, the rest is for staff. */
export interface ProjectFileView {
  id: string;
  kind: ProjectFileKind;
  name: string;
  /** What the picture shows. */
  alt: string;
  mediaType: string;
  url: string;
}

/** What the evaluator found. */
export interface EvaluationView {
  verdict: 'compliant' | 'not_compliant';
  /** Public reason. */
  reason: string;
  /** The article of the law, or the point of the nolikums, that it fails; `null` when compliant. */
  article: ArticleRef | null;
  statutesPoint: string | null;
  /** The cost after checking. */
  verifiedCents: Cents;
  costNote: string;
  /** The checklist of the cycle with the answers. */
  checklist: AnsweredItem[];
  /** Where and until when the author may object to a refusal; empty where nothing is said. */
  appeal: string;
  day: LegalDay;
}

/** The author's own project. */
export interface MyProjectView extends ProjectInput {
  id: string;
  place: { slug: string; name: string };
  cycle: { id: string; year: number; title: string; state: CycleState; submissionTo: LegalDay };
  nr: number | null;
  state: ProjectState;
  totalCents: Cents;
  files: ProjectFileView[];
  evaluation: EvaluationView | null;
  returned: { reason: string; until: LegalDay } | null;
  /** What is missing before it may be submitted. */
  missing: Violation[];
  editable: boolean;
  /** A co-author writes; submitting, withdrawing and joining are the author's. */
  role: 'author' | 'coAuthor';
  /** The ideas that it grew out of. */
  ideas: ProjectIdeaView[];
  coAuthors: CoAuthorView[];
  merges: MergeView[];
  questions: ProjectQuestionView[];
  version: number;
}

/** A project in public lists. */
export interface PublicProject {
  nr: number;
  title: string;
  summary: string;
  state: ProjectState;
  unit: { id: string; name: string };
  /** Verified cost where there is one, else as submitted. */
  costCents: Cents;
  point: [number, number] | null;
  shape: ProjectShape | null;
  placeNote: string;
  /** Whether a part of it may be built. */
  partAllowed: boolean;
  picture: { url: string; alt: string } | null;
  /** Where it was submitted, when not here. */
  origin: ProjectOrigin | null;
  /** Set only after the announcement. */
  result: { won: boolean; votes: number } | null;
}

/** One step of delivery. */
export interface MilestoneView {
  id: string;
  /** `start` and `done` are the law's own steps, whose words are the interface's. */
  kind: 'start' | 'done' | 'own';
  title: string;
  dueOn: LegalDay;
  /** The article of the deadline; `null` for the municipality's own term. */
  article: ArticleRef | null;
  doneOn: LegalDay | null;
  note: string;
  /** Why it is late, where it is. */
  delayReason: string | null;
}

/** Delivery of a winning project. */
export interface DeliveryView extends DeliveryDetails {
  startBy: LegalDay;
  doneBy: LegalDay;
  startedOn: LegalDay | null;
  deliveredOn: LegalDay | null;
  spentCents: Cents;
  /** What the vote gave it, less than its cost where it is funded in part; null where nothing was counted here. */
  grantedCents: Cents | null;
  milestones: MilestoneView[];
}

/** A project's public page. */
export interface PublicProjectPage extends PublicProject {
  cycle: { year: number; title: string; state: CycleState };
  description: string;
  benefit: string;
  upkeepCents: Cents | null;
  upkeepNote: string;
  costLines: CostLine[];
  ownership: Ownership;
  /** Name where the author agreed, organisation's name always; `null` = "fiziska persona". */
  author: string | null;
  authorKind: 'person' | 'organisation';
  /** Co-authors; `null` for each who is not named. */
  coAuthors: (string | null)[];
  partNote: string;
  /** The ideas that it grew out of. */
  ideas: ProjectIdeaView[];
  /** Projects joined to this one, and the one that it was joined to. */
  tookIn: LinkedProject[];
  mergedInto: LinkedProject | null;
  questions: ProjectQuestionView[];
  submittedOn: LegalDay;
  files: ProjectFileView[];
  evaluation: EvaluationView | null;
  /** What the commission voted last. */
  commission: PublicCommissionVote | null;
  /** Why it won or lost; only after the announcement. */
  outcome: ProjectOutcome | null;
  /** What the council decided on its delivery, where a correction of the result lets it lose. */
  course: DeliveryCourse | null;
  delivery: DeliveryView | null;
  /** Public log: submitted, corrected, found compliant … */
  log: { event: ProjectEventName; day: LegalDay; note: string | null }[];
}

/** A winning project of any cycle that is being built or stands. */
export interface BuiltProject extends PublicProject {
  /** Year of its cycle. */
  year: number;
  /** The legal or own last day for it, where it is known. */
  doneBy: LegalDay | null;
  deliveredOn: LegalDay | null;
}

/** A project at the evaluators' desk. */
export interface DeskProject extends PublicProject {
  id: string;
  version: number;
  submittedOn: LegalDay;
  submitter: {
    name: string;
    kind: 'person' | 'organisation';
    registrationNumber: string | null;
    email: string;
    phone: string;
  };
  description: string;
  benefit: string;
  upkeepCents: Cents | null;
  upkeepNote: string;
  ownership: Ownership;
  costLines: CostLine[];
  partNote: string;
  coAuthors: string[];
  merges: MergeView[];
  questions: ProjectQuestionView[];
  submittedCents: Cents;
  files: ProjectFileView[];
  evaluation: EvaluationView | null;
  returned: { reason: string; until: LegalDay } | null;
  delivery: DeliveryView | null;
  log: PublicProjectPage['log'];
}
