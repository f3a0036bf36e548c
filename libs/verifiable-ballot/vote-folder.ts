import { sha256 } from '@noble/hashes/sha2.js';
import type { PublishedFile } from '#libs/contracts';
import { toHex } from './bytes.js';

/**
 * Opens a file of the published folder; its bytes come in pieces, so that a log of any length is never held as a whole.
 * Whatever it throws, also between two pieces, comes out of the check as it is.
 */
export type VoteFolder = (name: string) => AsyncIterable<Uint8Array>;

/** A file that is not the one that the list of published files names. */
export class UnlistedFile extends Error {
  constructor(
    readonly file: string,
    readonly why: 'missing' | 'differs',
  ) {
    super(`${file}: ${why}`);
  }
}

/**
 * A folder of which every file has to have the size and the digest that the list names; nothing is read beyond that size.
 *
 * @throws UnlistedFile from the folder, at the latest behind the last piece.
 */
export function listedFolder(files: readonly PublishedFile[], open: VoteFolder): VoteFolder {
  return async function* (name) {
    const listed = files.find((one) => one.name === name);
    if (!listed) throw new UnlistedFile(name, 'missing');
    const hash = sha256.create();
    let bytes = 0;
    for await (const piece of open(name)) {
      bytes += piece.length;
      if (bytes > listed.bytes) break;
      hash.update(piece);
      yield piece;
    }
    if (bytes !== listed.bytes || toHex(hash.digest()) !== listed.sha256) {
      throw new UnlistedFile(name, 'differs');
    }
  };
}

/** A file that is not what the format says. */
export class BrokenFile extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
    readonly line?: number,
  ) {
    super(`${file}: ${reason}`);
  }
}

/** Longest file that is held as a whole, and longest line of the others, in bytes. */
export const FILE_LIMITS = { whole: 64 * 1024 * 1024, line: 256 * 1024 } as const;

/** The bytes of a file. @throws BrokenFile for one that is longer than any vote's. */
export async function wholeFile(folder: VoteFolder, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of folder(name)) {
    length += piece.length;
    if (length > FILE_LIMITS.whole) throw new BrokenFile(name, 'longer than any');
    pieces.push(piece);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The JSON value of a file. @throws BrokenFile for what is none. */
export async function jsonFile(folder: VoteFolder, name: string): Promise<unknown> {
  return jsonOfBytes(name, await wholeFile(folder, name));
}

/** The JSON value of a file that was read. @throws BrokenFile for what is none. */
export function jsonOfBytes(name: string, bytes: Uint8Array): unknown {
  return jsonOf(name, textOf(name, bytes));
}

/** The JSON values of a file that has one on every line. @throws BrokenFile, see {@link FILE_LIMITS}. */
export async function* jsonLines(folder: VoteFolder, name: string): AsyncIterable<unknown> {
  let held = new Uint8Array();
  let line = 0;
  const value = (bytes: Uint8Array): unknown => {
    line += 1;
    return jsonOf(name, textOf(name, bytes, line), line);
  };
  for await (const piece of folder(name)) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      yield value(after(held, piece.subarray(from, end)));
      held = new Uint8Array();
      from = end + 1;
    }
    held = after(held, piece.subarray(from));
    if (held.length > FILE_LIMITS.line) throw new BrokenFile(name, 'longer than any', line + 1);
  }
  if (held.length > 0) yield value(held);
}

const LINE_FEED = 10;

function after(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function jsonOf(name: string, text: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenFile(name, 'no JSON', line);
  }
}

function textOf(name: string, bytes: Uint8Array, line?: number): string {
  try {
    const { TextDecoder } = globalThis as unknown as { TextDecoder: Decoder };
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenFile(name, 'no UTF-8', line);
  }
}

type Decoder = new (encoding: string, how: { fatal: true }) => { decode(bytes: Uint8Array): string };
