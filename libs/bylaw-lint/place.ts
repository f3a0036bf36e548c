import type { Node } from 'prosemirror-model';
import {
  numberDocument,
  textBlocks,
  unitPhrase,
  type Numbering,
  type UnitNumber,
  printedPart,
} from '#libs/bylaw-document';
import type { LintFinding, LintPosition } from './finding.js';

const FRONT: Readonly<Record<string, string>> = {
  title: 'Nosaukums',
  basis: 'Izdošanas pamats',
  approval: 'Apstiprinājums',
  issuer: 'Izdevējs',
  actline: 'Ievadrinda',
  signature: 'Paraksts',
};

/**
 * Names the place of each finding in Latvian as a reader would look for it: `5. punkts`, `1. pielikuma 2. punkts`,
 * `Nosaukums`, `3. daļa` of a memorandum; the empty string for the document as a whole.
 */
export function placeLabels(
  doc: Node,
  findings: readonly Pick<LintFinding, 'where' | 'position'>[],
  numbering: Numbering = numberDocument(doc),
): string[] {
  const blocks = new Map(textBlocks(doc, numbering).map((block) => [block.id, block]));
  const memorandum = doc.attrs['kind'] === 'memorandum';
  const parts = new Map(
    memorandum
      ? doc.children.map((part) => [
          String(part.attrs['id']),
          String(printedPart(Number(part.attrs['part']))),
        ])
      : [],
  );
  return findings.map(({ where, position }) => {
    const block = blocks.get(position?.block ?? where);
    if (memorandum) {
      const part = parts.get(where) ?? block?.region;
      return part === undefined ? '' : `${part}. daļa`;
    }
    const unit = numbering.get(where) ?? block?.unit ?? null;
    if (unit) return unitLabel(unit, numbering);
    return FRONT[block?.name ?? ''] ?? '';
  });
}

/**
 * The characters of each finding: those it is about, or for a finding about a unit or a block as a whole the first
 * block of it; `null` for the document as a whole.
 */
export function positionsOf(
  doc: Node,
  findings: readonly Pick<LintFinding, 'where' | 'position'>[],
  numbering: Numbering = numberDocument(doc),
): (LintPosition | null)[] {
  const first = new Map<string, LintPosition>();
  for (const { id, text, unit } of textBlocks(doc, numbering)) {
    const whole = { block: id, from: 0, to: text.length };
    for (const key of [id, ...(unit ? [unit.id] : [])]) if (!first.has(key)) first.set(key, whole);
  }
  return findings.map(({ where, position }) => position ?? first.get(where) ?? null);
}

function unitLabel(unit: UnitNumber, numbering: Numbering): string {
  const own = unitPhrase(unit, 'nom');
  const outer = numbering.get(unit.path[0] ?? '');
  return outer?.kind === 'annex' && unit.kind !== 'annex' ? `${unitPhrase(outer, 'gen')} ${own}` : own;
}
