import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Node } from 'prosemirror-model';
import {
  acceptedText,
  idSource,
  parseDocumentOfKind,
  seededRandom,
  sha256,
  type Asset,
  type Assets,
  withoutComments,
  type DocumentKind,
} from '#libs/bylaw-document';
import {
  decodeText,
  fromBase64,
  importBylaw,
  type CommentThread,
  type ImportMeta,
  type ImportResult,
} from '#libs/bylaw-exchange';
import { CommandRefused, type Terminal } from './command.js';

/** Imports a file; the same bytes get the same ids, so that results can be compared. */
export function importFile(path: string, bytes: Uint8Array): ImportResult {
  const seed = createHash('sha256').update(bytes).digest().readUInt32BE(0);
  const text = isBinary(bytes) ? '' : decodeText(bytes);
  const decision = importBylaw(
    { name: basename(path), text, bytes },
    { newId: idSource(seededRandom(seed)) },
  );
  if (!decision.allowed) throw new CommandRefused(decision.violations);
  return decision;
}

/** Word files: zip archives, or the containers of old versions. */
function isBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return head === 'PK\x03\x04' || head === '\xd0\xcf\x11\xe0';
}

/** A by-law with its memorandum and images, where the file has them. */
export interface Act {
  doc: Node;
  memorandum: Node | null;
  assets: Assets;
  /** What the file says about the act beside its text. */
  meta: Partial<ImportMeta>;
  threads: CommentThread[];
}

/**
 * The act in a file: a document as JSON (or the result of `import`), else a source that can be imported.
 *
 * @param suggestions whether tracked changes and comments stay; else the text is the one with all changes accepted
 */
export async function readAct(
  path: string,
  io: Terminal,
  suggestions: 'accept' | 'keep' = 'accept',
): Promise<Act> {
  const bytes = await io.readBytes(path);
  const json = path.endsWith('.json') || !isBinary(bytes) ? jsonIn(path, bytes) : null;
  const { document, memorandum, assets, meta, threads } = json ?? importFile(path, bytes);
  const read = (content: unknown, kind: DocumentKind): Node => {
    const doc = parse(content, kind);
    return suggestions === 'keep' ? doc : withoutComments(acceptedText(doc));
  };
  return {
    doc: read(document, 'bylaw'),
    memorandum: memorandum ? read(memorandum, 'memorandum') : null,
    threads,
    assets: new Map(assets.map((asset) => [asset.digest, asset])),
    meta,
  };
}

function parse(json: unknown, kind: DocumentKind): Node {
  const parsed = parseDocumentOfKind(json, kind);
  if (!parsed.allowed) throw new CommandRefused(parsed.violations);
  return parsed.doc;
}

interface ActJson {
  document: unknown;
  memorandum: unknown;
  assets: Asset[];
  meta: Partial<ImportMeta>;
  threads: CommentThread[];
}

/** An act as JSON; also where the name does not say so. */
function jsonIn(path: string, bytes: Uint8Array): ActJson | null {
  const text = Buffer.from(bytes).toString('utf8');
  const named = path.endsWith('.json');
  if (!named && !/^\ufeff?\s*\{\s*"/.test(text.slice(0, 200))) return null;
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    if (named) throw new CommandRefused([{ code: 'fileNotJson', params: { file: path } }]);
    return null;
  }
  if (!isRecord(json) || !('document' in json))
    return { document: json, memorandum: null, assets: [], meta: {}, threads: [] };
  const { document, memorandum = null, assets = [], meta, threads } = json;
  return {
    document,
    memorandum,
    assets: assetsIn(assets),
    meta: isRecord(meta) ? meta : {},
    threads: threadsIn(threads),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Comments of the envelope; what is none is passed over. */
function threadsIn(list: unknown): CommentThread[] {
  return (Array.isArray(list) ? list : []).filter(isRecord).flatMap(({ id, comments, resolved }) =>
    typeof id === 'string' && Array.isArray(comments)
      ? [
          {
            id,
            comments: comments.filter(isRecord).map(({ author, at, text }) => ({
              author: wordsIn(author),
              at: wordsIn(at),
              text: wordsIn(text),
            })),
            resolved: resolved === true,
          },
        ]
      : [],
  );
}

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Images of the envelope; one that is not what its digest says is refused. */
function assetsIn(list: unknown): Asset[] {
  if (!Array.isArray(list)) throw new CommandRefused([{ code: 'assetDamaged' }]);
  return list.map((entry: unknown) => {
    const { digest, mediaType, base64 } = isRecord(entry) ? entry : {};
    const bytes = typeof base64 === 'string' ? fromBase64(base64) : null;
    if (!bytes || typeof digest !== 'string' || typeof mediaType !== 'string' || sha256(bytes) !== digest)
      throw new CommandRefused([{ code: 'assetDamaged', params: { digest: String(digest) } }]);
    return { digest, mediaType, bytes };
  });
}
