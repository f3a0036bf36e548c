import type { Node } from 'prosemirror-model';
import { resolveReference, type FollowedReference } from '#libs/bylaw-document';
import type { Matching } from './matching.js';
import type { FlatUnit } from './units.js';

/**
 * The references that stand in matched units of both documents, to the same target, and whose text changed because the
 * target was renumbered. `holder` and `target` are ids of the later document.
 */
export function followedReferences(matching: Matching): FollowedReference[] {
  const newIds = new Map<string, string>();
  const followed: FollowedReference[] = [];
  for (const unit of matching.b) {
    const now = referencesOf(unit);
    const earlier = now.length === 0 ? undefined : matching.a[matching.toA[unit.index] ?? -1];
    if (!earlier) continue;
    if (newIds.size === 0)
      for (const { id, index } of matching.a) newIds.set(id, matching.b[matching.toB[index] ?? -1]?.id ?? '');
    const before = new Map<string, string[]>();
    for (const node of referencesOf(earlier)) {
      const target = newIds.get(String(node.attrs['target'])) ?? '';
      const texts = before.get(target) ?? [];
      texts.push(textOf(node, earlier));
      before.set(target, texts);
    }
    for (const node of now) {
      const target = String(node.attrs['target']);
      const old = before.get(target)?.shift();
      const { text, dangling } = resolveReference(node, unit.context.numbering, unit.annex);
      if (old !== undefined && !dangling && old !== text)
        followed.push({ holder: unit.id, target, before: old, after: text });
    }
  }
  return followed;
}

function textOf(node: Node, unit: FlatUnit): string {
  return resolveReference(node, unit.context.numbering, unit.annex).text;
}

const NONE: readonly Node[] = [];

function referencesOf(unit: FlatUnit): readonly Node[] {
  let found: Node[] | null = null;
  const visit = (node: Node): void => {
    if (node.type.name === 'reference') (found ??= []).push(node);
    for (let at = 0; at < node.childCount; at += 1) {
      const child = node.child(at);
      if (!child.isText) visit(child);
    }
  };
  const only = unit.onlyBlock;
  if (only) visit(only);
  else for (const block of unit.own) visit(block);
  return found ?? NONE;
}
