import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { scrypt } from '@noble/hashes/scrypt.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Base64Url } from '#libs/contracts';
import { fromBase64Url, joined, linesOf, toBase64Url } from './bytes.js';
import type { RandomBytes } from './client.js';
import type { AuditorSet, PublishedAuditor } from './published.js';
import { isChoices, isFields, isSignedBallot, isText } from './shapes.js';
import { isBytes } from './statements.js';

/** What is withheld from everybody else, as the auditor gets it: sealed to their key. */
export interface SealedAuditorSet {
  format: 'vietvara sealed set 1';
  cycleId: string;
  auditor: PublishedAuditor;
  /** Encapsulated key (32 bytes), then the ciphertext of the {@link AuditorSet} as JSON. */
  sealed: Base64Url;
}

/**
 * What the auditor keeps. It holds no secret of its own: the secret key is derived from it and the auditor's passphrase
 * together, so whoever has only one of them opens nothing.
 */
export interface AuditorKeyFile {
  format: 'vietvara auditor key 1';
  salt: Base64Url;
  publicKey: Base64Url;
}

/** Why a set cannot be opened. */
export class AuditorSetClosed extends Error {
  constructor(
    readonly code:
      'auditor_key_unreadable' | 'auditor_set_unreadable' | 'auditor_set_foreign' | 'passphrase_wrong',
  ) {
    super(code);
  }
}

/** Shortest passphrase that a key is made with. */
export const LEAST_PASSPHRASE = 12;

const SALT_BYTES = 32;
const KEY_BYTES = 32;
/** Takes a second and 32 MB, so that guessing is dear. */
const DEAR = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 } as const;

/** A key as the platform holds it. */
type PlatformKey = object;

/** What is used of the library; its own types are those of a browser. */
interface Hpke {
  kem: {
    deriveKeyPair(material: ArrayBuffer): Promise<{ publicKey: PlatformKey; privateKey: PlatformKey }>;
    serializePublicKey(key: PlatformKey): Promise<ArrayBuffer>;
    deserializePublicKey(bytes: ArrayBuffer): Promise<PlatformKey>;
  };
  seal(
    to: { recipientPublicKey: PlatformKey },
    plain: ArrayBuffer,
    about: ArrayBuffer,
  ): Promise<{ enc: ArrayBuffer; ct: ArrayBuffer }>;
  open(
    by: { recipientKey: PlatformKey; enc: ArrayBuffer },
    sealed: ArrayBuffer,
    about: ArrayBuffer,
  ): Promise<ArrayBuffer>;
}

/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180). */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
}) as unknown as Hpke;

/** A new key for an auditor. @throws RangeError for a passphrase that is too short. */
export async function newAuditorKey(passphrase: string, random: RandomBytes): Promise<AuditorKeyFile> {
  if (passphrase.length < LEAST_PASSPHRASE) throw new RangeError('The passphrase is too short.');
  const salt = random(SALT_BYTES);
  const { publicKey } = await keyPair(passphrase, salt);
  return {
    format: 'vietvara auditor key 1',
    salt: toBase64Url(salt),
    publicKey: toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(publicKey))),
  };
}

/** Whether the text can be a public key of an auditor: 32 bytes as base64url. */
export const isAuditorKey = (text: string): boolean => isBytes(text, KEY_BYTES);

/** Seals the set to the auditor. @throws Error when the key is none. */
export async function sealAuditorSet(set: AuditorSet, auditor: PublishedAuditor): Promise<SealedAuditorSet> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(exact(fromBase64Url(auditor.key)));
  const plain = utf8ToBytes(JSON.stringify(set));
  const { enc, ct } = await suite.seal({ recipientPublicKey }, exact(plain), about(set.cycleId, auditor.key));
  return {
    format: 'vietvara sealed set 1',
    cycleId: set.cycleId,
    auditor,
    sealed: toBase64Url(joined(new Uint8Array(enc), new Uint8Array(ct))),
  };
}

/**
 * Opens a sealed set with the auditor's file and passphrase.
 *
 * @throws AuditorSetClosed saying which of the three is wrong.
 */
export async function openAuditorSet(
  sealed: unknown,
  keyFile: unknown,
  passphrase: string,
): Promise<AuditorSet> {
  if (!isKeyFile(keyFile)) throw new AuditorSetClosed('auditor_key_unreadable');
  if (!isSealedSet(sealed)) throw new AuditorSetClosed('auditor_set_unreadable');
  if (sealed.auditor.key !== keyFile.publicKey) throw new AuditorSetClosed('auditor_set_foreign');
  const { privateKey, publicKey } = await keyPair(passphrase, fromBase64Url(keyFile.salt));
  const own = toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(publicKey)));
  if (own !== keyFile.publicKey) throw new AuditorSetClosed('passphrase_wrong');
  let set: unknown;
  try {
    const bytes = fromBase64Url(sealed.sealed);
    const plain = await suite.open(
      { recipientKey: privateKey, enc: exact(bytes.subarray(0, KEY_BYTES)) },
      exact(bytes.subarray(KEY_BYTES)),
      about(sealed.cycleId, keyFile.publicKey),
    );
    set = JSON.parse(text(new Uint8Array(plain)));
  } catch {
    throw new AuditorSetClosed('auditor_set_unreadable');
  }
  if (!isSet(set) || set.cycleId !== sealed.cycleId) throw new AuditorSetClosed('auditor_set_unreadable');
  return set;
}

async function keyPair(
  passphrase: string,
  salt: Uint8Array,
): Promise<{ publicKey: PlatformKey; privateKey: PlatformKey }> {
  return suite.kem.deriveKeyPair(exact(scrypt(utf8ToBytes(passphrase.normalize('NFC')), salt, DEAR)));
}

const about = (cycleId: string, key: string): ArrayBuffer =>
  exact(linesOf('vietvara auditor set 1', cycleId, key));

/** A buffer of its own with exactly these bytes. */
const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function text(bytes: Uint8Array): string {
  const { TextDecoder } = globalThis as unknown as {
    TextDecoder: new () => { decode(bytes: Uint8Array): string };
  };
  return new TextDecoder().decode(bytes);
}

function isKeyFile(value: unknown): value is AuditorKeyFile {
  return (
    isFields(value) &&
    value['format'] === 'vietvara auditor key 1' &&
    isText(value['salt']) &&
    isBytes(value['salt'], SALT_BYTES) &&
    isText(value['publicKey']) &&
    isAuditorKey(value['publicKey'])
  );
}

function isSealedSet(value: unknown): value is SealedAuditorSet {
  if (!isFields(value) || value['format'] !== 'vietvara sealed set 1') return false;
  const { cycleId, auditor, sealed } = value;
  if (!isText(cycleId) || !isFields(auditor) || !isText(auditor['key']) || !isText(sealed)) return false;
  return /^[\w-]{64,}$/.test(sealed) && sealed.length % 4 !== 1;
}

function isSet(value: unknown): value is AuditorSet {
  if (!isFields(value) || value['format'] !== 'vietvara auditor set 1') return false;
  const { cycleId, rulesDigest, ballots, paper, boxes, corrections } = value;
  const all = (list: unknown, isRight: (one: unknown) => boolean): boolean =>
    Array.isArray(list) && list.every(isRight);
  return (
    isText(cycleId) &&
    isText(rulesDigest) &&
    all(ballots, isSignedBallot) &&
    all(paper, isChoices) &&
    all(boxes, (box) => isFields(box) && isText(box['text'])) &&
    all(corrections, (one) => isFields(one) && all(one['added'], isChoices) && all(one['removed'], isChoices))
  );
}
