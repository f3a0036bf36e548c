import type { LegalDay } from './decision.js';

/** Kinds of municipalities of Latvia. */
export type MunicipalityKind = 'novads' | 'valstspilseta';

/** Kinds of institutions that people hold roles in. */
export const INSTITUTION_KINDS = [
  'administration',
  'council',
  'department',
  'ministry',
  'ngo',
  'residents_council',
  'other',
] as const;

/** One of {@link INSTITUTION_KINDS}. */
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** What an administrator may change about the municipality. */
export interface MunicipalitySettings {
  /** For example "Vidzāles novads". */
  name: string;
  /** For example "Vidzāles novada", as titles of by-laws need it. */
  nameGenitive: string;
  /** Issuer in the heading of a by-law, for example "Vidzāles novada dome". */
  councilName: string;
  /** How many councillors the council has. */
  councilSize: number;
  /** Where the council sits, the place in the heading of a by-law. */
  seat: string;
  population: number | null;
  /** Host of the official website, without scheme and path. */
  officialDomain: string;
  contactEmail: string;
  address: string;
  /** `#rrggbb` in lower case. */
  colour: string;
  /** Pattern of by-law numbers, for example `{n}/{yyyy}`; see `formatNumber` of `bylaw-procedure`. */
  numberPattern: string;
  /**
   * A by-law that may not be published any more (PL 47(7)) may be corrected and reviewed again: the law neither says so
   * nor forbids it. Left out in a change = as before.
   */
  lateCorrectionAllowed?: boolean;
  /**
   * Working days after which what was sent to a ministry electronically is presumed received; `null` = nothing is
   * presumed. Left out in a change = as before.
   */
  receiptPresumptionWorkingDays?: number | null;
  /**
   * From which day the two years for a winning project of the participatory budget run (PL 62(2) does not say): the
   * announcement of the result, or the start of the work. Left out in a change = as before.
   */
  deliveryTermFrom?: 'results' | 'start';
  /**
   * Codes of rules of the linter (`LINT_RULES`) that are used here although nobody has read what they rest on. Left out
   * in a change = as before.
   */
  lintRules?: readonly string[];
}

/** The municipality as every feature may know it. */
export interface MunicipalityProfile extends MunicipalitySettings {
  id: string;
  /** First segment of the municipality's addresses; it does not change. */
  slug: string;
  /** ATVK code. */
  code: string;
  /** Short code inside dossier numbers, for example `VID` in `26-SN-VID-12`. */
  shortCode: string;
  kind: MunicipalityKind;
}

/** The settings page: the profile, its version for a guarded update, and what the installation decides. */
export interface SettingsView extends MunicipalityProfile {
  version: number;
  /** Name of the reviewing ministry; configuration of the installation, shown only. */
  ministryName: string;
}

/** An institution of the municipality. */
export interface InstitutionView {
  id: string;
  kind: InstitutionKind;
  name: string;
  registrationNo: string | null;
  email: string | null;
  /** Roles held in it, past ones too; an institution in use is not deleted. */
  roles: number;
  version: number;
}

/** What is entered about an institution. */
export interface InstitutionInput {
  kind: InstitutionKind;
  name: string;
  registrationNo: string | null;
  email: string | null;
}

/** Where a term stands on the legal day of today. */
export type TermState = 'coming' | 'current' | 'past';

/** Who stands in for the holder of a role, and when; both days count. */
export interface SubstitutionView {
  id: string;
  substituteId: string;
  substituteName: string;
  fromDay: LegalDay;
  toDay: LegalDay;
  reason: string;
  state: TermState;
  version: number;
}

/** A role held in an institution. */
export interface RoleView {
  id: string;
  /** One of the roles of `access-policy`. */
  role: string;
  institutionId: string;
  institutionName: string;
  validFrom: LegalDay;
  /** Last day of the role; null while it is open. */
  validTo: LegalDay | null;
  state: TermState;
  substitutions: SubstitutionView[];
  version: number;
}

/** A person who has, had or will have a role in the municipality. */
export interface PersonView {
  id: string;
  name: string;
  email: string | null;
  /** Whether the person has logged in: from then on the name comes from the identity provider. */
  known: boolean;
  version: number;
  roles: RoleView[];
}

