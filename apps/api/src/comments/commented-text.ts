import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { Dossiers, type DossierRow } from '../bylaws/index.js';
import { DocumentTrail, type DocumentHead } from '../documents/index.js';
import { Refused } from '../platform/http/refused.js';

/** A text that is commented on. */
export interface CommentedText {
  head: DocumentHead;
  dossier: DossierRow;
}

/** The texts that have comments: by-law and memorandum of a dossier. */
@Injectable()
export class CommentedTexts {
  constructor(
    private readonly trail: DocumentTrail,
    private readonly dossiers: Dossiers,
  ) {}

  /** @throws Refused 404 when the municipality has no such text. */
  async load(manager: EntityManager, municipalityId: string, documentId: string): Promise<CommentedText> {
    const head = await this.trail.head(manager, { municipalityId, documentId });
    if (head.dossierId === null || (head.kind !== 'bylaw' && head.kind !== 'memorandum'))
      throw Refused.notFound('document');
    return { head, dossier: await this.dossiers.load(manager, municipalityId, head.dossierId) };
  }
}

/** @throws Refused 401 when nobody is logged in. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
