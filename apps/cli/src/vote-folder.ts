import { createPublicKey, constants, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { PublishedFile, PublishedFolder } from '#libs/contracts';
import {
  FILE_LIMITS,
  listedFolder,
  UnlistedFile,
  type VoteChecks,
  type VoteFolder,
} from '#libs/verifiable-ballot';
import { CommandRefused, type Terminal } from './command.js';

/** A published vote in a folder of this computer. */
export function localFolder(folder: string, io: Terminal): VoteFolder {
  return (name) => io.readPieces(join(folder, name));
}

/**
 * A published vote at its address, as `https://…/api/m/vidzale/budget/2027/vote/published`. Every file has to have the
 * size and the digest that the list of files names; nothing is read beyond that size.
 *
 * @throws CommandRefused where an address does not answer; so does the folder, and where a file is not the listed one.
 */
export async function remoteFolder(address: string): Promise<VoteFolder> {
  const base = address.replace(/\/+$/, '');
  const folder = listedFolder(await listed(base), (name) => fetched(`${base}/${name}`));
  return async function* (name) {
    try {
      yield* folder(name);
    } catch (error) {
      if (error instanceof UnlistedFile) throw refused(`file_${error.why}`, { file: error.file });
      throw error;
    }
  };
}

async function listed(base: string): Promise<PublishedFile[]> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of fetched(base)) {
    bytes += piece.length;
    if (bytes > FILE_LIMITS.line) throw refused('list_broken', { address: base });
    pieces.push(piece);
  }
  try {
    const { files } = JSON.parse(Buffer.concat(pieces).toString()) as PublishedFolder;
    if (files.every((file) => Number.isSafeInteger(file.bytes))) return files;
  } catch {
    // Told below.
  }
  throw refused('list_broken', { address: base });
}

async function* fetched(address: string): AsyncIterable<Uint8Array> {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || !answer.body) throw refused('no_answer', { address, status: answer?.status ?? 0 });
  try {
    for await (const piece of answer.body) yield piece;
  } catch {
    throw refused('connection_lost', { address });
  }
}

const refused = (code: string, params: Record<string, string | number>): CommandRefused =>
  new CommandRefused([{ code, params }]);

const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** The checks by OpenSSL, many times as fast as in JavaScript. */
export function opensslChecks(): VoteChecks {
  const units = new Map<string, KeyObject>();
  const unitKey = (key: string): KeyObject => {
    const known = units.get(key) ?? createPublicKey({ key: bytesOf(key), format: 'der', type: 'spki' });
    units.set(key, known);
    return known;
  };
  return {
    isSigned: (key, message, signature) =>
      orFalse(() => {
        const spki = Buffer.concat([ED25519, bytesOf(key)]);
        const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
        return verify(null, message, publicKey, bytesOf(signature));
      }),
    isCredential: (key, message, signature) =>
      orFalse(() => {
        const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
        return verify('sha384', message, { key: unitKey(key), ...padding }, bytesOf(signature));
      }),
  };
}

/** What is no key signs nothing. */
function orFalse(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
