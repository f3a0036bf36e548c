import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readRepeals } from '#libs/bylaw-amend';
import type { RepealsSlice } from '#libs/bylaw-procedure';
import { DossierFactsRegistry, type FactsContext } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Acts } from '../promulgation/index.js';

/** What the guards want to know of the acts that a by-law declares to have lost force. */
@Injectable()
export class RepealFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly texts: DocumentTexts,
    private readonly acts: Acts,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('repeals', (manager, context) => this.slice(manager, context));
  }

  private async slice(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<RepealsSlice | null> {
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const bylaw = documents.find(({ kind }) => kind === 'bylaw');
    if (!bylaw) return null;
    const { doc } = await this.texts.current(manager, { municipalityId, documentId: bylaw.id });
    // Facts are gathered for whole lists of dossiers, and hardly any by-law repeals another: numbering waits for the words.
    if (!/par spēku zaudējuš/iu.test(doc.textContent)) return null;
    const named = readRepeals(doc);
    if (named.length === 0) return null;
    const unknown: string[] = [];
    for (const { number, adopted } of named) {
      if (!(await this.acts.numbered(manager, municipalityId, number, adopted))) unknown.push(number);
    }
    return { named: named.length, unknown };
  }
}
