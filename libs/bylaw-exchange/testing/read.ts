import { bylawSchema, idSource, numberDocument, parseDocument, seededRandom } from '#libs/bylaw-document';
import {
  importBylaw,
  importedText,
  importedWords,
  normaliseText,
  sourceText,
  sourceWords,
  type ImportResult,
} from '../index.js';

/** Imports a source and checks that no word is lost and that the document is valid. */
export function read(name: string, text: string): ImportResult {
  const source = { name, text };
  const result = importBylaw(source, { newId: idSource(seededRandom(1)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  expect(importedWords(result)).toEqual(sourceWords(source));
  expect(normaliseText(importedText(result))).toBe(normaliseText(sourceText(source)));
  expect(parseDocument(result.document).allowed).toBe(true);
  return result;
}

/** Whole numbers of all units in order. */
export function numbers(result: ImportResult): string[] {
  return [...numberDocument(bylawSchema.nodeFromJSON(result.document)).values()].map((unit) => unit.text);
}

/** Codes of all findings. */
export function codes(result: ImportResult): string[] {
  return result.findings.map((finding) => finding.code);
}

/** The heading of an invented by-law. */
export const FRONT = `Priežu novada domes saistošie noteikumi Nr. 12
Priedēs 2024. gada 5. februārī (prot. Nr. 3, 4. §)
Par suņu pastaigām
Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu
un likuma "Par laukumiem" 3. pantu
`;
