import type { ActRef } from './amendments.js';
import type { LegalDay } from './decision.js';

/** What happened to the law or regulation that by-laws cite. */
export type BasisChangeKind = 'amended' | 'repealed';

/** All values of {@link BasisChangeKind}. */
export const BASIS_CHANGE_KINDS: readonly BasisChangeKind[] = ['amended', 'repealed'];

/** What a person found: it still holds, it has to be amended, or it lost force with its basis (OPL 9(5)). */
export type BasisOutcome = 'holds' | 'amend' | 'lapsed';

/** All values of {@link BasisOutcome}. */
export const BASIS_OUTCOMES: readonly BasisOutcome[] = ['holds', 'amend', 'lapsed'];

/** Body of `POST …/basis-changes`. */
export interface RecordBasisChange {
  /** The place as a by-law would cite it, for example `Pašvaldību likuma 44. panta otrā daļa`. */
  place: string;
  kind: BasisChangeKind;
  /** The day the change is in force from. */
  from: LegalDay;
  /** Where the change can be read. */
  sourceUrl: string | null;
}

/** Body of `POST …/basis-changes/:id/acts/:actId`. */
export interface DecideBasisCheck {
  outcome: BasisOutcome;
  reason: string;
}

/** An act that cites what was changed. */
export interface BasisCheckView {
  actId: string;
  act: ActRef;
  /** How it cites the place, in its own words. */
  citations: string[];
  decision: { outcome: BasisOutcome; reason: string; by: string; at: string } | null;
}

/** A change of a law or regulation with the acts that it may concern. */
export interface BasisChangeView extends RecordBasisChange {
  id: string;
  recordedBy: string;
  recordedAt: string;
  acts: BasisCheckView[];
}
