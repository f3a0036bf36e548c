import type { ArticleRef, LegalDay, Violation } from './decision.js';

/** Money is whole euro cents everywhere. */
export type Cents = number;

/** Life of a participatory-budget cycle (PL 59–62). */
export const CYCLE_STATES = [
  'preparing',
  'submission',
  'evaluation',
  'ballot_ready',
  'voting',
  'voting_ended',
  'counted',
  'announced',
  'closed',
  'cancelled',
] as const;
/** One of {@link CYCLE_STATES}. */
export type CycleState = (typeof CYCLE_STATES)[number];

/** Life of a project, from the idea of a resident to what stands in the park. */
export const PROJECT_STATES = [
  'draft',
  'submitted',
  'returned',
  'compliant',
  'not_compliant',
  'withdrawn',
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
  'on_ballot',
  'won',
  'lost',
  'started',
  'milestone',
  'delivered',
] as const;
/** One of {@link PROJECT_EVENTS}. */
export type ProjectEventName = (typeof PROJECT_EVENTS)[number];

/** How a voter may choose: one project, up to `max`, or as many as wished (one vote for each). */
export type BallotForm = { kind: 'one' } | { kind: 'up_to'; max: number } | { kind: 'unlimited' };

/** The rules of a cycle; frozen by the server when voting opens. */
export interface CycleRules {
  /** Whom the municipality's nolikums lets submit; `residents_only` is narrower than PL 60(3)1 and warned of. */
  submitters: 'law' | 'residents_only';
  /** Why the narrower circle stands; required for `residents_only`. */
  submittersReason: string | null;
  /** Most applications of one submitter; `null` = no limit. */
  maxPerSubmitter: number | null;
  /** Highest cost of one project; `null` = the money of its unit. */
  projectMaxCents: Cents | null;
  ballot: BallotForm;
  /** On this day the voter has to be declared here and 16 (PL 60(4)). */
  eligibilityDay: LegalDay;
  /** Most votes first; whether what does not fit is passed over for the next, or ends the selection. */
  whenNotFitting: 'take_next' | 'stop';
  /** Equal votes: the earlier submission wins. */
  ties: 'earlier_submission';
  /** Days the municipality gives itself for an answer and for corrections; its own terms. */
  correctionDays: number;
}

/** Actual revenue of one year (PL 59(2)): residents' income tax (IIN) and real-estate tax (NĪN). */
export interface YearRevenue {
  year: number;
  incomeTaxCents: Cents;
  propertyTaxCents: Cents;
}

/** The least money the law wants, and how it was computed. */
export interface LegalMinimum {
  averageCents: Cents;
  /** Share in hundredths of a per cent (0.2 % = 20). */
  shareBasisPoints: number;
  /** The law that sets the share of that year. */
  article: ArticleRef | null;
  /** Words of the source where it is a yearly State budget law, for example "Likuma \"Par valsts budžetu 2026. gadam …\" 16. pants". */
  source: string;
  minimumCents: Cents;
}

/** A planning unit (PL 59(3)) with its money. */
export interface BudgetUnit {
  id: string;
  name: string;
  amountCents: Cents;
}

/** Body of `POST/PUT …/budget/cycles`: the cycle as the coordinator sets it up. */
export interface CycleInput {
  year: number;
  title: string;
  /** The nolikums in force (PL 61): its number, title and address; linked when it is an act of this portal. */
  statutes: { number: string; title: string; url: string | null };
  /** Where the development programme names the units (PL 59(3)). */
  programmeRef: string;
  /** Line of the municipal budget (PL 59(2)). */
  budgetLine: string;
  revenues: YearRevenue[];
  /** All the money of the cycle. */
  amountCents: Cents;
  units: { id: string | null; name: string; amountCents: Cents }[];
  submission: { from: LegalDay; to: LegalDay };
  /** When the evaluators' work is to be over (own term). */
  evaluationUntil: LegalDay;
  voting: { from: LegalDay; to: LegalDay };
  rules: CycleRules;
}

/** Something a cycle can do next, with everything that stands against it. */
export interface OfferedCycleEvent {
  event: string;
  allowed: boolean;
  violations: Violation[];
  warnings: Violation[];
}

/** The cycle in the workspace. */
export interface CycleView extends CycleInput {
  id: string;
  state: CycleState;
  version: number;
  units: BudgetUnit[];
  minimum: LegalMinimum | null;
  /** What the law or the nolikums says against it now: `bar` stops opening, `warn` is shown. */
  findings: (Violation & { severity: 'bar' | 'warn' })[];
  events: OfferedCycleEvent[];
  /** Digest of the rules as frozen at the opening of the vote. */
  rulesDigest: string | null;
  counts: {
    submitted: number;
    waiting: number;
    compliant: number;
    notCompliant: number;
    voters: number | null;
  };
  result: { countedOn: LegalDay; announcedOn: LegalDay | null; minutesRef: string | null } | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
}

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
  placeNote: string;
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
  placeNote: string;
  picture: { url: string; alt: string } | null;
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
export interface DeliveryView {
  startBy: LegalDay;
  doneBy: LegalDay;
  startedOn: LegalDay | null;
  deliveredOn: LegalDay | null;
  spentCents: Cents;
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
  submittedOn: LegalDay;
  files: ProjectFileView[];
  evaluation: EvaluationView | null;
  /** Why it won or lost; only after the announcement. */
  outcome: ProjectOutcome | null;
  delivery: DeliveryView | null;
  /** Public log: submitted, corrected, found compliant … */
  log: { event: ProjectEventName; day: LegalDay; note: string | null }[];
}

