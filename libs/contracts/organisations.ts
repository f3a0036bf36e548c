import type { LegalDay } from './decision.js';

/** How a claim of an organisation was decided. */
export type OrganisationClaimState = 'pending' | 'confirmed' | 'refused';

/** Body of `POST /api/organisation-claims`. */
export interface ClaimOrganisation {
  /** Eleven digits. */
  registrationNo: string;
  name: string;
  email: string;
  /** By what right the person speaks for it: board, power of attorney … */
  authority: string;
}

/** A claim as its author and the deciding administrators see it. */
export interface OrganisationClaimView extends ClaimOrganisation {
  id: string;
  state: OrganisationClaimState;
  person: string;
  claimedDay: LegalDay;
  decidedDay: LegalDay | null;
  /** Municipality whose administrator decided. */
  decidedBy: string | null;
  /** What was checked, or why it was refused. */
  basis: string;
  /** The organisation is known already under this number. */
  known: boolean;
}

/** Body of `POST /api/m/:place/organisation-claims/:id/decision`. */
export interface DecideOrganisationClaim {
  confirmed: boolean;
  basis: string;
}
