export { decodeText } from './decode.js';
export {
  detectFormat,
  EXPORT_FORMATS,
  type ExportFormat,
  type ImportFormat,
  type ImportSource,
} from './format.js';
export {
  importBylaw,
  type ImportMeta,
  type ImportOptions,
  type ImportResult,
  type CommentThread,
} from './import.js';
export type { DocumentJson, Origin } from './tree.js';
export type { SetAsideText } from './assemble.js';
export { FINDINGS, REFUSALS, type Finding, type FindingCode, type FindingSeverity } from './findings.js';
export type { OutlineEntry, Recognised } from './recognised.js';
export {
  importedPieces,
  importedText,
  importedWords,
  normaliseText,
  sourceText,
  sourceWords,
  wordsOf,
} from './words.js';
export { exportAkn } from './akn/write/export-akn.js';
export { eIdsOf } from './akn/write/eids.js';
export { amendedWork } from './akn/write/amended.js';
export { workUri } from './akn/write/meta.js';
export type { AknEvent, AknOptions, AknPeriod, AmendedWork } from './akn/write/options.js';
export { fromBase64, toBase64 } from './akn/base64.js';
export { exportDocx, type DocxOptions } from './docx/write/export-docx.js';
export { escapeHtml, exportHtml, exportMemorandumHtml, type HtmlOptions } from './export-html.js';
export { exportMarkdown } from './export-markdown.js';
export { exportText } from './export-text.js';
export { DocxRefused } from './docx/read/limits.js';
export { Archive } from './docx/read/zip.js';
export { docxInContainer, readPlainDocx, type PlainBlock, type PlainDocx } from './docx/read/plain-docx.js';
export type { Paper, PaperBlock } from './paper/paper.js';
export { exportPaperDocx } from './paper/paper-docx.js';
export { exportPaperHtml } from './paper/paper-html.js';
