import {
  amend,
  parseAmendments,
  type AmendedAct,
  type Amendment,
  type ParsedAmendments,
} from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { Terminal } from './command.js';
import { importFile, readAct } from './read-act.js';

/** The amending by-law that leads from one file to another, with the text that it amends. */
export async function amendFiles(
  base: string,
  edited: string,
  io: Terminal,
): Promise<Amendment & { base: Node }> {
  const [before, after] = [await readAct(base, io), await readAct(edited, io)];
  const amended = base.endsWith('.json') ? {} : amendedAct(base, await io.readBytes(base));
  const amendment = amend(before.doc, after.doc, { newId: idSource(seededRandom(1)), amended });
  return { ...amendment, base: before.doc };
}

/** An amending act in a file: what it says, and what its notes call it. */
export interface AmendingFile {
  parsed: ParsedAmendments;
  act: { issuer: string; number: string };
  day: string;
}

/** Reads an amending act; texts are read line by line, everything else as the document it holds. */
export async function readAmending(path: string, io: Terminal): Promise<AmendingFile> {
  const isText = /\.(txt|md)$/.test(path);
  const source = isText ? await io.readFile(path) : (await readAct(path, io)).doc;
  const named = path.endsWith('.json') ? {} : amendedAct(path, await io.readBytes(path));
  return {
    parsed: parseAmendments(source),
    act: { issuer: named.issuer ?? '', number: named.number ?? '' },
    day: named.day ?? '',
  };
}

function amendedAct(path: string, bytes: Uint8Array): AmendedAct {
  const { meta } = importFile(path, bytes);
  const issuer = meta.issuer?.replace(/dome$/i, (dome) => `${dome}s`);
  return {
    ...(issuer === undefined ? {} : { issuer }),
    ...(meta.adopted === undefined ? {} : { day: meta.adopted }),
    ...(meta.number === undefined ? {} : { number: meta.number }),
  };
}
