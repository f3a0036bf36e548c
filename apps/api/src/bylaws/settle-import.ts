import { acceptedText, parseDocumentOfKind, rejectedText, renumber } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
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
  const { suggestions = 'keep' } = choice;
  const read = (content: DocumentJson, kind: 'bylaw' | 'memorandum'): Node => {
    const parsed = parseDocumentOfKind(withoutComments(content), kind);
    ensureAllowed(parsed, 422);
    if (suggestions === 'accept') return acceptedText(parsed.doc);
    return suggestions === 'reject' ? rejectedText(parsed.doc) : parsed.doc;
  };
  const bylaw = read(draft.bylaw, 'bylaw');
  return {
    bylaw: (choice.renumber ? renumber(bylaw) : bylaw).toJSON() as DocumentJson,
    memorandum: draft.memorandum ? (read(draft.memorandum, 'memorandum').toJSON() as DocumentJson) : null,
  };
}
