import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Node } from 'prosemirror-model';
import { idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import { importBylaw, type ImportResult } from '#libs/bylaw-exchange';
import { CommandRefused, type Terminal } from './command.js';

/** Imports a file; the same text gets the same ids, so that results can be compared. */
export function importText(path: string, text: string): ImportResult {
  const seed = createHash('sha256').update(text).digest().readUInt32BE(0);
  const decision = importBylaw({ name: basename(path), text }, { newId: idSource(seededRandom(seed)) });
  if (!decision.allowed) throw new CommandRefused(decision.violations);
  return decision;
}

/** The by-law in a file: a document as JSON (or the result of `import`), else a source that can be imported. */
export async function readAct(path: string, io: Terminal): Promise<Node> {
  const text = await io.readFile(path);
  const json = path.endsWith('.json') ? parseJson(path, text) : importText(path, text).document;
  const parsed = parseDocument(json);
  if (!parsed.allowed) throw new CommandRefused(parsed.violations);
  return parsed.doc;
}

function parseJson(path: string, text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && 'document' in json ? json.document : json;
  } catch {
    throw new CommandRefused([{ code: 'fileNotJson', params: { file: path } }]);
  }
}
