import { createHash, createPublicKey, constants, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { PublishedFolder } from '#libs/contracts';
import type { VoteChecks, VoteFolder } from '#libs/verifiable-ballot';
import { UsageError, type Terminal } from './command.js';

/** A published vote in a folder of this computer. */
export function localFolder(folder: string, io: Terminal): VoteFolder {
  return (name) => io.readBytes(join(folder, name));
}

/**
 * A published vote at its address, as `https://…/api/m/vidzale/budget/2027/vote/published`. Every file has to have the
 * digest that the list of files names.
 */
export async function remoteFolder(address: string): Promise<VoteFolder> {
  const base = address.replace(/\/+$/, '');
  const list = JSON.parse(Buffer.from(await fetched(base)).toString()) as PublishedFolder;
  return async (name) => {
    const bytes = await fetched(`${base}/${name}`);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const listed = list.files.find((file) => file.name === name);
    if (listed?.sha256 !== digest) throw new UsageError(`${name} is not the file that the list names.`);
    return bytes;
  };
}

async function fetched(address: string): Promise<Uint8Array> {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new UsageError(`${address} answered ${answer?.status ?? 'nothing'}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

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
    isSigned: (key, message, signature) => {
      try {
        const spki = Buffer.concat([ED25519, bytesOf(key)]);
        const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
        return verify(null, message, publicKey, bytesOf(signature));
      } catch {
        return false;
      }
    },
    isCredential: (key, message, signature) =>
      verify(
        'sha384',
        message,
        { key: unitKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
        bytesOf(signature),
      ),
  };
}
