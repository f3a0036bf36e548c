import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson } from '#libs/contracts';
import { DocumentTexts, type CurrentText } from '../documents/index.js';
import type { AmendmentRow } from './amendments.js';

/** The texts that an amending dossier is about. */
export interface AmendmentTextSet {
  /** The act in force, as adopted or consolidated. */
  base: DocumentJson;
  bylaw: CurrentText;
  /** `null` where the amending by-law was written elsewhere. */
  edited: CurrentText | null;
}

/** Finds the texts of an amending dossier. */
@Injectable()
export class AmendmentTextSets {
  constructor(private readonly texts: DocumentTexts) {}

  /** As they are now; with `lock`, they stay so until the transaction ends. */
  async of(manager: EntityManager, row: AmendmentRow, lock = false): Promise<AmendmentTextSet> {
    const { municipalityId, workingDocumentId } = row;
    const documents = await this.texts.ofDossier(manager, municipalityId, row.dossierId);
    const bylaw = documents.find(({ kind }) => kind === 'bylaw');
    if (!bylaw) throw new Error('The dossier has no by-law.');
    const current = (documentId: string) => this.texts.current(manager, { municipalityId, documentId }, lock);
    return {
      base: (await this.texts.named(manager, municipalityId, row.baseVersionId)).content,
      edited: workingDocumentId ? await current(workingDocumentId) : null,
      bylaw: await current(bylaw.id),
    };
  }
}
