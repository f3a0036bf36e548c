import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SubscriptionView } from '#libs/contracts';
import { maskedAddress } from '#libs/subscription-rules';
import { DeliveryNews } from '../budget/index.js';
import { PublicDossiers } from '../bylaws/index.js';
import { KnownInstitutions, MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { SubscriptionStore } from './subscription-store.js';

/** A subscription as whoever has its link sees it. */
@Injectable()
export class ReadSubscription {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SubscriptionStore,
    private readonly profiles: MunicipalityProfiles,
    private readonly dossiers: PublicDossiers,
    private readonly winners: DeliveryNews,
    private readonly institutions: KnownInstitutions,
  ) {}

  /** @throws Refused 404 for a link that is none. */
  async one(place: PlaceRef, token: string): Promise<SubscriptionView> {
    const { manager } = this.dataSource;
    const row = await this.store.byToken(manager, place.id, token);
    const { slug, name } = await this.profiles.byId(place.id);
    const { topic, territory, act, author, project } = row;
    const followed = project === null ? null : await this.winners.find(manager, place.id, project);
    const dossier = act === null ? null : await this.dossiers.find(place.id, act);
    const institutions = author === null ? [] : await this.institutions.of(manager, place.id);
    return {
      place: { slug, name },
      state: row.state,
      channel: row.channel,
      address: row.address === null ? '' : maskedAddress(row.channel, row.address),
      frequency: row.frequency,
      filter: { topic, territory, act, author, project },
      names: {
        act: dossier?.title ?? null,
        author: institutions.find(({ id }) => id === author)?.name ?? null,
        project: followed?.title ?? null,
      },
    };
  }
}
