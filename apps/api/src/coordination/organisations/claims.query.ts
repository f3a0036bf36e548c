import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { OrganisationClaimView } from '#libs/contracts';
import { personOf } from '../actor.js';

const SELECT = `SELECT c.id, c.registration_no AS "registrationNo", c.name, c.email, c.authority, c.state,
    p.name AS person, c.claimed_day::text AS "claimedDay", c.decided_day::text AS "decidedDay",
    m.name AS "decidedBy", c.basis,
    EXISTS (SELECT 1 FROM institution i WHERE i.municipality_id IS NULL AND i.kind = 'ngo'
             AND i.registration_no = c.registration_no) AS known
  FROM organisation_claim c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN municipality m ON m.id = c.decided_place`;

/** Claims of organisations, which belong to no municipality. */
@Injectable()
export class OrganisationClaims {
  constructor(private readonly dataSource: DataSource) {}

  /** The actor's own, newest first. */
  mine(actor: Actor): Promise<OrganisationClaimView[]> {
    return this.dataSource.query(`${SELECT} WHERE c.person_id = $1 ORDER BY c.claimed_day DESC, c.id`, [
      personOf(actor),
    ]);
  }

  /** For whoever may decide: what waits anywhere, oldest first, then the latest decisions. */
  all(): Promise<OrganisationClaimView[]> {
    return this.dataSource.query(
      `${SELECT} ORDER BY c.state <> 'pending', CASE WHEN c.state = 'pending' THEN c.claimed_day END,
         c.decided_day DESC, c.id LIMIT 100`,
    );
  }
}
