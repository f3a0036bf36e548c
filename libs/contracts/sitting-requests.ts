import type { ArticleRef, LegalDay } from './decision.js';
import type { SittingInitiator } from './council-sittings.js';

/** Body of `POST …/sitting-requests`: an extraordinary sitting that was asked for (PL 30(2)). */
export interface RecordSittingRequest {
  by: SittingInitiator;
  receivedOn: LegalDay;
  /** What the sitting is to deal with. */
  agenda: string;
  urgency: string | null;
}

/** A request that no sitting has answered yet. */
export interface SittingRequestView extends RecordSittingRequest {
  id: string;
  /** Last day for calling the sitting. */
  callBy: LegalDay;
  article: ArticleRef;
  late: boolean;
  /** Its matters may go to the next regular sitting instead (PL 30(3)). */
  mayGoToRegular: boolean;
}
