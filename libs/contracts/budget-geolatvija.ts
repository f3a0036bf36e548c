import type { Cents } from './budget.js';
import type { OutcomeReason } from './budget-count.js';
import type { LegalDay, Violation } from './decision.js';

/** States of a project at GeoLatvija.lv, in the order of its life. */
export const GEOLATVIJA_STATES = [
  'submitted',
  'did_not_qualify',
  'ready_to_vote',
  'in_voting',
  'voting_ended',
  'supported',
  'unsupported',
  'being_implemented',
  'realized',
] as const;

/** One of {@link GEOLATVIJA_STATES}. */
export type GeolatvijaState = (typeof GEOLATVIJA_STATES)[number];

/** What can be taken over from a file; telephone numbers, addresses and names of people are never among them. */
export const GEOLATVIJA_FIELDS = [
  'id',
  'title',
  'description',
  'unit',
  'costs',
  'submitted',
  'submitterKind',
  'organisation',
  'registrationNo',
  'partAllowed',
  'east',
  'north',
  'point',
  'state',
  'votes',
  'url',
] as const;

/** One of {@link GEOLATVIJA_FIELDS}. */
export type GeolatvijaField = (typeof GEOLATVIJA_FIELDS)[number];

/** Which column of the file is which field; what is absent is in no column. */
export type GeolatvijaMapping = Partial<Record<GeolatvijaField, string>>;

/** What a file holds: projects, or what the vote came to. */
export type GeolatvijaKind = 'projects' | 'results';

/** How a file is read; part `options` of the upload, as JSON. */
export interface GeolatvijaOptions {
  /** `null` = by the names of the columns. */
  mapping: GeolatvijaMapping | null;
  /** Names of units in the file that the cycle calls otherwise, with the unit; `''` = where the file names none. */
  units: Record<string, string>;
  /** What is written of projects about which the file does not say whose property it is. */
  ownership: 'municipal' | 'other_public' | 'private' | 'no_place';
  /** Whether projects that GeoLatvija.lv calls ready for the vote are recorded as compliant. */
  takeVerdicts: boolean;
  /** People who voted, by unit of voting. */
  voters: { unitId: string; voters: number }[];
}

/** Something about a file or a row: `bar` keeps it from being taken over, `warn` is only shown. */
export interface GeolatvijaFinding extends Violation {
  severity: 'bar' | 'warn';
}

/** What happens to a row of projects: taken in, changed, left as it is (also what was decided here), or refused. */
export type GeolatvijaAction = 'new' | 'update' | 'unchanged' | 'decided' | 'refused';

/** A row of projects as it would be taken over. */
export interface GeolatvijaProjectRow {
  /** Line of the file, from 1; for JSON the number of the object. */
  line: number;
  externalId: string;
  title: string;
  /** As the file says it. */
  unit: string;
  unitId: string | null;
  costCents: Cents | null;
  submittedOn: LegalDay | null;
  /** Longitude and latitude, WGS 84. */
  point: [number, number] | null;
  state: GeolatvijaState | null;
  action: GeolatvijaAction;
  /** Number of the project here, where it is here already. */
  nr: number | null;
  /** Fields that would change. */
  changes: string[];
  findings: GeolatvijaFinding[];
}

/** A row of results beside what the rules of the cycle make of the votes. */
export interface GeolatvijaResultRow {
  line: number;
  externalId: string;
  title: string;
  nr: number | null;
  votes: number | null;
  /** What GeoLatvija.lv says. */
  state: GeolatvijaState | null;
  /** What the counting rule of the cycle says; `null` while the file has something that bars counting. */
  outcome: { won: boolean; reason: OutcomeReason; grantedCents: Cents } | null;
  /** Whether both say the same; `null` where GeoLatvija.lv says nothing of it. */
  agrees: boolean | null;
  findings: GeolatvijaFinding[];
}

interface GeolatvijaRead {
  /** SHA-256 of the file; the take-over repeats it. */
  fileDigest: string;
  columns: string[];
  mapping: GeolatvijaMapping;
  /** Columns that are not taken over. */
  leftOut: string[];
  /** About the file as a whole. */
  findings: GeolatvijaFinding[];
}

/** `POST …/geolatvija/projects/preview`: nothing is written. */
export interface GeolatvijaProjectsPreview extends GeolatvijaRead {
  rows: GeolatvijaProjectRow[];
  /** Names of units that the cycle does not have; `''` where rows name none. */
  unknownUnits: string[];
  /** Projects that came from GeoLatvija.lv before and are not in this file. */
  missing: { nr: number; title: string }[];
}

/** `POST …/geolatvija/results/preview`: nothing is written. */
export interface GeolatvijaResultsPreview extends GeolatvijaRead {
  rows: GeolatvijaResultRow[];
  /** Units of voting, for the number of their voters; `name` is `null` for the whole. */
  units: { unitId: string; name: string | null; votes: number; voters: number | null }[];
}

/** What an import came to. */
export interface GeolatvijaImportSums {
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
  compliant: number;
}

/** A file that was taken over. */
export interface GeolatvijaImport {
  id: string;
  kind: GeolatvijaKind;
  fileName: string;
  fileDigest: string;
  importedOn: LegalDay;
  importedBy: string;
  sums: GeolatvijaImportSums;
}

/** Where the result differs from what GeoLatvija.lv says of a project. */
export interface GeolatvijaDifference {
  nr: number;
  title: string;
  state: GeolatvijaState;
  won: boolean;
  reason: OutcomeReason;
}

/** `GET …/budget/cycles/:id/geolatvija`. */
export interface GeolatvijaView {
  /** Newest first. */
  imports: GeolatvijaImport[];
  /** Whether projects and results can be taken over now; why not, else. */
  projects: Violation[];
  results: Violation[];
  differences: GeolatvijaDifference[];
}

/** `GET …/budget/:year/geolatvija`, for everybody: what came from GeoLatvija.lv. */
export interface PublicGeolatvija {
  projectsOn: LegalDay | null;
  resultsOn: LegalDay | null;
  /** Empty until the result is announced. */
  differences: GeolatvijaDifference[];
}

/** Where a project was submitted, when not here. */
export interface ProjectOrigin {
  source: 'geolatvija';
  url: string | null;
  /** As GeoLatvija.lv knows it. */
  externalId: string;
  state: GeolatvijaState | null;
  importedOn: LegalDay;
}
