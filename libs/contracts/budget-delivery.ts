import type { Cents, CycleState } from './budget.js';
import type { LegalDay } from './decision.js';

/** Body of `POST …/projects/:id/contracts`: a contract under which a winner is built. */
export interface DeliveryContractInput {
  partner: string;
  registrationNo: string | null;
  number: string;
  subject: string;
  signedOn: LegalDay;
  amountCents: Cents;
  /** Where the contract is published. */
  url: string | null;
}

/** A contract as everybody sees it. */
export interface DeliveryContractView extends DeliveryContractInput {
  id: string;
}

/** A photograph of a project being built. */
export interface DeliveryPhotoView {
  id: string;
  alt: string;
  takenOn: LegalDay;
  url: string;
  thumbnailUrl: string;
}

/** What is known of a delivery beside its milestones. */
export interface DeliveryDetails {
  contracts: DeliveryContractView[];
  photos: DeliveryPhotoView[];
  /** Why more was spent than it was given. */
  overrunReason: string | null;
  /** Day on which a plaque tells that residents chose this. */
  plaqueOn: LegalDay | null;
}

/** The money of one year's participatory budget, and what came of it. */
export interface BudgetYear {
  year: number;
  state: CycleState;
  amountCents: Cents;
  /** What the law asks for at least; null where no revenue was entered. */
  minimumCents: Cents | null;
  /** What the winners were given; 0 before the announcement, as is what follows from it. */
  wonCents: Cents;
  spentCents: Cents;
  submitted: number;
  won: number;
  delivered: number;
  /** Winners whose two years have passed, and which do not stand. */
  overdue: number;
  /** People who voted; null before the announcement. */
  voters: number | null;
}

/** `GET …/budget/money`: every public year but cancelled ones, newest first. */
export interface BudgetMoney {
  years: BudgetYear[];
}

/** `GET /api/budget/comparison`: of each municipality the latest year whose result is known, else the one under way. */
export interface BudgetComparison {
  rows: (BudgetYear & { place: string; placeName: string })[];
}
