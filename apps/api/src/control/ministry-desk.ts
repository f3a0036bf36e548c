import type { Permission } from '#libs/access-policy';

/** A ministry that takes a step of control from its own desk. */
export interface MinistryDesk {
  institutionId: string;
  name: string;
  /** VARAM takes steps in all controls, others in those that they began. */
  all: boolean;
  permission: Permission;
}
