import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierFacts } from '#libs/bylaw-procedure';
import { Clock } from '../platform/clock/clock.js';
import { DossierFactsRegistry } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Refused } from '../platform/http/refused.js';

/** The frozen texts that the council adopted, and the facts they were found by. */
export interface AdoptedText {
  bylawVersionId: string;
  memorandumVersionId: string | null;
  facts: DossierFacts;
}

/** Finds what the council adopted: by digest, so that nothing else can be promulgated. */
@Injectable()
export class AdoptedTexts {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly texts: DocumentTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 `package_missing` while nothing is adopted. */
  async of(manager: EntityManager, municipalityId: string, dossierId: string): Promise<AdoptedText> {
    const facts = await this.facts(manager, municipalityId, dossierId);
    const versions = await this.texts.namedOf(manager, municipalityId, { dossierId });
    const byDigest = (kind: 'bylaw' | 'memorandum', digest: string | null | undefined) =>
      versions.find((version) => version.kind === kind && version.digest === digest)?.id ?? null;
    const bylawVersionId = byDigest('bylaw', facts.council?.adoptedDigest);
    if (bylawVersionId === null) {
      throw new Refused([{ code: 'nothing_adopted', article: { act: 'PL', ref: '47(1)' } }], 409);
    }
    return {
      bylawVersionId,
      memorandumVersionId: byDigest('memorandum', facts.council?.adoptedMemorandumDigest),
      facts,
    };
  }

  /** All facts of the dossier, as the guards see them. */
  facts(manager: EntityManager, municipalityId: string, dossierId: string): Promise<DossierFacts> {
    return this.registry.gather(manager, {
      municipalityId,
      dossierId,
      today: this.clock.legalToday(),
      reason: null,
    });
  }
}
