import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ContactsSlice, MemorandumReviewSlice } from '#libs/bylaw-procedure';
import { reviewMemorandum } from '#libs/memorandum-rules';
import { DossierFactsRegistry, Dossiers, type FactsContext } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Calculations } from './calculations.query.js';
import { LobbyContacts } from './lobby-contacts.query.js';

/** What the guards want to know of the memorandum's substance and of contacts with lobbyists. */
@Injectable()
export class MemorandumFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly calculations: Calculations,
    private readonly contacts: LobbyContacts,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('memorandumReview', (manager, context) => this.review(manager, context));
    this.registry.contribute('contacts', (manager, context) => this.stated(manager, context));
  }

  private async review(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<MemorandumReviewSlice | null> {
    const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const of = (kind: 'bylaw' | 'memorandum') => documents.find((one) => one.kind === kind);
    const [bylaw, memorandum] = [of('bylaw'), of('memorandum')];
    if (!bylaw || !memorandum) return null;
    const text = await this.texts.current(manager, { municipalityId, documentId: memorandum.id });
    const norms = await this.texts.current(manager, { municipalityId, documentId: bylaw.id });
    const findings = reviewMemorandum(text.doc, {
      kind: dossier.kind,
      isFees: dossier.isFees,
      amends: /^groz[iī]jum/iu.test(dossier.title),
      bylaw: norms.doc,
      calculations: await this.calculations.states(manager, municipalityId, dossierId, text),
      // Whether part 8 is up to date is a condition of its own.
      part8Current: null,
    }).filter(({ severity }) => severity === 'warn');
    return {
      findings: findings.length,
      parts: [...new Set(findings.map(({ part }) => part))].filter((part) => part > 0),
    };
  }

  private async stated(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<ContactsSlice> {
    const statement = await this.contacts.statement(manager, municipalityId, dossierId);
    return { stated: statement !== 'unstated' };
  }
}
