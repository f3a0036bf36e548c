import {
  joinLabels,
  labelText,
  ordinalOf,
  regularLabel,
  type Label,
  type UnitKind,
} from '#libs/bylaw-document';
import type { FindingList } from './findings.js';
import { draftId, draftLabel, type Draft } from './tree.js';

/**
 * Compares the printed numbers of an imported act with those that would be derived: gaps, repetitions and steps back
 * become findings. Where digits of a lost superscript ran into the number (`21.` after 2 and before 3), the number is
 * read as 2.¹ and the reading is a finding.
 */
export function checkLabels(doc: Draft, findings: FindingList): void {
  for (const scope of doc.content ?? []) {
    if (scope.type !== 'body' && scope.type !== 'annex') continue;
    const points: Draft[] = [];
    collect(scope, 'point', points);
    restoreSuperscripts(points, findings);
    checkSequence(points, 'point', findings);
    points.forEach((point) => checkSubpoints(point, findings));
    checkChapters(scope, findings);
  }
  checkSequence(
    (doc.content ?? []).filter((child) => child.type === 'annex' && draftLabel(child)),
    'annex',
    findings,
  );
}

function collect(container: Draft, type: string, out: Draft[]): void {
  for (const child of container.content ?? []) {
    if (child.type === type) out.push(child);
    else if (child.type === 'chapter') collect(child, type, out);
  }
}

function checkSubpoints(unit: Draft, findings: FindingList): void {
  const own = (unit.content ?? []).filter((child) => child.type === 'subpoint');
  checkSequence(own, 'subpoint', findings);
  own.forEach((child) => checkSubpoints(child, findings));
}

function checkChapters(container: Draft, findings: FindingList): void {
  const own = (container.content ?? []).filter((child) => child.type === 'chapter');
  checkSequence(
    own.filter((chapter) => draftLabel(chapter)),
    'chapter',
    findings,
  );
  own.forEach((chapter) => checkChapters(chapter, findings));
}

interface Step {
  prefix: string;
  value: number;
  sup: number;
}

function stepOf(label: Label | null, kind: UnitKind): Step | null {
  const ordinal = label && ordinalOf(label, kind);
  return ordinal && label
    ? { prefix: ordinal.prefix, value: ordinal.value, sup: Number(label.sup) || 0 }
    : null;
}

function checkSequence(units: readonly Draft[], kind: UnitKind, findings: FindingList): void {
  const seen = new Set<string>();
  let last: Step = { prefix: '', value: 0, sup: 0 };
  for (const unit of units) {
    const label = draftLabel(unit);
    const step = stepOf(label, kind);
    if (!label || !step) continue;
    const line = (unit.labelAt ?? unit.content?.[0]?.at)?.line ?? 1;
    const params = { unit: kind, printed: labelText(label) };
    const key = `${label.base}^${label.sup}`;
    const samePrefix = step.prefix === last.prefix;
    const from = samePrefix ? last : { prefix: step.prefix, value: 0, sup: 0 };
    if (seen.has(key)) findings.add('import.label-repeated', draftId(unit), line, params);
    else if (step.value < from.value || (step.value === from.value && step.sup <= from.sup))
      findings.add('import.label-backwards', draftId(unit), line, { ...params, after: from.value });
    else if (!follows(from, step))
      findings.add('import.label-gap', draftId(unit), line, { ...params, after: from.value });
    seen.add(key);
    if (step.value >= from.value || !samePrefix) last = step;
  }
}

function follows(from: Step, step: Step): boolean {
  if (step.sup > 0) return step.value === from.value && step.sup === from.sup + 1;
  return step.value === from.value + 1;
}

function restoreSuperscripts(points: readonly Draft[], findings: FindingList): void {
  points.forEach((point, index) => {
    const label = draftLabel(point);
    const before = draftLabel(points[index - 1] ?? point);
    const after = draftLabel(points[index + 1] ?? point);
    if (!label || !before || !after || label.printed !== undefined || label.sup !== '' || before === label)
      return;
    const sup = label.base.startsWith(before.base) ? label.base.slice(before.base.length) : '';
    const expected = String((Number(before.sup) || 0) + 1);
    const resumes = Number(after.base) === Number(before.base) + 1;
    if (sup !== expected || !resumes || Number(label.base) === Number(before.base) + 1) return;
    const printed = labelText(label);
    const read: Label = { base: before.base, sup, printed };
    if (point.attrs) point.attrs['label'] = read;
    keepPrinted(point, printed);
    findings.add('import.superscript-guessed', draftId(point), point.labelAt?.line ?? 1, {
      printed,
      read: regularLabel(read),
    });
  });
}

/** Fixes the printed numbers of sub-points whose point's number is read otherwise than printed. */
function keepPrinted(unit: Draft, number: string): void {
  for (const child of unit.content ?? []) {
    const label = draftLabel(child);
    if (child.type !== 'subpoint' || !label || !child.attrs) continue;
    const printed = label.printed ?? joinLabels(number, regularLabel(label));
    child.attrs['label'] = { ...label, printed: printed.slice(0, 40) };
    keepPrinted(child, printed);
  }
}
