import { sameBytes } from './bytes.js';

/** A value of DER, as far as time stamps and answers about revocation need it. */
export interface DerValue {
  tag: number;
  /** The value with its tag and length. */
  whole: Uint8Array;
  content: Uint8Array;
}

/** Tags that are asked for. */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  pieces: 0x24,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  time: 0x18,
  utcTime: 0x17,
  bits: 0x03,
  enumerated: 0x0a,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** The value at the beginning of the bytes; `null` where there is no whole one. */
export function readDer(bytes: Uint8Array, at = 0): DerValue | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  let length = first;
  let begin = at + 2;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) return null;
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[begin + index] ?? 0);
    begin += count;
  } else if (first === 0x80) return null;
  if (begin + length > bytes.length) return null;
  return { tag, whole: bytes.subarray(at, begin + length), content: bytes.subarray(begin, begin + length) };
}

/** The values inside a sequence or set; `null` where they do not fill it. */
export function derChildren(value: DerValue): DerValue[] | null {
  const children: DerValue[] = [];
  let at = 0;
  while (at < value.content.length) {
    const child = readDer(value.content, at);
    if (!child) return null;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** An object identifier as dotted numbers. */
export function oidText(content: Uint8Array): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      numbers.push(first, value - first * 40);
    } else numbers.push(value);
    value = 0;
  }
  return numbers.join('.');
}

/** The bytes of a bit string of whole bytes; `null` for any other value. */
export function bitsOf(value: DerValue | null): Uint8Array | null {
  return value?.tag === TAG.bits && value.content[0] === 0 ? value.content.subarray(1) : null;
}

/** Whether two whole numbers are the same, whatever zeros stand before them. */
export function sameValue(one: Uint8Array, other: Uint8Array): boolean {
  const bare = (bytes: Uint8Array): Uint8Array => {
    const at = bytes.findIndex((byte) => byte !== 0);
    return at < 0 ? new Uint8Array() : bytes.subarray(at);
  };
  return sameBytes(bare(one), bare(other));
}

/** The instant of a GeneralizedTime or UTCTime in UTC, in milliseconds; `null` for any other form. */
export function derTime(content: Uint8Array): number | null {
  const given = String.fromCharCode(...content);
  // Two digits of a year are of 1950 to 2049 (RFC 5280, 4.1.2.5.1).
  const text = /^\d{12}Z$/.test(given) ? `${Number(given.slice(0, 2)) < 50 ? '20' : '19'}${given}` : given;
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{1,6})?Z$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(time) ? null : time;
}

/** The bytes of an octet string, whole or in pieces as BER allows; `null` for any other value. */
export function octetsOf(value: DerValue | null): Uint8Array | null {
  if (value?.tag === TAG.octets) return value.content;
  if (value?.tag !== TAG.pieces) return null;
  const pieces = (derChildren(value) ?? []).map((piece) => (piece.tag === TAG.octets ? piece.content : null));
  if (pieces.length === 0 || pieces.includes(null)) return null;
  return Uint8Array.from(pieces.flatMap((piece) => [...(piece ?? [])]));
}
