import type { Cents } from './budget.js';
import type { ProjectInput, ProjectState } from './budget-projects.js';
import type { LegalDay } from './decision.js';

/** What of a project is its content: nothing that tells of its author. */
export type ProjectContent = Omit<ProjectInput, 'submitter' | 'namePublic' | 'phone' | 'email'>;

/** One field that a later version says otherwise; `null` where it said nothing. */
export interface ProjectFieldChange {
  field: keyof ProjectContent;
  before: ProjectContent[keyof ProjectContent];
  after: ProjectContent[keyof ProjectContent];
}

/** A project as it was submitted once; the first has no changes. */
export interface ProjectVersionView {
  number: number;
  day: LegalDay;
  title: string;
  totalCents: Cents;
  changes: ProjectFieldChange[];
}

/** A submitted project whose words resemble what somebody types. */
export interface SimilarProject {
  year: number;
  nr: number;
  title: string;
  summary: string;
  state: ProjectState;
  unit: string;
  costCents: Cents;
  /** Of 100; how much of its words is the same. */
  likeness: number;
}

/** Somebody who writes a project together with its author. */
export interface CoAuthorView {
  id: string;
  /** The name for those who write the project; the address until the invitation is accepted. */
  name: string;
  state: 'invited' | 'accepted';
  /** The person who asks. */
  me: boolean;
  namePublic: boolean;
}

/** An invitation as the person sees it who follows its link. */
export interface CoAuthorInvitation {
  place: { slug: string; name: string };
  cycle: { year: number; title: string };
  title: string;
  summary: string;
  inviter: string;
}

/** Joining one project to another: it happens when the authors of both agree. */
export interface MergeView {
  id: string;
  /** The project that ends, and the one that goes on. */
  project: { nr: number; title: string };
  into: { nr: number; title: string };
  /** What becomes of both. */
  note: string;
  state: 'proposed' | 'accepted' | 'refused' | 'withdrawn';
  proposedOn: LegalDay;
  /** Who has agreed so far. */
  projectAgreed: boolean | null;
  intoAgreed: boolean | null;
  /** Which of both the person who asks may speak for. */
  mine: 'project' | 'into' | null;
}

/** A resident's question about a project, and its answer. */
export interface ProjectQuestionView {
  id: string;
  text: string;
  /** The name where the person agreed. */
  name: string | null;
  askedOn: LegalDay;
  answer: { text: string; by: 'author' | 'municipality'; day: LegalDay } | null;
  /** Why the municipality took the words off the page; they are empty then for all but its staff. */
  hidden: string | null;
}

/** Another project beside a project: joined to it, or the one that it was joined to. */
export interface LinkedProject {
  nr: number;
  title: string;
  author: string | null;
}
