import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonicalJson, idSource, sha256 } from '#libs/bylaw-document';
import { CONSULTATION_PART } from '#libs/bylaw-procedure';
import type { Decision, Part8Block, Part8Preview } from '#libs/contracts';
import { placedState } from '#libs/memorandum-rules';
import { composePart8, part8Changes, type KnownAuthor } from '#libs/participation-rules';
import { strongRandom } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { OpinionSubject } from './occasions.js';
import { part8Nodes, possiblePersons } from './part8-blocks.js';
import { Part8Sources } from './part8-sources.query.js';

/** What was generated last. */
export interface InsertedPart8 {
  sourceDigest: string;
  documentId: string;
  nodeIds: string[];
  blocks: Part8Block[];
  insertedAt: Date;
}

/** Part 8 of the memorandum as what was recorded is now. */
@Injectable()
export class Part8 {
  constructor(
    private readonly sources: Part8Sources,
    private readonly texts: DocumentTexts,
  ) {}

  /** What would be inserted, what that changes, and everything that speaks against it. */
  async preview(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Part8Preview> {
    const composed = await this.compose(manager, municipalityId, dossierId);
    const inserted = await this.inserted(manager, municipalityId, dossierId);
    const blocks = composed.allowed ? composed.blocks : [];
    return {
      blocks,
      violations: composed.allowed ? [] : composed.violations,
      warnings: possiblePersons(blocks, idSource(strongRandom)),
      current: composed.allowed && inserted?.sourceDigest === this.digestOf(blocks),
      insertedAt: inserted?.insertedAt.toISOString() ?? null,
      changes: composed.allowed ? part8Changes(inserted?.blocks ?? [], blocks) : { removed: [], added: [] },
      inText: inserted ? await this.inText(manager, municipalityId, inserted) : null,
    };
  }

  /** Whether the memorandum was filled from what is recorded now. */
  async isCurrent(manager: EntityManager, municipalityId: string, dossierId: string): Promise<boolean> {
    const inserted = await this.inserted(manager, municipalityId, dossierId);
    if (!inserted) return false;
    const composed = await this.compose(manager, municipalityId, dossierId);
    return composed.allowed && inserted.sourceDigest === this.digestOf(composed.blocks);
  }

  /** Composes the text. @returns the refusal where an answer names a person. */
  async compose(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<Decision<{ blocks: Part8Block[] }>> {
    return composePart8(await this.sources.of(manager, municipalityId, dossierId));
  }

  /** Everybody who gave an opinion. Restricted. */
  authors(manager: EntityManager, municipalityId: string, subject: OpinionSubject): Promise<KnownAuthor[]> {
    return this.sources.authors(manager, municipalityId, subject);
  }

  /** What was generated last, if anything. */
  async inserted(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<InsertedPart8 | undefined> {
    const [row] = await manager.query<InsertedPart8[]>(
      `SELECT source_digest AS "sourceDigest", document_id AS "documentId", node_ids AS "nodeIds", blocks,
              inserted_at AS "insertedAt"
         FROM opinion_summary WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row;
  }

  /** Digest of a text, by which it is known again. */
  digestOf(blocks: readonly Part8Block[]): string {
    return sha256(canonicalJson(blocks));
  }

  private async inText(
    manager: EntityManager,
    municipalityId: string,
    { documentId, nodeIds, blocks }: InsertedPart8,
  ): Promise<'current' | 'changed' | 'missing'> {
    const { doc } = await this.texts.current(manager, { municipalityId, documentId });
    return placedState(doc, CONSULTATION_PART, nodeIds, part8Nodes(blocks, idSource(strongRandom)));
  }
}
