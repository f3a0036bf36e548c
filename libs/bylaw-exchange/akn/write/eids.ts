import { numberDocument, type Label } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { NO_NUMBER } from '../vocabulary.js';

const PREFIXES: Readonly<Record<string, string>> = {
  chapter: 'chp',
  point: 'para',
  subpoint: 'subpara',
  annex: 'att',
  memorandum_part: 'hcontainer',
  table: 'table',
  bullet_list: 'ul',
  formula: 'block',
  figure: 'block',
  subheading: 'block',
};

/**
 * The identifiers by position (`eId`) of every node that has a stable id, as the naming convention of Akoma Ntoso makes
 * them: `chp_I__para_2-1__subpara_3`, counted where there is no number (`p_1`), `nn` for a chapter without one. A number
 * that stands twice in the same place gets a count behind it.
 */
export function eIdsOf(doc: Node): Map<string, string> {
  const numbering = numberDocument(doc);
  const used = new Set<string>();
  // Counting goes on where it ended, as a number may stand many thousand times in a place.
  const counted = new Map<string, number>();
  const out = new Map<string, string>();
  const unique = (wanted: string): string => {
    let eId = wanted;
    let count = counted.get(wanted) ?? 1;
    while (used.has(eId)) eId = `${wanted}_${++count}`;
    counted.set(wanted, count);
    used.add(eId);
    return eId;
  };
  const visit = (nodes: readonly Node[], context: string, counts = new Map<string, number>()): void => {
    for (const node of nodes) {
      const id = node.attrs['id'] as string | undefined;
      if (id === undefined) {
        if (!node.isTextblock) visit(node.children, context, counts);
        continue;
      }
      const prefix = PREFIXES[node.type.name] ?? 'p';
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      const number = 'label' in node.attrs ? labelPart(numbering.get(id)?.label ?? null, node) : null;
      const eId = unique(joinEId(context, `${prefix}_${number ?? String(node.attrs['part'] ?? count)}`));
      if (id !== '') out.set(id, eId);
      if (!node.isTextblock) visit(node.children, eId);
    }
  };
  const rest: Node[] = [];
  const conclusions: Node[] = [];
  for (const part of doc.children) {
    if (part.type.name === 'front') {
      const { preface, preamble } = splitFront(part);
      visit(preface, 'preface');
      visit(preamble, 'preamble');
    } else (part.type.name === 'signature' ? conclusions : rest).push(part);
  }
  visit(rest, '');
  visit(conclusions, 'conclusions');
  return out;
}

/** A front in two: the preamble begins at the first legal basis after the title. */
export function splitFront(front: Node): { preface: readonly Node[]; preamble: readonly Node[] } {
  const lines = front.children;
  const title = lines.findIndex(({ type }) => type.name === 'title');
  const begin = lines.findIndex(({ type }, at) => at > title && type.name === 'basis');
  return begin < 0
    ? { preface: lines, preamble: [] }
    : { preface: lines.slice(0, begin), preamble: lines.slice(begin) };
}

/** Puts an identifier below another one. */
export function joinEId(context: string, own: string): string {
  return context === '' ? own : `${context}__${own}`;
}

/** The number of a unit as a part of its identifier: `5.¹` is `5-1`. */
export function numberPart(base: string, sup: string): string {
  const number = base.replace(/[^\p{L}\p{N}]+/gu, '-');
  return sup === '' ? number : `${number}-${sup}`;
}

function labelPart(label: Label | null, node: Node): string | null {
  if (label) return numberPart(label.base, label.sup);
  return node.type.name === 'annex' ? null : NO_NUMBER;
}
