import type { LegalDay } from './decision.js';

/** A municipality as the frame of every page shows it. */
export interface SessionMunicipality {
  slug: string;
  name: string;
  /** `#rrggbb`. */
  colour: string;
  /** Short code inside dossier numbers. */
  code: string;
  /** Rules of the linter that the municipality switched on beside the usual ones; absent where there are none. */
  lintRules?: readonly string[];
}

/** A role held today. */
export interface SessionAssignment {
  id: string;
  role: string;
  institutionName: string;
  /** Null for institutions of the state. */
  municipality: SessionMunicipality | null;
  /** Whose role it is, when it is held as a substitute. */
  onBehalfOfName?: string;
}

/** The person who is logged in. */
export interface SessionPerson {
  id: string;
  name: string;
  assignments: SessionAssignment[];
  /** Permissions by the slug of the municipality they hold in; places without a role of the person are absent. */
  permissions: Record<string, string[]>;
}

/** Answer of `GET /api/session`. */
export interface SessionView {
  mode: 'demo' | 'production';
  /** Today by legal time. */
  legalToday: LegalDay;
  person: SessionPerson | null;
  municipalities: SessionMunicipality[];
  /** To be sent back in the header `x-csrf-token` with every change. */
  csrfToken: string;
}

/** Answer of `POST /auth/logout`. */
export interface LogoutAnswer {
  /** Where the browser goes next: the identity provider's own logout, or the start page. */
  redirect: string;
}
