import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { entryIntoForceDay, sendByDay, type SignatureSlice } from '#libs/bylaw-procedure';
import { gazetteUrl, type PromulgationSignature, type PromulgationView } from '#libs/contracts';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { SignedContainers } from '../platform/signatures/signed-containers.js';
import { AdoptedTexts } from './adopted-text.js';
import { GazettePackage } from './gazette-package.query.js';
import { Promulgations } from './promulgations.js';

/** The promulgation of one by-law, for the workspace. */
@Injectable()
export class ReadPromulgation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly promulgations: Promulgations,
    private readonly adopted: AdoptedTexts,
    private readonly workingDays: WorkingCalendar,
    private readonly gazettePackage: GazettePackage,
    private readonly containers: SignedContainers,
  ) {}

  /** `null` while nothing is prepared. */
  async of(place: PlaceRef, dossierId: string): Promise<{ promulgation: PromulgationView | null }> {
    const { manager } = this.dataSource;
    const row = await this.promulgations.find(manager, place.id, dossierId);
    if (!row) return { promulgation: null };
    const facts = await this.adopted.facts(manager, place.id, dossierId);
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const {
      officialNumber,
      officialDay,
      sentMeans,
      memorandumDigest: _memorandum,
      version: _version,
      withConsolidated: _withConsolidated,
      ...rest
    } = row;
    return {
      promulgation: {
        ...rest,
        means: sentMeans,
        sendBy: sendByDay(facts, calendar),
        official:
          officialNumber && officialDay
            ? { number: officialNumber, day: officialDay, url: gazetteUrl(officialNumber) }
            : null,
        entryDay: entryIntoForceDay(facts),
        ...(await this.gazettePackage.contents(place, dossierId)),
        signed: await this.signed(place, facts.signature),
      },
    };
  }

  private async signed(
    place: PlaceRef,
    signature: SignatureSlice | null,
  ): Promise<PromulgationSignature | null> {
    if (!signature) return null;
    const { by, day, means, paperReference, containerDigest } = signature;
    const { manager } = this.dataSource;
    const report = containerDigest ? await this.containers.find(manager, place.id, containerDigest) : null;
    return { by, day, means, paperReference, report };
  }
}
