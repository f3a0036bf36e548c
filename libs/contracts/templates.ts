import type { BylawKind, BylawTopic } from './bylaws.js';

/** Every kind of by-law for which there is a built-in template, in the order in which they are offered. */
export const TEMPLATE_IDS = [
  'general',
  'amending',
  'social_aid',
  'penalties',
  'fees',
  'property_tax',
  'childrens_rights',
  'participatory_budget',
  'residents_council',
  'statutes',
  'budget',
] as const;

/** One of {@link TEMPLATE_IDS}. */
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** What a clause is about, in the order in which groups are shown: `templates.group.<code>`. */
export const CLAUSE_GROUPS = [
  'definitions',
  'application',
  'decision',
  'data',
  'supervision',
  'liability',
  'participation',
  'closing',
] as const;

/** One of {@link CLAUSE_GROUPS}. */
export type ClauseGroup = (typeof CLAUSE_GROUPS)[number];

/** A point of a clause: its text and the sub-points below it. Words in square brackets are to be filled in. */
export interface ClausePoint {
  text: string;
  items?: readonly ClausePoint[];
}

/** What a person writes of a municipality's own clause. */
export interface ClauseText {
  title: string;
  group: ClauseGroup;
  /** The kinds where it fits; empty for all of them. */
  kinds: TemplateId[];
  /** Why it is worded so, or where it comes from. */
  about: string;
  /** A point a line, sub-points with dashes before them. */
  text: string;
}

/** Body of `PUT …/templates/clauses/:id`: the version that the editor knows, and the new text. */
export interface SaveClause extends ClauseText {
  version: number;
}

/** A clause of the municipality's own. */
export interface OwnClauseView extends Omit<ClauseText, 'text'> {
  id: string;
  version: number;
  points: ClausePoint[];
  author: string | null;
  at: string;
  /** Not offered any more; texts that it went into stay as they are. */
  retired: boolean;
}

/** An earlier wording of a clause. */
export interface ClauseVersionView {
  version: number;
  title: string;
  points: ClausePoint[];
  author: string | null;
  at: string;
}

/** Body of `POST …/templates/own`: the by-law of a dossier becomes a template. */
export interface SaveTemplate {
  dossierId: string;
  name: string;
  about: string;
}

/** What the start of a dossier needs to know of the municipality. */
export interface StartOffer {
  /** The name of the council, which titles and issuer are made from. */
  council: string;
  /** Its own templates that are offered. */
  own: OwnTemplateView[];
}

/** A template of the municipality's own, without its text. */
export interface OwnTemplateView {
  id: string;
  version: number;
  name: string;
  about: string;
  kind: BylawKind;
  topic: BylawTopic;
  isFees: boolean;
  isStatutes: boolean;
  /** The built-in kind that its dossier was started from. */
  template: TemplateId | null;
  author: string | null;
  at: string;
  retired: boolean;
}
