import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import type { Actor } from '#libs/access-policy';
import type { ClaimOrganisation as ClaimInput, Violation } from '#libs/contracts';
import { registrationNumber } from '#libs/coordination-rules';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { personOf } from '../actor.js';

/** Says that the actor speaks for an organisation. Nothing follows from it until somebody has checked it. */
@Injectable()
export class ClaimOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 for a second claim of the same organisation, 422 for what is missing. */
  async run(actor: Actor, { name, email, authority, ...input }: ClaimInput): Promise<{ id: string }> {
    const number = registrationNumber(input.registrationNo);
    const violations: Violation[] = [];
    if (number === null) violations.push({ code: 'organisation.number_wrong', where: 'registrationNo' });
    if (name === '') violations.push({ code: 'organisation.name_missing', where: 'name' });
    if (!isEmail(email)) violations.push({ code: 'organisation.email_missing', where: 'email' });
    if (authority === '') violations.push({ code: 'organisation.authority_missing', where: 'authority' });
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      const rows = await tx.manager.query<unknown[]>(
        `INSERT INTO organisation_claim (id, person_id, registration_no, name, email, authority, claimed_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person_id, registration_no) WHERE state <> 'refused' DO NOTHING RETURNING id`,
        [id, personOf(actor), number, name, email, authority, this.clock.legalToday()],
      );
      if (rows.length === 0) throw new Refused([{ code: 'organisation.claimed_already' }], 409);
      tx.audit({ action: 'organisation.claim', subjectType: 'organisation_claim', subjectId: id });
      return { id };
    });
  }
}
