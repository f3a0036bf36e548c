import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { idSource, seededRandom, bylawSchema, memorandumSchema } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { importBylaw, type ImportResult } from '../../index.js';

/** A Word file taken apart, its parts of text by path. */
export type WordParts = Map<string, string>;

/** The parts of a file that are text. */
export function partsOf(bytes: Uint8Array): WordParts {
  const entries = Object.entries(unzipSync(bytes));
  const texts = entries.filter(([path]) => /\.(xml|rels)$/.test(path));
  return new Map(texts.map(([path, content]) => [path, strFromU8(content)]));
}

/** The file after somebody changed its parts: what `change` returns takes their place, what it leaves out is gone. */
export function rewritten(bytes: Uint8Array, change: (parts: WordParts) => WordParts): Uint8Array {
  const before = unzipSync(bytes);
  const after = change(partsOf(bytes));
  const files: Record<string, Uint8Array> = {};
  for (const [path, content] of Object.entries(before)) {
    const text = after.get(path);
    if (text !== undefined) files[path] = strToU8(text);
    else if (!/\.(xml|rels)$/.test(path)) files[path] = content;
  }
  return zipSync(files);
}

/** The same file with its text changed. */
export function withText(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  return rewritten(bytes, (parts) =>
    new Map(parts).set('word/document.xml', change(parts.get('word/document.xml') ?? '')),
  );
}

/** What a file is read as. */
export interface ReadAct {
  doc: Node;
  memorandum: Node | null;
  result: ImportResult;
}

/** Reads a file; a refusal is an error. */
export function readAct(bytes: Uint8Array, seed = 99): ReadAct {
  const source = { name: 'a.docx', text: '', bytes };
  const result = importBylaw(source, { newId: idSource(seededRandom(seed)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  const { document, memorandum } = result;
  return {
    doc: bylawSchema.nodeFromJSON(document),
    memorandum: memorandum ? memorandumSchema.nodeFromJSON(memorandum) : null,
    result,
  };
}
