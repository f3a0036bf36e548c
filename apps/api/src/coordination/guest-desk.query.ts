import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { CoordinationGuestView, Violation } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';
import { CoordinationStore } from './coordination-store.js';
import { Links, type LinkRef } from './links.js';
import { RequestDeskQuery, type FoundRequest } from './request-desk.query.js';

/** What a party without an account sees behind its link: its one draft and nothing else. */
@Injectable()
export class GuestDeskQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly links: Links,
    private readonly desk: RequestDeskQuery,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** @throws Refused 404 for an unknown secret, 403 for a link that opens no more. */
  async open(secret: string): Promise<CoordinationGuestView<Comparison>> {
    const { manager } = this.dataSource;
    const link = await this.links.find(manager, secret);
    const found = await this.load(manager, link);
    await this.links.opened(manager, link);
    const { contactEmail } = await this.profiles.byId(link.municipalityId, manager);
    return {
      ...(await this.desk.of(manager, found)),
      expiresOn: link.expiresOn,
      replyTo: contactEmail,
      toAnswer: guestRefusals(found),
    };
  }

  /** The round and the party behind a link. */
  async load(manager: EntityManager, link: LinkRef): Promise<FoundRequest> {
    const dossier = await this.dossiers.load(manager, link.municipalityId, link.dossierId);
    const rounds = await this.store.rounds(manager, link.municipalityId, link.dossierId);
    const round = rounds.find(({ id }) => id === link.roundId);
    const party = round?.parties.find(({ id }) => id === link.partyId);
    if (!round || !party) throw Refused.notFound('link');
    return { dossier, rounds, round, party };
  }
}

/** Why no opinion can be given behind the link now. */
export function guestRefusals({ round, party }: Pick<FoundRequest, 'round' | 'party'>): Violation[] {
  const violations: Violation[] = [];
  if (round.endedDay !== null) violations.push({ code: 'coordination.round_ended' });
  if (party.opinion) violations.push({ code: 'coordination.opinion_given' });
  return violations;
}
