import type { Assets, TextualModification } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';

/** Something that happened to the act, for its life cycle. */
export interface AknEvent {
  date: LegalDay;
  type: 'generation' | 'amendment' | 'repeal';
  /** The identifier (`/akn/…`) or address of the act that made it; the act itself where left out. */
  source?: string;
  /** What to call that act. */
  title?: string;
}

/** The days from which and to which (included) a norm is in force; a missing one is open or not known. */
export interface AknPeriod {
  from?: LegalDay;
  until?: LegalDay;
}

/** The act that an amending by-law changes. */
export interface AmendedWork {
  /** Its identifier, `/akn/lv-…/act/saistosie-noteikumi/2026/5`. */
  uri: string;
  /** Its text before the amendment, by which places in it get their identifiers. */
  document?: Node;
}

/**
 * What is known of the act beside its text. Nothing is invented: an unknown date is `0001-01-01`, an unknown number `nn`,
 * an unknown municipality leaves the jurisdiction at `lv`, an unknown author is called `nezināms`.
 */
export interface AknOptions {
  /** An adopted by-law is an `act`, a draft a `bill`. */
  status: 'draft' | 'adopted';
  /** Jurisdiction of the identifier: `lv-` and the short name of the municipality. */
  jurisdiction?: string;
  /** Who issues the act: a short name for identifiers, and the name. */
  author?: { code: string; name: string };
  /** The number of the by-law, as printed. */
  number?: string;
  /** The day of adoption. */
  adopted?: LegalDay;
  /** The day of this wording; the day of adoption where left out. */
  version?: LegalDay;
  /** The day of the export. */
  exported?: LegalDay;
  /** The publication in the official gazette. */
  published?: { date: LegalDay; number?: string };
  events?: readonly AknEvent[];
  /** Validity of single norms by the id of the unit. */
  periods?: ReadonlyMap<string, AknPeriod>;
  memorandum?: Node | null;
  /** Bytes of the images; an image without bytes stays a reference. */
  assets?: Assets;
  /** The wording first adopted: its identifiers become `wId` where they differ now. */
  original?: Node;
  /** For an amending by-law: the act that it changes and the changes. */
  amended?: AmendedWork;
  modifications?: readonly TextualModification[];
}
