import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CoordinationPartyInput, LegalDay, Violation } from '#libs/contracts';
import type { DossierRow } from '../bylaws/index.js';
import { KnownInstitutions } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { TellParties, type FrozenTexts, type InvitedParty } from './tell-parties.js';

/** Makes parties of a round out of whom somebody names, and tells them. */
@Injectable()
export class InviteParties {
  constructor(
    private readonly institutions: KnownInstitutions,
    private readonly tell: TellParties,
  ) {}

  /** The parties as they are kept: institutions by their name and address of today. @throws Refused 422 for unknown ones. */
  async named(
    tx: Transaction,
    place: PlaceRef,
    inputs: readonly CoordinationPartyInput[],
  ): Promise<InvitedParty[]> {
    const known = await this.institutions.of(tx.manager, place.id);
    const unknown: Violation[] = [];
    const parties = inputs.map((input, index): InvitedParty => {
      const id = randomUUID();
      if (!('institutionId' in input)) return { id, institutionId: null, ...input };
      const found = known.find((institution) => institution.id === input.institutionId);
      if (!found) unknown.push({ code: 'coordination.institution_unknown', where: `parties.${index}` });
      const { institutionId } = input;
      return { id, institutionId, name: found?.name ?? '', email: found?.email ?? null, eAddress: null };
    });
    if (unknown.length > 0) throw new Refused(unknown, 422);
    return parties;
  }

  /** Writes the parties after those that the round has, and tells them. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    dossier: DossierRow,
    round: { id: string; dueDay: LegalDay; parties: number },
    parties: readonly InvitedParty[],
    frozen: FrozenTexts,
  ): Promise<void> {
    for (const [index, party] of parties.entries()) {
      await tx.manager.query(
        `INSERT INTO coordination_party (municipality_id, id, round_id, position, institution_id, name, email,
           e_address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          place.id,
          party.id,
          round.id,
          round.parties + index + 1,
          party.institutionId,
          party.name,
          party.email,
          party.eAddress,
        ],
      );
    }
    await this.tell.within(tx, place, dossier, round, parties, frozen);
  }
}
