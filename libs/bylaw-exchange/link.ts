import { parseDocumentOfKind } from '#libs/bylaw-document';
import { linkReferences } from '#libs/citations';
import type { FindingList } from './findings.js';
import type { DocumentJson, Origin, Place } from './tree.js';

/**
 * The imported by-law with its references live (see `linkReferences`): what names a unit that there is not, or would
 * print otherwise if it were live, stays text and is a finding. A document that does not fit is left for the check.
 *
 * @param origins where the text of each block comes from, to find the line of a finding
 */
export function linkImported(
  json: DocumentJson,
  findings: FindingList,
  origins: readonly (Origin & Place)[],
): DocumentJson {
  const parsed = parseDocumentOfKind(json, 'bylaw');
  if (!parsed.allowed) return json;
  const linked = linkReferences(parsed.doc);
  if (linked.findings.length > 0) {
    const lines = linesOf(json, origins);
    for (const { code, node, printed, resolved } of linked.findings)
      findings.add(
        `import.${code}`,
        node === '' ? null : node,
        lines.get(node) ?? 1,
        resolved === '' ? { text: printed } : { text: printed, read: resolved },
      );
  }
  return linked.doc === parsed.doc ? json : textFirst(linked.doc.toJSON() as DocumentJson);
}

/** The same JSON with its fields in the order in which an import writes them. */
function textFirst({ type, attrs, content, text, marks }: DocumentJson): DocumentJson {
  return {
    type,
    ...(attrs ? { attrs } : {}),
    ...(content ? { content: content.map(textFirst) } : {}),
    ...(text === undefined ? {} : { text }),
    ...(marks ? { marks } : {}),
  };
}

function linesOf(json: DocumentJson, origins: readonly (Origin & Place)[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const origin of origins) {
    if (origin.in !== 'document' || origin.what !== 'text') continue;
    let node: DocumentJson | undefined = json;
    let id = '';
    for (const index of origin.path) {
      node = node?.content?.[index];
      id = (node?.attrs?.['id'] as string | undefined) ?? id;
    }
    if (!lines.has(id)) lines.set(id, origin.line);
  }
  return lines;
}
