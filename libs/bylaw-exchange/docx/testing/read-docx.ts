import { bylawSchema, idSource, parseDocument, plainText, seededRandom } from '#libs/bylaw-document';
import {
  importBylaw,
  importedText,
  importedWords,
  normaliseText,
  sourceText,
  sourceWords,
  type DocumentJson,
  type ImportResult,
} from '../../index.js';
import { docxFile, p, r, type DocxParts } from './docx-file.js';

/** Title and legal basis, the least that an act begins with. */
export const FRONT = p('Par suņu pastaigām') + p('Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu');

/** Imports a Word file and checks that no word is lost and that the document is valid. */
export function readDocxFile(bytes: Uint8Array): ImportResult {
  const source = { name: 'act.docx', text: '', bytes };
  const result = importBylaw(source, { newId: idSource(seededRandom(1)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  expect(importedWords(result)).toEqual(sourceWords(source));
  expect(normaliseText(importedText(result))).toBe(normaliseText(sourceText(source)));
  expect(parseDocument(result.document).allowed).toBe(true);
  return result;
}

/** The printed text of an import, line by line. */
export function linesOf(result: ImportResult): string[] {
  return plainText(bylawSchema.nodeFromJSON(result.document)).split('\n');
}

/** Imports an act whose first point holds these runs. */
export function point(
  runs: string,
  more: Partial<DocxParts> = {},
): { result: ImportResult; content: DocumentJson[] } {
  const body = FRONT + p(r('1. ') + runs) + (more.body ?? '');
  const result = readDocxFile(docxFile({ ...more, body }));
  return { result, content: unitAt(result, 0).content?.[0]?.content ?? [] };
}

/** A unit or block of the body. */
export function unitAt(result: ImportResult, index: number): DocumentJson {
  return result.document.content?.[1]?.content?.[index] ?? { type: 'none' };
}
