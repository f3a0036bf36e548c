import type { Node } from 'prosemirror-model';
import { inflectUnit, type GrammaticalCase, type UnitNoun } from '#libs/latvian-text';
import { regularLabel } from './label.js';
import type { Numbering, UnitNumber } from './numbering.js';
import type { UnitKind } from './schema.js';

/** A live reference found in a document. */
export interface ReferenceSite {
  /** The id of the unit or block that holds the reference; empty where nothing around it has one. */
  holder: string;
  /** The id of the annex the reference stands in, or `null` in the body. */
  annex: string | null;
  node: Node;
  pos: number;
}

/** The text of a reference, and whether its target is missing. */
export interface ResolvedReference {
  text: string;
  dangling: boolean;
}

/** A reference whose text changed because its target was renumbered. */
export interface FollowedReference {
  holder: string;
  target: string;
  before: string;
  after: string;
}

/**
 * The text of a `reference` node: number and inflected unit name (`5. punktā`, `5.¹ punkta`, `7.2. apakšpunktā`,
 * `II nodaļā`, `2. pielikumu`), or the number alone where the node asks for it. What the target is now decides the
 * unit name, so a point that became a sub-point is named rightly. A unit inside an annex referred to from elsewhere is
 * named with its annex. Without a target the text is what was last printed, and `dangling` is set.
 *
 * @param annex the annex the reference stands in, `null` for the body
 */
export function resolveReference(node: Node, numbering: Numbering, annex: string | null): ResolvedReference {
  const target = numbering.get(String(node.attrs['target']));
  if (!target) return { text: String(node.attrs['printed']), dangling: true };
  const inflection = node.attrs['inflection'] as GrammaticalCase;
  const home = annexOf(target, numbering);
  const outside = home !== null && home.id !== annex && target.kind !== 'annex';
  const own = node.attrs['form'] === 'number' ? numberOf(target) : unitPhrase(target, inflection);
  return { text: outside && home ? `${unitPhrase(home, 'gen')} ${own}` : own, dangling: false };
}

/** The inflected phrase that names a unit: `unitPhrase(point, 'loc')` is `5. punktā`. */
export function unitPhrase(unit: UnitNumber, inflection: GrammaticalCase): string {
  const number = numberOf(unit);
  const noun = inflectUnit(nounOf(unit), inflection);
  return number === '' ? noun : `${number} ${noun}`;
}

/** Every live reference of a document, in document order. */
export function referencesIn(doc: Node): ReferenceSite[] {
  const sites: ReferenceSite[] = [];
  visit(doc, 0, '', null, sites);
  return sites;
}

/** The references of a document that point at no unit of it. */
export function danglingReferences(doc: Node, numbering: Numbering): ReferenceSite[] {
  return referencesIn(doc).filter((site) => !numbering.has(String(site.node.attrs['target'])));
}

/**
 * The references that stand in both documents (same holder, same target, in order) and whose text changed from one to
 * the other.
 */
export function followedReferences(
  before: { doc: Node; numbering: Numbering },
  after: { doc: Node; numbering: Numbering },
): FollowedReference[] {
  const earlier = new Map<string, string[]>();
  for (const site of referencesIn(before.doc)) {
    const key = `${site.holder}>${String(site.node.attrs['target'])}`;
    const texts = earlier.get(key) ?? [];
    texts.push(resolveReference(site.node, before.numbering, site.annex).text);
    earlier.set(key, texts);
  }
  const followed: FollowedReference[] = [];
  for (const site of referencesIn(after.doc)) {
    const target = String(site.node.attrs['target']);
    const old = earlier.get(`${site.holder}>${target}`)?.shift();
    const now = resolveReference(site.node, after.numbering, site.annex);
    if (old === undefined || now.dangling || old === now.text) continue;
    followed.push({ holder: site.holder, target, before: old, after: now.text });
  }
  return followed;
}

function nounOf(unit: UnitNumber): UnitNoun {
  const nouns: Record<UnitKind, UnitNoun> = {
    point: 'punkts',
    subpoint: 'apakšpunkts',
    chapter: unit.depth > 1 ? 'apakšnodaļa' : 'nodaļa',
    annex: 'pielikums',
  };
  return nouns[unit.kind];
}

function numberOf(unit: UnitNumber): string {
  if (unit.kind === 'annex') return unit.label ? regularLabel(unit.label) : '';
  if (unit.kind === 'chapter' && unit.label && /[0-9]$/.test(unit.label.base))
    return regularLabel(unit.label);
  return unit.text;
}

function annexOf(unit: UnitNumber, numbering: Numbering): UnitNumber | null {
  const outer = numbering.get(unit.path[0] ?? '');
  return outer?.kind === 'annex' ? outer : null;
}

function visit(
  node: Node,
  start: number,
  holder: string,
  annex: string | null,
  sites: ReferenceSite[],
): void {
  node.forEach((child, offset) => {
    const pos = start + offset;
    if (child.type.name === 'reference') {
      sites.push({ holder, annex, node: child, pos });
    } else if (!child.isLeaf && !child.isText) {
      const id = child.attrs['id'] as string | undefined;
      const inner = child.type.name === 'annex' ? (id ?? annex) : annex;
      visit(child, pos + 1, id ? id : holder, inner, sites);
    }
  });
}
