import type { Decision } from '#libs/contracts';
import type { Asset, IdSource } from '#libs/bylaw-document';
import type { Assembled } from '../../assemble.js';
import type { ReadSource } from '../../blocks.js';
import type { CommentThread } from '../../import.js';
import { DocxRefused } from './limits.js';
import { ownDocument } from './own-document.js';
import { readDocx } from './read-docx.js';
import { toSource } from './to-source.js';

/** A `.docx` file on its way to a document. */
export interface OpenedDocx {
  /** What the recognition by words gets. */
  read: ReadSource;
  /** The act itself, where the file was written by this library. */
  own: Assembled | null;
  assets: Asset[];
  threads: CommentThread[];
}

/** Reads a `.docx` file; any bytes that are none are refused, never thrown. */
export function openDocx(bytes: Uint8Array, newId: IdSource): Decision<OpenedDocx> {
  try {
    const file = readDocx(bytes, newId);
    const own = file.context.own ? ownDocument(file, newId) : null;
    const read = own
      ? { blocks: [], fields: {}, contents: new Set<string>(), images: [] }
      : toSource(file.parts, file.context);
    const { images, comments } = file.context;
    return {
      allowed: true,
      read: own ? read : { ...read, blocks: [...file.heads, ...read.blocks, ...file.feet] },
      own,
      assets: [...images.assets.values()],
      threads: comments.threads,
    };
  } catch (error) {
    if (!(error instanceof DocxRefused)) throw error;
    return { allowed: false, violations: [{ code: error.code, params: error.params }] };
  }
}
