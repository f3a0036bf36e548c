import { isUnit } from '#libs/bylaw-document';
import type { ArticleRef } from '#libs/contracts';
import { normalizeText } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import type { Change } from './operations.js';
import type { Plan } from './plan.js';
import type { TreeUnit } from './tree.js';

/** Something that the drafter should know. */
export interface AmendWarning {
  code:
    | 'amend.more-than-half'
    | 'amend.front-not-amendable'
    | 'amend.nothing-changed'
    | 'amend.only-editorial'
    | 'amend.superscript-in-restated'
    | 'amend.number-not-attested';
  params: Record<string, number | string>;
  article?: ArticleRef;
}

/** What the drafter should know about these changes. */
export function warningsOf(
  base: Node,
  edited: Node,
  changes: readonly Change[],
  { expected, fates }: Plan,
): AmendWarning[] {
  const warnings: AmendWarning[] = [];
  const norms = countNorms(base);
  const touched = touchedNorms(changes);
  if (touched * 2 > norms)
    warnings.push({
      code: 'amend.more-than-half',
      params: { changed: touched, norms },
      article: { act: 'MK108', ref: '140' },
    });
  if (changes.length > 0 && changes.every(isEditorial))
    warnings.push({ code: 'amend.only-editorial', params: {}, article: { act: 'MK108', ref: '3^1' } });
  for (const number of superscriptsInside(expected, fates))
    warnings.push({
      code: 'amend.superscript-in-restated',
      params: { number },
      article: { act: 'MK108', ref: '74' },
    });
  for (const number of beforeFirst(expected))
    warnings.push({ code: 'amend.number-not-attested', params: { number } });
  if (frontOf(base) !== frontOf(edited)) warnings.push({ code: 'amend.front-not-amendable', params: {} });
  if (changes.length === 0) warnings.push({ code: 'amend.nothing-changed', params: {} });
  return warnings;
}

function countNorms(doc: Node): number {
  let norms = 0;
  doc.descendants((node) => {
    if (isUnit(node) && node.type.name !== 'chapter' && node.attrs['deleted'] !== true) norms += 1;
    return !node.isTextblock;
  });
  return norms;
}

function touchedNorms(changes: readonly Change[]): number {
  const touched = changes.map((change) =>
    'target' in change ? JSON.stringify(change.kind === 'add' ? change.units : change.target) : '',
  );
  return new Set(touched.filter((one) => one !== '')).size;
}

/** Whether only signs, spaces or the size of letters change. */
function isEditorial(change: Change): boolean {
  return (
    change.kind === 'replaceWords' && change.pairs.every(({ from, to }) => lettersOf(from) === lettersOf(to))
  );
}

function lettersOf(text: string): string {
  return normalizeText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function superscriptsInside(root: TreeUnit, fates: Plan['fates']): string[] {
  return root.units.flatMap((unit) => {
    if (fates.get(unit)?.kind !== 'restated') return superscriptsInside(unit, fates);
    return unit.units
      .filter(({ label }) => label !== null && label.sup !== '')
      .map((inner) => printed(inner));
  });
}

function beforeFirst(root: TreeUnit): string[] {
  return root.units.flatMap((unit) => [
    ...(/^(?:.*\.)?0$/.test(unit.label?.base ?? '') ? [printed(unit)] : []),
    ...beforeFirst(unit),
  ]);
}

function printed({ label }: TreeUnit): string {
  return label ? `${label.base}.${label.sup === '' ? '' : `^${label.sup}`}` : '';
}

function frontOf(doc: Node): string {
  return (doc.firstChild?.children ?? [])
    .filter(({ type }) => ['issuer', 'actline', 'approval'].includes(type.name))
    .map((block) => block.textContent)
    .join('\n');
}
