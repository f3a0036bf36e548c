import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AnchorFinder, mapAnchor, mapAnchorBack, type TextAnchor } from '#libs/bylaw-document';
import type { ThreadPlace } from '#libs/contracts';
import { DocumentTrail, type DocumentHead } from '../documents/index.js';
import type { ThreadRow } from './comment-store.js';

/** Threads that are behind the text by so many versions are settled in the version that was asked for. */
const SETTLE_AFTER = 50;

/** Finds where threads stand in a version of their text. */
@Injectable()
export class CommentPlaces {
  constructor(private readonly trail: DocumentTrail) {}

  /**
   * The places by thread. Where a thread is far behind, its place is kept as of this version, so that nobody has to go
   * through the same steps again; who only read it changed nothing that anybody sees.
   */
  async at(
    manager: EntityManager,
    head: DocumentHead,
    threads: readonly ThreadRow[],
    version: number,
  ): Promise<Map<string, ThreadPlace>> {
    const places = new Map<string, ThreadPlace>();
    const anchored = threads.flatMap((thread) => anchorsOf(thread));
    for (const { id, nodeId } of threads) if (nodeId === null) places.set(id, { kind: 'whole' });
    if (anchored.length === 0) return places;
    const versions = anchored.map(({ anchor }) => anchor.version);
    const first = Math.min(version, ...versions);
    const steps = await this.trail.steps(manager, head, first, Math.max(version, ...versions));
    const finder = new AnchorFinder(await this.trail.text(manager, head, version));
    for (const { id, anchor } of anchored) {
      const mapped =
        anchor.version <= version
          ? mapAnchor(anchor, steps.slice(anchor.version - first, version - first))
          : mapAnchorBack(anchor, steps.slice(version - first, anchor.version - first));
      places.set(id, finder.locate(mapped));
      if (version - anchor.version >= SETTLE_AFTER)
        await keep(manager, head.municipalityId, id, anchor.version, finder.settle(mapped, version));
    }
    return places;
  }
}

function anchorsOf(thread: ThreadRow): { id: string; anchor: TextAnchor }[] {
  const { id, nodeId, quote, words, atVersion: version, atFrom: from, atTo: to } = thread;
  if (nodeId === null) return [];
  return [{ id, anchor: { nodeId, quote, ...(words === null ? {} : { words }), version, from, to } }];
}

async function keep(
  manager: EntityManager,
  municipalityId: string,
  id: string,
  before: number,
  anchor: TextAnchor,
): Promise<void> {
  await manager.query(
    `UPDATE comment_thread SET node_id = $4, at_version = $5, at_from = $6, at_to = $7, words = $8
      WHERE municipality_id = $1 AND id = $2 AND at_version = $3`,
    [municipalityId, id, before, anchor.nodeId, anchor.version, anchor.from, anchor.to, anchor.words ?? null],
  );
}
