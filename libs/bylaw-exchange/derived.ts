import { bylawSchema, numberDocument } from '#libs/bylaw-document';
import type { DocumentJson } from './tree.js';

/**
 * The document with derived numbers instead of the fixed ones of an import, where the source says that its numbers are
 * derived; as it is where any number would then be another one.
 */
export function withDerivedNumbers(document: DocumentJson): DocumentJson {
  const free = withoutLabels(document);
  const before = numberDocument(bylawSchema.nodeFromJSON(document));
  const after = numberDocument(bylawSchema.nodeFromJSON(free));
  for (const [id, unit] of before) {
    const derived = after.get(id);
    if (derived?.text !== unit.text || derived.printed !== unit.printed) return document;
  }
  return free;
}

function withoutLabels(node: DocumentJson): DocumentJson {
  const attrs = node.attrs && 'label' in node.attrs ? { ...node.attrs, label: null } : node.attrs;
  return {
    ...node,
    ...(attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map(withoutLabels) } : {}),
  };
}