/** The cycle as everybody sees it. */
export interface PublicCycle {
  id: string;
  year: number;
  title: string;
  state: CycleState;
  amountCents: Cents;
  units: BudgetUnit[];
  minimum: LegalMinimum | null;
  statutes: CycleInput['statutes'];
  programmeRef: string;
  budgetLine: string;
  submission: { from: LegalDay; to: LegalDay };
  evaluationUntil: LegalDay;
  voting: { from: LegalDay; to: LegalDay };
  rules: CycleRules;
  /** Legal today, so that pages rendered on the server and in the browser agree. */
  today: LegalDay;
  counts: { projects: number; onBallot: number; /** only after the end of voting */ voters: number | null };
  announcedOn: LegalDay | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay } | null;
  /** Why a cancelled cycle was called off. */
  cancelledReason?: string | null;
}

/** `GET …/budget`: the running cycle and those before it. */
export interface PublicBudget {
  current: PublicCycle | null;
  past: {
    year: number;
    title: string;
    amountCents: Cents;
    projects: number;
    won: number;
    delivered: number;
  }[];
  /** Projects that were built or are being built, newest first. */
  delivered: BuiltProject[];
}

/** A winning project of any cycle that is being built or stands. */
export interface BuiltProject extends PublicProject {
  /** Year of its cycle. */
  year: number;
  /** The legal or own last day for it, where it is known. */
  doneBy: LegalDay | null;
  deliveredOn: LegalDay | null;
}

/** `GET …/budget/:year/eligibility`: may the person logged in vote, and if not, why not. */
export interface VoteEligibility {
  eligible: boolean;
  violations: Violation[];
  /** The day the person was marked in the roll as having voted; never what was chosen. */
  votedOn: LegalDay | null;
  /** `YYYY-MM-DD` the person has to be 16 and declared here. */
  eligibilityDay: LegalDay;
}

/** `GET …/budget/:year/ballot`: what is voted on. */
export interface BallotPaper {
  year: number;
  title: string;
  voting: { from: LegalDay; to: LegalDay };
  ballot: BallotForm;
  /** Sent back with the vote; a vote under other rules is refused. */
  rulesDigest: string;
  units: (BudgetUnit & { projects: PublicProject[] })[];
}

/** Body of `POST …/budget/:year/vote`. */
export interface CastVote {
  unitId: string;
  /** Numbers of the chosen projects. */
  choices: number[];
  rulesDigest: string;
}

/** Answer of `POST …/vote`: that the vote is counted, and nothing that names the choice. */
export interface VoteAccepted {
  votedOn: LegalDay;
}

/** Why a project won or lost, in the order of the count. */
export interface ProjectOutcome {
  nr: number;
  unitId: string;
  /** Place by votes in the unit, ties resolved; starts with 1. */
  rank: number;
  votes: number;
  costCents: Cents;
  won: boolean;
  reason: 'fits' | 'no_money_left' | 'after_stop' | 'no_votes';
  /** Money left in the unit before it was its turn. */
  leftBeforeCents: Cents;
  /** Money that was missing (`no_money_left`), else 0. */
  missingCents: Cents;
  /** Votes more it would have needed to win, other votes as they are; `null` when no number of votes would do. */
  votesNeeded: number | null;
  /** Numbers of projects with equal votes among which the tie rule chose. */
  tiedWith: number[];
}

/** The count of one unit. */
export interface UnitCount {
  unitId: string;
  amountCents: Cents;
  spentCents: Cents;
  leftCents: Cents;
  ballots: number;
  /** Ballots that name no project. */
  blank: number;
  outcomes: ProjectOutcome[];
  ties: { votes: number; projects: number[]; /** in the order the rule put them */ order: number[] }[];
}

/** The count of a cycle. */
export interface CycleCount {
  rule: 'greedy_votes';
  whenNotFitting: CycleRules['whenNotFitting'];
  units: UnitCount[];
}

/** `GET …/budget/:year/results` (404 `results_hidden` before the announcement). */
export interface PublicResults {
  cycle: PublicCycle;
  count: CycleCount;
  projects: PublicProject[];
  voters: number;
  /** People declared here who were 16 on the day; `null` where no register is loaded. */
  eligible: number | null;
  byChannel: { online: number; inPerson: number };
  announcedOn: LegalDay;
  minutesRef: string;
  minutesFileUrl: string | null;
  allocation: { decisionNumber: string; decisionDay: LegalDay; amountCents: Cents } | null;
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
  submittedCents: Cents;
  files: ProjectFileView[];
  evaluation: EvaluationView | null;
  returned: { reason: string; until: LegalDay } | null;
  delivery: DeliveryView | null;
  log: PublicProjectPage['log'];
}

/** Body of `POST …/projects/:id/evaluation`. */
export type EvaluateProject = Omit<EvaluationView, 'day'> & { version: number };
