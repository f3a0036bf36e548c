/**
 * Ids of the paragraph styles that our own files use, so that text added in Word (Enter keeps the style) is understood
 * too. A style says what a paragraph is; how deep it stands in points, the digit says.
 *
 * - `VvChapter1` … `VvChapter9`: heading of a chapter, by the number of chapters around it plus one;
 * - `VvUnnumbered1` … `VvUnnumbered9`: heading of a chapter without a number; `VvClosing1` …: of closing provisions;
 * - `VvUnit1` (point) … `VvUnit5`: first line of a unit, numbered by Word or with its number typed before a tab;
 * - `VvText0` … `VvText5`: text that belongs to the body or chapter (0), to a point (1), to a sub-point (2 …);
 * - `VvRemark0` … `VvRemark5`: an amendment note there; `VvFormula0` … `VvFormula5`: a formula;
 * - `VvCell`, `VvCellHead`: text in a cell, in a heading cell;
 * - `VvListItem1` … `VvListItem9`: item of a bullet list; `VvListText1` …: its further paragraphs;
 * - the lines that stand once or few times: `VvIssuer`, `VvActline`, `VvTitle`, `VvApproval`, `VvBasis`, `VvFrontRemark`,
 *   `VvSignature`, `VvAnnex` (its number line), `VvAnnexActline`, `VvAnnexHeading`, `VvSubheading`;
 * - the memorandum: `VvMemorandum` (its heading), `VvPart` (the title of a part), `VvMemorandumText`.
 */
export const DOCX_STYLES = [
  'Issuer',
  'Actline',
  'Title',
  'Approval',
  'Basis',
  'FrontRemark',
  'Chapter',
  'Unnumbered',
  'Closing',
  'Unit',
  'Text',
  'Remark',
  'Formula',
  'Signature',
  'Annex',
  'AnnexActline',
  'AnnexHeading',
  'Subheading',
  'Cell',
  'CellHead',
  'ListItem',
  'ListText',
  'Memorandum',
  'Part',
  'MemorandumText',
] as const;

/** One of `DOCX_STYLES`: what a paragraph of our own files is. */
export type DocxStyle = (typeof DOCX_STYLES)[number];

/** The style id of a kind of paragraph, with its level where the kind has levels. */
export function styleId(style: DocxStyle, level?: number): string {
  return `Vv${style}${level ?? ''}`;
}

/** Reads a style id; `null` for a style that is not ours. */
export function readStyleId(id: string): { style: DocxStyle; level: number | null } | null {
  const match = /^Vv([A-Za-z]+?)([0-9])?$/.exec(id);
  const style = DOCX_STYLES.find((name) => name === match?.[1]);
  return style ? { style, level: match?.[2] === undefined ? null : Number(match[2]) } : null;
}
