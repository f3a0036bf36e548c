import { scrypt, type webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180). */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
/** The encapsulated key comes first in what is stored. */
const ENCAPSULATED_BYTES = 32;

type Key = webcrypto.CryptoKey;
interface Pair {
  publicKey: Key;
  privateKey: Key;
}

/** A key to seal to. */
export type SealingKey = Key;
/** A key that opens. */
export type OpeningKey = Key;

/** A new pair: the private half as bytes, to be split. */
export async function newKeyPair(): Promise<{ publicKey: Buffer; secret: Uint8Array }> {
  const pair = (await suite.kem.generateKeyPair()) as Pair;
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)),
    secret: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

export const sealingKey = (bytes: Buffer): Promise<SealingKey> =>
  suite.kem.deserializePublicKey(exact(bytes));
export const openingKey = (bytes: Uint8Array): Promise<OpeningKey> =>
  suite.kem.deserializePrivateKey(exact(bytes));

/** Seals to the key; `about` has to be the same when it is opened. */
export async function seal(key: SealingKey, plain: Buffer, about: Buffer): Promise<Buffer> {
  const { enc, ct } = await suite.seal({ recipientPublicKey: key }, exact(plain), exact(about));
  return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]);
}

/** @throws Error when the key is another one or something was changed. */
export async function open(key: OpeningKey, sealed: Buffer, about: Buffer): Promise<Buffer> {
  const enc = exact(sealed.subarray(0, ENCAPSULATED_BYTES));
  const ct = exact(sealed.subarray(ENCAPSULATED_BYTES));
  return Buffer.from(await suite.open({ recipientKey: key, enc }, ct, exact(about)));
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** The key pair of a passphrase. Takes a tenth of a second and 32 MB, so that guessing is dear. */
export async function passphraseKeys(
  passphrase: string,
  salt: Buffer,
): Promise<{ publicKey: Buffer; openingKey: OpeningKey }> {
  const material = await derive(passphrase.normalize('NFC'), salt, 32, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
  const pair = (await suite.kem.deriveKeyPair(exact(material))) as Pair;
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)),
    openingKey: pair.privateKey,
  };
}

/** Exactly these bytes: a `Buffer` may be a window of something bigger. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
