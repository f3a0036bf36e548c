import type { ArticleRef, LegalDay, Violation } from './decision.js';

/** Series of records that have a class, in the order of the page. */
export const RECORD_SERIES = [
  'adopted_dossiers',
  'withdrawn_dossiers',
  'opinion_scans',
  'opinion_contacts',
  'registrations',
  'survey_answers',
  'data_requests',
] as const;
/** One of {@link RECORD_SERIES}. */
export type RecordSeries = (typeof RECORD_SERIES)[number];

/** How long something is kept, and what that rests on. */
export interface RetentionClassInput {
  /** For example `1-3`, as in the municipality's list of files. */
  code: string;
  title: string;
  /** Null: for good. */
  years: number | null;
  /** The law, regulation or decision of the municipality, in words. */
  basis: string;
}

/** A class of the municipality's own scheme; built-in ones have no id until something is changed. */
export interface RetentionClassView extends RetentionClassInput {
  id: string | null;
  version: number;
}

/** A series with its class, and whether the law keeps it for good. */
export interface RetentionSeriesView {
  series: RecordSeries;
  classCode: string;
  permanentBy: ArticleRef | null;
  action: 'transfer' | 'destroy';
}

/** Something whose term is over. */
export interface DueRecord {
  series: RecordSeries;
  /** The dossier, event, survey or request. */
  unitId: string;
  code: string;
  title: string;
  /** How many things. */
  count: number;
  /** When the term began to run. */
  since: LegalDay;
  dueFrom: LegalDay;
  classCode: string;
  basis: string;
}

/** A dossier: its own class where it differs from its series, and whether it was handed to the archive. */
export interface DossierRetentionView {
  dossierId: string;
  code: string;
  title: string;
  ownClass: { code: string; reason: string } | null;
  transferred: { day: LegalDay; reference: string } | null;
}

/** An act of destruction. */
export interface DestructionActView {
  id: string;
  number: number;
  state: 'drawn' | 'agreed' | 'carried_out' | 'cancelled';
  items: DueRecord[];
  drawnOn: LegalDay;
  drawnBy: string;
  agreed: { on: LegalDay; reference: string } | null;
  approvedBy: string | null;
  endedOn: LegalDay | null;
  version: number;
  /** Why the reader cannot approve it; null where they may. */
  against: Violation[];
}

/** How a municipality keeps its records. */
export interface RetentionView {
  classes: RetentionClassView[];
  series: RetentionSeriesView[];
  toDestroy: DueRecord[];
  toTransfer: DueRecord[];
  dossiers: DossierRetentionView[];
  acts: DestructionActView[];
  permissions: { manage: boolean; approve: boolean };
}
