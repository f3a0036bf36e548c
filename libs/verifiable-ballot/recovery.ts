import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Base64Url } from '#libs/contracts';
import type { PendingCredential, RandomBytes } from './client.js';
import { fromBase64Url, joined, toBase64Url } from './bytes.js';

/** Crockford's base 32: no I, L, O and U, so that a code can be read aloud and typed from paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SIGNS = 24;
const GROUP = 4;
const NONCE_BYTES = 24;
/** Every backup is as long as every other. */
const PLAIN_BYTES = 1_536;

/** A new recovery code: 120 random bits in six groups of four signs, as `7K2M-09XD-…`. */
export function newRecoveryCode(random: RandomBytes): string {
  const signs = [...random(CODE_SIGNS)].map((byte) => SIGNS.charAt(byte & 31)).join('');
  return signs.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? signs;
}

/** The code as it was made, from what somebody typed: any case, with or without hyphens, O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (signs.length !== CODE_SIGNS || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return signs.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? null;
}

/**
 * What the server keeps for somebody who loses their device: the pending credential, encrypted (XChaCha20-Poly1305) under
 * a key derived from the recovery code, which the server never sees.
 */
export function sealBackup(pending: PendingCredential, code: string, random: RandomBytes): Base64Url {
  const plain = new Uint8Array(PLAIN_BYTES).fill(0x20);
  plain.set(utf8ToBytes(JSON.stringify(pending)));
  const nonce = random(NONCE_BYTES);
  const sealed = xchacha20poly1305(keyOf(code, pending.cycleId), nonce).encrypt(plain);
  return toBase64Url(joined(nonce, sealed));
}

/** The pending credential of a backup; null when the code is not the one it was sealed with. */
export function openBackup(backup: Base64Url, code: string, cycleId: string): PendingCredential | null {
  try {
    const bytes = fromBase64Url(backup);
    const cipher = xchacha20poly1305(keyOf(code, cycleId), bytes.slice(0, NONCE_BYTES));
    const plain = cipher.decrypt(bytes.slice(NONCE_BYTES));
    return JSON.parse(String.fromCharCode(...plain)) as PendingCredential;
  } catch {
    return null;
  }
}

function keyOf(code: string, cycleId: string): Uint8Array {
  return hkdf(sha256, utf8ToBytes(code), utf8ToBytes(cycleId), utf8ToBytes('vietvara backup 1'), 32);
}
