import type { LegalDay, Violation } from './decision.js';

/** The two calculations that a memorandum rests on: part 2 and part 4 of PL 46(1). */
export const CALCULATION_KINDS = ['fiscal', 'administrative'] as const;

/** One of {@link CALCULATION_KINDS}. */
export type CalculationKind = (typeof CALCULATION_KINDS)[number];

/**
 * One figure of the fiscal table: a sum in cents, or a quantity in thousandths of a unit times a price in cents, of
 * which the sum follows.
 */
export type FiscalAmount = { cents: number } | { quantity: number; price: number };

/** Whether money comes in or goes out. */
export type FiscalDirection = 'revenue' | 'expenditure';

/** One line of the fiscal table. */
export interface FiscalLine {
  direction: FiscalDirection;
  name: string;
  /** The position of the budget that the money comes from or goes to, in the drafter's words. */
  source: string;
  /** What is counted, for example "bērni"; `null` where sums are given without a formula. */
  unit: string | null;
  /** One for every year of the table. */
  amounts: FiscalAmount[];
}

/** The fiscal table of part 2: revenue and expenditure by year. */
export interface FiscalTable {
  kind: 'fiscal';
  firstYear: number;
  /** How many years the table has. */
  years: number;
  lines: FiscalLine[];
  /** What the figures assume and where they come from. */
  assumptions: string;
}

/** The three groups of part 4 (PL 46(1)4). */
export const COST_GROUPS = ['business', 'private', 'budget'] as const;

/** Businesses; natural persons and non-governmental organisations; budget institutions. */
export type CostGroup = (typeof COST_GROUPS)[number];

/** What doing something once costs, and how often it is done in a year. */
export interface AdministrativeEffort {
  /** Working time for doing it once, in minutes. */
  minutes: number;
  /** Money spent for doing it once beside the time, in cents. */
  costs: number;
  /** How many have to do it. */
  subjects: number;
  /** How often each does it in a year, in thousandths: every second year is 500. */
  times: number;
}

/** Something that a group has to do for the administration's sake. */
export interface AdministrativeObligation {
  /** Who has to do it. */
  who: string;
  what: string;
  /** As it is under the rules in force; `null` where there is no such obligation. */
  now: AdministrativeEffort | null;
  /** As the draft would have it; `null` where the obligation falls away. */
  future: AdministrativeEffort | null;
}

/** An hourly rate with where it was taken from. */
export interface HourlyRate {
  /** Cents for an hour; `null` while nobody has given one. */
  cents: number | null;
  source: string;
}

/** One of the three groups with its obligations. */
export interface AdministrativeGroup {
  rate: HourlyRate;
  obligations: AdministrativeObligation[];
  /** Why the group has no costs; only where it has no obligations. */
  noImpact: string;
}

/** The administrative costs of part 4. */
export interface AdministrativeCosts {
  kind: 'administrative';
  groups: Record<CostGroup, AdministrativeGroup>;
}

/** Either calculation. */
export type Calculation = FiscalTable | AdministrativeCosts;

/** How a calculation stands to what the memorandum says of it. */
export type CalculationInText = 'current' | 'changed' | 'missing';

/** A calculation as it is kept. */
export interface CalculationView {
  id: string;
  version: number;
  /** `null` after it was taken out again. */
  data: Calculation | null;
  updatedBy: string;
  updatedAt: string;
  /** `changed`: somebody wrote into the generated blocks; `missing`: they were deleted. */
  inText: CalculationInText;
}

/** Answer of `GET …/calculations`: both calculations of a dossier and what new ones begin with. */
export interface CalculationsView {
  fiscal: CalculationView | null;
  administrative: CalculationView | null;
  /** Why they cannot be written now; empty when they can. */
  locked: Violation[];
  /** The year with which a new fiscal table begins. */
  year: number;
  settings: MemorandumSettings;
}

/** Body of `PUT …/calculations/:kind`; `version` is 0 for the first, `data` is read by `#libs/memorandum-rules`. */
export interface SaveCalculation {
  version: number;
  data: Calculation;
}

/** Answer of `PUT …/calculations/:kind`. */
export interface SavedCalculation {
  id: string;
  version: number;
  documentId: string;
  documentVersion: number;
}

/** A municipality's own parameters of the calculations; no figure of them is given by the product. */
export interface MemorandumSettings {
  /** Years of a new fiscal table, the current one included. */
  fiscalYears: number;
  rates: Record<CostGroup, HourlyRate>;
}

/** The parameters with the version a change starts from; 0 while nothing was set. */
export interface MemorandumSettingsView extends MemorandumSettings {
  version: number;
}

/** How the contact with a lobbyist took place. */
export const CONTACT_FORMS = ['meeting', 'video_call', 'phone', 'email', 'letter', 'event', 'other'] as const;

/** One of {@link CONTACT_FORMS}. */
export type ContactForm = (typeof CONTACT_FORMS)[number];

/** What became of a lobbyist's proposal. */
export const CONTACT_OUTCOMES = ['accepted', 'partly', 'declined', 'undecided', 'no_proposal'] as const;

/** One of {@link CONTACT_OUTCOMES}. */
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** A contact with a lobbyist on the draft (IPAL 6(3)). */
export interface LobbyContactInput {
  day: LegalDay;
  lobbyist: 'organisation' | 'person';
  name: string;
  /** In whose interest the lobbyist spoke, where that is somebody else. */
  onBehalfOf: string;
  form: ContactForm;
  subject: string;
  /** What the lobbyist proposed; empty with the outcome `no_proposal`. */
  proposal: string;
  outcome: ContactOutcome;
  /** What came of it in the text, or why nothing did. */
  reason: string;
}

/** A contact as the municipality's people see it. */
export interface LobbyContactView extends LobbyContactInput {
  id: string;
  version: number;
  recordedBy: string;
  recordedAt: string;
}

/** What everybody may read of a contact: a natural person is not named. */
export type PublicLobbyContact = Omit<LobbyContactInput, 'name' | 'lobbyist'> & {
  /** `null` for a natural person. */
  organisation: string | null;
};

/** What is stated about contacts: nothing yet, that there were none, or which. */
export type ContactStatement = 'unstated' | 'none' | 'listed';

/** Answer of `GET …/lobby-contacts`. */
export interface LobbyContactsView {
  statement: ContactStatement;
  /** Who stated that there were none, and when. */
  statedBy: string | null;
  statedAt: string | null;
  version: number;
  contacts: LobbyContactView[];
  /** Why they cannot be changed any more; empty when they can. */
  locked: Violation[];
}

/** The contacts of a by-law on its public page; `null` while nothing is stated. */
export interface PublicLobbyContacts {
  statement: 'none' | 'listed';
  contacts: PublicLobbyContact[];
}
