import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Base64Url } from '#libs/contracts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE = new Map([...ALPHABET].map((char, at) => [char, at]));

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): Base64Url {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const chars = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += chars
      .slice(0, Math.min(4, bytes.length - at + 1))
      .map((value) => ALPHABET.charAt(value))
      .join('');
  }
  return text;
}

/**
 * Bytes of a base64url text. One text only stands for given bytes, so that nothing signed can be written in two ways.
 *
 * @throws Error when the text is not base64url in its one form.
 */
export function fromBase64Url(text: Base64Url): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of text) {
    const value = VALUE.get(char);
    if (value === undefined) throw new Error('Not base64url.');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  if (text.length % 4 === 1 || (held & ((1 << bits) - 1)) !== 0) throw new Error('Not base64url.');
  return bytes;
}

/** Bytes in hexadecimal. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);
/** Bytes of a hexadecimal text. @throws Error when it is none. */
export const fromHex = (hex: string): Uint8Array => hexToBytes(hex);
/** One after the other. */
export const joined = (...parts: Uint8Array[]): Uint8Array => concatBytes(...parts);
/** The UTF-8 bytes of lines, each ended by a line feed. */
export const linesOf = (...lines: (string | number)[]): Uint8Array =>
  utf8ToBytes(lines.map((line) => `${line}\n`).join(''));

/** Whether both hold the same bytes. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
