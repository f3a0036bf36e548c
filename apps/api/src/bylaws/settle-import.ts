import { parseDocumentOfKind, renumber } from '#libs/bylaw-document';
import type { DocumentJson, ImportChoice, ImportPreview } from '#libs/contracts';
import { ensureAllowed } from '../platform/http/refused.js';
import { withoutComments } from './anchor-threads.js';

/**
 * The texts of a file that was read, as the reviewer chose to take them over. Comment marks go: their threads are kept with
 * the import, each with its place and its words.
 */
export function settledImport(
  draft: Pick<ImportPreview, 'bylaw' | 'memorandum'>,
  choice: Pick<ImportChoice, 'renumber' | 'suggestions'>,
): { bylaw: DocumentJson; memorandum: DocumentJson | null } {
  const bylaw = parseDocumentOfKind(withoutComments(draft.bylaw), 'bylaw');
  ensureAllowed(bylaw, 422);
  const doc = choice.renumber ? renumber(bylaw.doc) : bylaw.doc;
  return {
    bylaw: doc.toJSON() as DocumentJson,
    memorandum: draft.memorandum ? withoutComments(draft.memorandum) : null,
  };
}
