import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  encapsulate,
  KeyObject,
  scrypt,
  type webcrypto,
} from 'node:crypto';
import { promisify } from 'node:util';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180); makes the keys. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
/** The encapsulated key comes first in what is stored. */
const ENCAPSULATED_BYTES = 32;
const TAG_BYTES = 16;
/** What SubjectPublicKeyInfo and PKCS #8 put before the 32 bytes of an X25519 key. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

type Pair = Record<'publicKey' | 'privateKey', webcrypto.CryptoKey>;

/** A key to seal to. */
export type SealingKey = KeyObject;
/** A key that opens. */
export type OpeningKey = KeyObject;

/** A new pair: the private half as bytes, to be split. */
export async function newKeyPair(): Promise<{ publicKey: Buffer; secret: Uint8Array }> {
  const pair = (await suite.kem.generateKeyPair()) as Pair;
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)),
    secret: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

export const sealingKey = (bytes: Buffer): SealingKey =>
  createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: 'der', type: 'spki' });
export const openingKey = (bytes: Uint8Array): OpeningKey =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, bytes]), format: 'der', type: 'pkcs8' });

/** Whether something can be sealed to the 32 bytes at all: to a few points nothing can. */
export function isSealable(bytes: Buffer): boolean {
  try {
    encapsulate(sealingKey(bytes));
    return true;
  } catch {
    return false;
  }
}

/**
 * Seals to the key, each time with a new encapsulated one; `about` has to be the same when it is opened. The encapsulation
 * is OpenSSL's, and not the library's over WebCrypto, because it takes a tenth of the time.
 */
export function seal(key: SealingKey, plain: Buffer, about: Buffer): Buffer {
  const { sharedKey, ciphertext } = encapsulate(key);
  const { secret, nonce } = schedule(sharedKey);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(about);
  return Buffer.concat([ciphertext, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

const decapsulated = promisify<KeyObject, Uint8Array, Buffer>(decapsulate);

/** @throws Error when the key is another one or something was changed. */
export async function open(key: OpeningKey, sealed: Buffer, about: Buffer): Promise<Buffer> {
  const { secret, nonce } = schedule(await decapsulated(key, sealed.subarray(0, ENCAPSULATED_BYTES)));
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
    .setAAD(about)
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(ENCAPSULATED_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** The library's: OpenSSL's takes longer to be handed a key than to use it. */
const mac = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(sha256, key, message);

/** Identifiers of the three algorithms (RFC 9180, section 7) before each label. */
const SUITE = Buffer.concat([Buffer.from('HPKE-v1HPKE'), Buffer.of(0, 0x20, 0, 1, 0, 2)]);
const labelled = (label: string): Buffer => Buffer.concat([SUITE, Buffer.from(label)]);
const NOTHING = Buffer.alloc(0);
/** Mode "base", with neither a pre-shared key nor any other information. */
const CONTEXT = Buffer.concat([
  Buffer.of(0),
  mac(NOTHING, labelled('psk_id_hash')),
  mac(NOTHING, labelled('info_hash')),
]);
const SECRET = labelled('secret');
const KEY_INFO = Buffer.concat([Buffer.of(0, 32), labelled('key'), CONTEXT, Buffer.of(1)]);
const NONCE_INFO = Buffer.concat([Buffer.of(0, 12), labelled('base_nonce'), CONTEXT, Buffer.of(1)]);

/** RFC 9180, section 5.1, for one message. */
function schedule(sharedKey: Buffer): { secret: Uint8Array; nonce: Uint8Array } {
  const secret = mac(sharedKey, SECRET);
  return { secret: mac(secret, KEY_INFO), nonce: mac(secret, NONCE_INFO).subarray(0, 12) };
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
    openingKey: KeyObject.from(pair.privateKey),
  };
}

/** Exactly these bytes: a `Buffer` may be a window of something bigger. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
