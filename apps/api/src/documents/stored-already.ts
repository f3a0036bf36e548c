import type { EntityManager } from 'typeorm';
import { canonicalJson } from '#libs/bylaw-document';
import type { AppendSteps, DocumentJson } from '#libs/contracts';
import type { DocumentHead } from './document-store.js';

interface StoredStep {
  step: DocumentJson;
  client_id: string;
  author_id: string | null;
}

/** How many of the first steps of a request are in the log already, from this editor, at their very place. */
export async function storedAlready(
  manager: EntityManager,
  head: DocumentHead,
  body: AppendSteps,
  author: string | null,
): Promise<number> {
  if (body.version === head.version) return 0;
  const stored = await manager.query<StoredStep[]>(
    `SELECT step, client_id, author_id FROM document_step
      WHERE municipality_id = $1 AND document_id = $2 AND version > $3 ORDER BY version LIMIT $4`,
    [head.municipalityId, head.documentId, body.version, body.steps.length],
  );
  const differs = body.steps.findIndex((step, index) => {
    const same = stored[index];
    return (
      same === undefined ||
      same.client_id !== body.clientId ||
      same.author_id !== author ||
      canonicalJson(same.step) !== canonicalJson(step)
    );
  });
  return differs === -1 ? body.steps.length : differs;
}
