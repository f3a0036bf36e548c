import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import type { AccessSubject, RestrictedThing } from '#libs/contracts';

/** Metadata key of {@link ShowsRestricted}. */
export const SHOWS_RESTRICTED = 'vietvara:restricted';

/** What a route shows of whom, as the access log keeps it. */
export interface RestrictedView {
  what: RestrictedThing;
  subject: AccessSubject;
  /** Parameter of the path with the subject's id; without it the municipality itself is the subject. */
  param?: string;
  /** Only people with one of these see the restricted part; others are not logged. */
  onlyWith?: readonly Permission[];
}

/** A route that shows restricted things: who calls it is written to the access log before anything is shown. */
export const ShowsRestricted = (view: RestrictedView) => SetMetadata(SHOWS_RESTRICTED, view);
