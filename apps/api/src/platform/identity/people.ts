import type { SessionMunicipality, SessionPerson } from '#libs/contracts';
import type { ProvenIdentity } from './identity-provider.js';

/** What logging in has to know and to write about people; the directory feature provides it. */
export abstract class People {
  /** The person behind a proven identity, created at the first login; returns their id. */
  abstract recognise(identity: ProvenIdentity): Promise<string>;
  /** The person with the roles held today, or null when there is no such person any more. */
  abstract describe(personId: string): Promise<SessionPerson | null>;
  /** The municipalities of this installation, by name. */
  abstract municipalities(): Promise<SessionMunicipality[]>;
}
