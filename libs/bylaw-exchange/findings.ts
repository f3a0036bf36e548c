/** How much a finding asks of the reviewer. */
export type FindingSeverity =
  /** The importer chose between readings; somebody should look. */
  | 'unsure'
  /** The source itself is not as it should be; kept as it is. */
  | 'irregular'
  /** Worth knowing, nothing to decide. */
  | 'info';

/** Every finding code with its severity; the interface translates the codes in `import.json`. */
export const FINDINGS = {
  'import.title-missing': 'irregular',
  'import.title-guessed': 'unsure',
  'import.basis-missing': 'irregular',
  'import.lines-run-together': 'info',
  'import.no-points': 'irregular',
  'import.label-gap': 'irregular',
  'import.label-repeated': 'irregular',
  'import.label-backwards': 'irregular',
  'import.superscript-lost': 'unsure',
  'import.superscript-guessed': 'unsure',
  'import.point-supplied': 'irregular',
  'import.subpoint-elsewhere': 'irregular',
  'import.level-skipped': 'irregular',
  'import.too-deep': 'irregular',
  'import.points-by-chapter': 'irregular',
  'import.item-list': 'info',
  'import.text-after-list': 'unsure',
  'import.text-between-units': 'unsure',
  'import.heading-guessed': 'unsure',
  'import.heading-unnumbered': 'info',
  'import.quote-not-closed': 'irregular',
  'import.after-signature': 'unsure',
  'import.image-missing': 'irregular',
  'import.empty-table': 'info',
  'import.memorandum-parts': 'irregular',
  'import.memorandum-part-guessed': 'unsure',
  'import.status-line': 'info',
  'import.element-flattened': 'unsure',
  'import.reference-not-found': 'irregular',
  'import.reference-ambiguous': 'irregular',
  'import.reference-not-live': 'irregular',
  'import.number-twice': 'irregular',
  'import.image-format': 'irregular',
  'import.image-left-out': 'unsure',
  'import.drawing-left-out': 'irregular',
  'import.hidden-text': 'unsure',
  'import.text-box': 'unsure',
  'import.nested-table': 'info',
  'import.formula': 'unsure',
  'import.endnotes': 'info',
  'import.suggestions': 'info',
  'import.comments': 'info',
  'import.format-changes': 'info',
  'import.cell-changes': 'unsure',
  'import.part-unreadable': 'irregular',
  'import.notes-missing': 'irregular',
  'import.node-repeated': 'irregular',
  'import.node-unplaced': 'unsure',
} as const satisfies Record<string, FindingSeverity>;

/** The code of a finding. */
export type FindingCode = keyof typeof FINDINGS;

/** Something the importer wants a person to see. */
export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  params: Record<string, string | number>;
  /** The node it concerns and the line of the source it comes from. */
  place: { node: string | null; line: number };
}

/** Codes of the refusals of `importBylaw`. */
export const REFUSALS = [
  'import.empty',
  'import.binary',
  'import.too-large',
  'import.too-many-parts',
  'import.unreadable',
  'import.encrypted',
  'import.old-word',
  'import.not-docx',
  'import.damaged',
  'import.file-too-large',
] as const;

/** Collects findings while a source is read. */
export class FindingList {
  readonly all: Finding[] = [];

  add(code: FindingCode, node: string | null, line: number, params: Finding['params'] = {}): void {
    this.all.push({ code, severity: FINDINGS[code], params: withoutAtoms(params), place: { node, line } });
  }
}

/** Words of the source without the characters that stand for notes and images. */
function withoutAtoms(params: Finding['params']): Finding['params'] {
  const clean = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(/\ufffc/g, '') : value,
  ]);
  return Object.fromEntries(clean) as Finding['params'];
}
