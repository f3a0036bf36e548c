import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';

/** Metadata key of {@link Requires}. */
export const REQUIRED_PERMISSION = 'vietvara:permission';
/** Metadata key of {@link Public}. */
export const PUBLIC_ROUTE = 'vietvara:public';

/** The permission a route asks for, in the municipality its path names (or in any, where it names none). */
export const Requires = (permission: Permission) => SetMetadata(REQUIRED_PERMISSION, permission);

/** A route that anybody may call. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
