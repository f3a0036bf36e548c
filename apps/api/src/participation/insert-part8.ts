import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { idOf, idSource, memorandumSchema, type IdSource } from '#libs/bylaw-document';
import { CONSULTATION_PART } from '#libs/bylaw-procedure';
import type { DocumentJson, Part8Block } from '#libs/contracts';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { AppendSteps, DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Part8 } from './part8.query.js';

const ARTICLE = { act: 'PL', ref: '46(3)' } as const;

/** Writes the summary of the opinions into part 8 of the memorandum, as a step of the lawyer's. */
@Injectable()
export class InsertPart8 {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly appendSteps: AppendSteps,
    private readonly part8: Part8,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /**
   * Replaces what was inserted before; what else the lawyer wrote in the part stays.
   *
   * @throws Refused 409 where the text may not be changed now or somebody writes it, 422 where an answer names a person.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
  ): Promise<{ documentId: string; version: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, place.id, dossierId, { lock: true });
      const composed = await this.part8.compose(manager, place.id, dossierId);
      ensureAllowed(composed, 422);
      const documents = await this.texts.ofDossier(manager, place.id, dossierId);
      const memorandum = documents.find(({ kind }) => kind === 'memorandum');
      if (!memorandum) throw Refused.notFound('document');
      const { doc, version } = await this.texts.current(
        manager,
        { municipalityId: place.id, documentId: memorandum.id },
        true,
      );
      const inserted = blocksOf(composed.blocks, idSource(strongRandom));
      const step = replacing(doc, await this.insertedBefore(manager, place.id, dossierId), inserted);
      const appended = await this.appendSteps.within(tx, place.id, memorandum.id, {
        version,
        clientId: `part8-${idSource(strongRandom)()}`,
        steps: [step.toJSON() as DocumentJson],
      });
      await manager.query(
        `INSERT INTO opinion_summary AS s (municipality_id, dossier_id, source_digest, document_id, node_ids,
           inserted_by, inserted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT ON CONSTRAINT opinion_summary_pk DO UPDATE SET source_digest = EXCLUDED.source_digest,
           node_ids = EXCLUDED.node_ids, inserted_by = EXCLUDED.inserted_by, inserted_at = EXCLUDED.inserted_at`,
        [
          place.id,
          dossierId,
          this.part8.digestOf(composed.blocks),
          memorandum.id,
          inserted.flatMap((node) => idOf(node) ?? []),
          actor.personId,
          this.clock.legalNow(),
        ],
      );
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'insertOpinionSummary',
        permission: 'participation.answer',
        article: ARTICLE,
        details: { documentId: memorandum.id, version: appended.version },
      });
      return { documentId: memorandum.id, version: appended.version };
    });
  }

  private async insertedBefore(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<ReadonlySet<string>> {
    const [row] = await manager.query<{ node_ids: string[] }[]>(
      `SELECT node_ids FROM opinion_summary WHERE municipality_id = $1 AND dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return new Set(row?.node_ids);
  }
}

function blocksOf(blocks: readonly Part8Block[], newId: IdSource): Node[] {
  const paragraph = (text: string): Node =>
    memorandumSchema.node('paragraph', { id: newId() }, [memorandumSchema.text(text)]);
  return blocks.map((block) =>
    'paragraph' in block
      ? paragraph(block.paragraph)
      : memorandumSchema.node(
          'bullet_list',
          { id: newId() },
          block.list.map((text) => memorandumSchema.node('list_item', null, [paragraph(text)])),
        ),
  );
}

/** The step that puts the blocks behind what the part says by itself. */
function replacing(doc: Node, before: ReadonlySet<string>, inserted: readonly Node[]): ReplaceStep {
  let step: ReplaceStep | null = null;
  doc.forEach((part, position) => {
    if (part.attrs['part'] !== CONSULTATION_PART) return;
    const own = part.children.filter(
      (node) => !before.has(idOf(node) ?? '') && !(node.isTextblock && node.childCount === 0),
    );
    const content = Fragment.fromArray([...own, ...inserted]);
    step = new ReplaceStep(position + 1, position + part.nodeSize - 1, new Slice(content, 0, 0));
  });
  if (!step) throw Refused.notFound('part');
  return step;
}

function strongRandom(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32;
}
