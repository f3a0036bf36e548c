import type { DocumentJson } from '#libs/contracts';

/** What a figure shows from now on. */
export interface DigestChange {
  digest: string;
  mediaType: string;
}

/** Digests of all images that a document's figures name, each once, in order. */
export function figureDigests(content: DocumentJson): string[] {
  const found = new Set<string>();
  const visit = (node: DocumentJson): void => {
    const digest = node['type'] === 'figure' ? attrsOf(node)['digest'] : null;
    if (typeof digest === 'string' && digest !== '') found.add(digest);
    childrenOf(node).forEach(visit);
  };
  visit(content);
  return [...found];
}

/** The document with other images in the figures whose digest is a key of `changes`. */
export function withDigests(content: DocumentJson, changes: ReadonlyMap<string, DigestChange>): DocumentJson {
  if (changes.size === 0) return content;
  const changed = (node: DocumentJson): DocumentJson => {
    const children = childrenOf(node);
    const attrs = attrsOf(node);
    const change = node['type'] === 'figure' ? changes.get(String(attrs['digest'])) : undefined;
    return {
      ...node,
      ...(change ? { attrs: { ...attrs, ...change } } : {}),
      ...(children.length > 0 ? { content: children.map(changed) } : {}),
    };
  };
  return changed(content);
}

function childrenOf(node: DocumentJson): DocumentJson[] {
  return Array.isArray(node['content']) ? (node['content'] as DocumentJson[]) : [];
}

function attrsOf(node: DocumentJson): Record<string, unknown> {
  const attrs = node['attrs'];
  return typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>) : {};
}
