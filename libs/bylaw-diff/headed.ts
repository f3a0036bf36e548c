import { spokenLabel } from '#libs/bylaw-document';
import type { ChangeKind, Comparison } from './comparison.js';
import { comparisonTable } from './views.js';

/** One difference as it is read aloud: under a heading, what was and what will be. */
export interface HeadedChange {
  id: string;
  kind: ChangeKind;
  /** The unit with its number, in Latvian: `5.¹ punkts`, `II nodaļa`, `Nosaukums`; `(būs 6. punkts)` where it moves. */
  heading: string;
  /** The heading as it is spoken: `5. prim 1 punkts`. */
  spoken: string;
  /** The old wording without its number; `null` where there was none. */
  was: string | null;
  /** The new wording without its number; `null` where there is none any more. */
  will: string | null;
}

/** What units and blocks are called in Latvian. */
const NAMES: Readonly<Record<string, string>> = {
  point: 'punkts',
  subpoint: 'apakšpunkts',
  chapter: 'nodaļa',
  annex: 'pielikums',
  title: 'nosaukums',
  issuer: 'izdevējs',
  actline: 'akta rinda',
  approval: 'apstiprinājums',
  basis: 'izdošanas pamats',
  remark: 'piezīme',
  signature: 'paraksts',
  subheading: 'virsraksts',
  paragraph: 'rindkopa',
  table: 'tabula',
  figure: 'attēls',
  formula: 'formula',
  bullet_list: 'saraksts',
  memorandum_part: 'daļa',
};

/**
 * The differences in reading order as a list with headings, for those who listen or go by headings: `5. punkts: bija …,
 * būs …`. What was only renumbered is left out, as in the comparison table.
 */
export function headedChanges(comparison: Comparison): HeadedChange[] {
  return comparisonTable(comparison).map((row) => {
    const before = named(row.unit, row.labelBefore);
    const after = named(row.unit, row.labelAfter);
    const label = row.labelBefore || row.labelAfter;
    const where = row.within ? `, ${withoutDot(row.within)}. punkts` : '';
    const other =
      row.labelBefore && row.labelAfter && row.labelBefore !== row.labelAfter ? ` (būs ${after})` : '';
    const heading = capital(
      label ? `${row.labelBefore ? before : after}${other}` : `${nameOf(row.unit)}${where}`,
    );
    return {
      id: row.id,
      kind: row.kind,
      heading,
      spoken: spokenLabel(heading),
      was: row.kind === 'inserted' ? null : textOf(row.before, row.labelBefore),
      will: row.kind === 'deleted' && row.after === '' ? null : textOf(row.after, row.labelAfter),
    };
  });
}

function nameOf(unit: string): string {
  return NAMES[unit] ?? 'teksts';
}

function named(unit: string, label: string): string {
  if (label === '' || /\p{L}{4}/u.test(label)) return label || nameOf(unit);
  return `${unit === 'chapter' ? withoutDot(label) : label} ${nameOf(unit)}`;
}

function withoutDot(label: string): string {
  return label.replace(/\.(?=[⁰¹²³⁴-⁹]*$)/, '');
}

function textOf(wording: string, label: string): string {
  return label !== '' && wording.startsWith(`${label} `) ? wording.slice(label.length + 1) : wording;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