/** Somebody who can be chosen as a substitute. */
export interface Colleague {
  id: string;
  name: string;
}

/** The page on which a person names substitutes for their own roles. */
export interface OwnRolesView {
  roles: RoleView[];
  colleagues: Colleague[];
}

/** Who gets a role: somebody already known here, or anybody by personal code. */
export type PersonInput = { id: string } | { personalCode: string; name: string; email: string | null };

/** Somebody who holds a role on a day, by right or as a substitute. */
export interface RoleHolder {
  assignmentId: string;
  personId: string;
  name: string;
  email: string | null;
  preferredLanguage: 'lv' | 'en';
  institutionId: string;
  /** The person whose role it is, when held as a substitute. */
  onBehalfOf: string | null;
}

/** Kinds of days that differ from the ordinary week. */
export const CALENDAR_DAY_KINDS = ['holiday', 'moved_free', 'moved_working'] as const;

/** One of {@link CALENDAR_DAY_KINDS}. */
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** A day of the calendar with where it comes from. */
export interface CalendarEntry {
  day: LegalDay;
  kind: CalendarDayKind;
  name: string;
  /** Law, order of the Cabinet, or decision of the municipality. */
  source: string;
}

/** A day as it holds for the municipality. */
export interface CalendarDayView extends CalendarEntry {
  /** The municipality's own row; its id and version let it be changed. Null for a day of the installation. */
  own: { id: string; version: number; pairDay: LegalDay | null } | null;
  /** The installation's day that the own row replaces. */
  replaces: CalendarEntry | null;
}

/** A year's days that differ from the ordinary week. */
export interface CalendarYearView {
  year: number;
  days: CalendarDayView[];
}

/** A proposed holiday against what is entered: absent, entered otherwise, or the same. */
export interface HolidayProposal extends CalendarEntry {
  status: 'absent' | 'differs' | 'same';
  present: CalendarEntry | null;
}

/** What the last import of the register counted. */
export interface RegisterStatistics {
  importedAt: string;
  legalDay: LegalDay;
  importedBy: string;
  entries: number;
  /** People aged 16 or over on the day of the import. */
  aged16: number;
  territories: { name: string; entries: number }[];
}

/** One act of the audit record, with the names that its ids stand for today. */
export interface AuditEntryView {
  seq: string;
  at: string;
  legalDay: LegalDay;
  actorKind: 'anonymous' | 'person' | 'system';
  actorName: string | null;
  /** The role it was done in. */
  role: string | null;
  onBehalfOf: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
  digest: string;
}

/** A page of the audit record, newest first; `next` asks for the older ones. */
export interface AuditPage {
  entries: AuditEntryView[];
  next: string | null;
  actions: string[];
}

/** Why the chain of the audit record does not hold. */
export type ChainFault = 'missing' | 'link' | 'digest' | 'head';

/** Digests as hexadecimal SHA-256: what a record says and what its content makes. */
export interface ChainMismatch {
  stored: string;
  computed: string;
}

/**
 * What became of an end of the chain that was kept elsewhere: `kept` = the chain still goes through it; `changed` = the
 * record of that number has another digest, so the chain was written anew; `lost` = the chain is shorter than it was.
 */
export type ChainAnchor = 'kept' | 'changed' | 'lost';

/** Result of recomputing the chain of digests; `anchor` where an earlier end was given. */
export type AuditCheck = (
  | { ok: true; records: number; headDigest: string }
  | {
      ok: false;
      records: number;
      brokenAt: string;
      fault: ChainFault;
      /** Where two digests differ that should be one. */
      mismatch?: ChainMismatch;
    }
) & { anchor?: ChainAnchor };

/** The end of a municipality's chain, to be kept somewhere else: whoever rewrites the chain cannot rewrite this. */
export interface AuditHead {
  format: 'vietvara-audit-head/1';
  municipality: string;
  records: number;
  /** Hexadecimal SHA-256 of the last record, over the digest before it and the record's canonical JSON. */
  headDigest: string;
  savedAt: string;
}
