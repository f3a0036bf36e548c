import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Node } from 'prosemirror-model';
import { idSource, parseDocumentOfKind, seededRandom, type DocumentKind } from '#libs/bylaw-document';
import { importBylaw, type ImportResult } from '#libs/bylaw-exchange';
import { CommandRefused, type Terminal } from './command.js';

/** Imports a file; the same text gets the same ids, so that results can be compared. */
export function importText(path: string, text: string): ImportResult {
  const seed = createHash('sha256').update(text).digest().readUInt32BE(0);
  const decision = importBylaw({ name: basename(path), text }, { newId: idSource(seededRandom(seed)) });
  if (!decision.allowed) throw new CommandRefused(decision.violations);
  return decision;
}

/** A by-law with its memorandum, where the file has one. */
export interface Act {
  doc: Node;
  memorandum: Node | null;
}

/** The act in a file: a document as JSON (or the result of `import`), else a source that can be imported. */
export async function readAct(path: string, io: Terminal): Promise<Act> {
  const text = await io.readFile(path);
  const { document, memorandum } = path.endsWith('.json') ? parseJson(path, text) : importText(path, text);
  return { doc: parse(document, 'bylaw'), memorandum: memorandum ? parse(memorandum, 'memorandum') : null };
}

function parse(json: unknown, kind: DocumentKind): Node {
  const parsed = parseDocumentOfKind(json, kind);
  if (!parsed.allowed) throw new CommandRefused(parsed.violations);
  return parsed.doc;
}

function parseJson(path: string, text: string): { document: unknown; memorandum: unknown } {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('document' in json))
      return { document: json, memorandum: null };
    return { document: json.document, memorandum: 'memorandum' in json ? json.memorandum : null };
  } catch {
    throw new CommandRefused([{ code: 'fileNotJson', params: { file: path } }]);
  }
}
