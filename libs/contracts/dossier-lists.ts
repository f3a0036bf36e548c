import type { BylawKind, BylawTopic, DeadlineView } from './bylaws.js';
import type { LegalDay } from './decision.js';

/** One row of the dossier list. */
export interface DossierListItem {
  id: string;
  code: string;
  title: string;
  kind: BylawKind;
  topic: BylawTopic;
  state: string;
  stateSince: LegalDay;
  track: 'A' | 'B' | null;
  lawyer: string;
  changedAt: string;
  /** What comes next; `null` in a final state, and where the list was not asked for in order of deadlines. */
  next: DossierListNext | null;
}

/** What comes next for a dossier in a list. */
export interface DossierListNext {
  event: string;
  /** Who acts now. */
  actor: string;
  deadline: DeadlineView | null;
}

/** A page of dossiers with the number in every state for the board. */
export interface DossierList {
  items: DossierListItem[];
  total: number;
  page: number;
  pageSize: number;
  byState: Record<string, number>;
}

/** Something that waits for the caller. */
export interface InboxItem {
  place: { slug: string; name: string };
  dossier: { id: string; code: string; title: string; state: string };
  /** The next event of the dossier. */
  event: string;
  /** The role in which it waits for the caller. */
  actor: string;
  /** Conditions of the event that the caller can meet; empty when only the event itself is left to do. */
  waitsFor: string[];
  deadline: Pick<DeadlineView, 'code' | 'day' | 'sense' | 'overdue'> | null;
  /** Where it is done, without language and leading slash; left out where that is a page of the dossier. */
  path?: string;
  /** How many conditions of the event are not met yet, whoever can meet them. */
  missing: number;
  ready: boolean;
}
