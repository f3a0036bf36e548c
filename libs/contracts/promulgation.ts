import type { LegalDay } from './decision.js';
import type { ContainerReport } from './signatures.js';

/** How a package went to the official gazette; public bodies send electronically (OPL 11(2)). */
export type SendingMeans = 'gazette_system' | 'eaddress' | 'email';

/** All values of {@link SendingMeans}. */
export const SENDING_MEANS: readonly SendingMeans[] = ['gazette_system', 'eaddress', 'email'];

/** Body of `PUT …/promulgation`: what is decided before the package is sent. */
export interface PreparePromulgation {
  /** A person has read both texts for personal and restricted data (OPL 11(1)). */
  personalDataChecked: boolean;
  /** The day that the by-law itself sets for its entry into force; `null` = the day after publication. */
  ownEntryDay: LegalDay | null;
  /** The point of the by-law that sets it, as printed. */
  ownEntryPoint: string | null;
  /** The consolidated version of the amended act goes along (OPL trans. 12); yes when left out. */
  withConsolidated?: boolean;
}

/** Body of `POST …/promulgation/sending`. */
export interface RecordSending {
  sentOn: LegalDay;
  means: SendingMeans;
  ministryInformedOn: LegalDay | null;
}

/** Body of `POST …/promulgation/publication`. */
export interface RecordPublicationInGazette {
  /** Official publication number, for example `2026/225.13`. */
  number: string;
  day: LegalDay;
}

/** The promulgation of one by-law as the workspace shows it. */
export interface PromulgationView {
  bylawVersionId: string;
  memorandumVersionId: string | null;
  /** Digest of the by-law's text inside the package. */
  digest: string;
  personalDataChecked: boolean;
  ownEntryDay: LegalDay | null;
  ownEntryPoint: string | null;
  /** The last day for sending (PL 47(1)); `null` where the law sets none. */
  sendBy: LegalDay | null;
  sentOn: LegalDay | null;
  means: SendingMeans | null;
  ministryInformedOn: LegalDay | null;
  official: { number: string; day: LegalDay; url: string } | null;
  /** The day the by-law is in force from, once its publication is recorded. */
  entryDay: LegalDay | null;
  /** Files of the package, for the list before the download. */
  files: string[];
  /**
   * The act that the by-law amends, and whether its consolidated version is in the package (OPL trans. 12); `possible` is
   * whether it can be made without a person. `null` where none is amended.
   */
  consolidated: { number: string; title: string; included: boolean; possible: boolean } | null;
  /** How the by-law was signed (PL 37(5)). */
  signed: PromulgationSignature | null;
}

/** The signature on a by-law with its proof. */
export interface PromulgationSignature {
  by: string;
  day: LegalDay;
  means: 'container' | 'paper';
  /** Where the signed paper is filed. */
  paperReference: string | null;
  /** What the signed container holds; `null` for paper, and for containers that nobody has checked. */
  report: ContainerReport | null;
}

/** The number of an act as its address has it: `12/2026` becomes `12-2026`. */
export function numberSlug(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
}

/** The form of official publication numbers since "Latvijas Vēstnesis" is published electronically */
const ELECTRONIC = /^\d{4}\/\d{1,3}[A-Z]?\.\d{1,4}$/;

/**
 * The address of an official publication; `null` for older references (a printed issue, a local newspaper), which have
 * none.
 */
export function officialUrl(number: string): string | null {
  return ELECTRONIC.test(number) ? gazetteUrl(number) : null;
}

/** The address of an official publication in "Latvijas Vēstnesis". */
export function gazetteUrl(number: string): string {
  return `https://www.vestnesis.lv/op/${number}`;
}
