const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in Base64, padded, without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    out.push(
      SIGNS.charAt(bits >> 18) +
        SIGNS.charAt((bits >> 12) & 63) +
        (second === undefined ? '=' : SIGNS.charAt((bits >> 6) & 63)) +
        (third === undefined ? '=' : SIGNS.charAt(bits & 63)),
    );
  }
  return out.join('');
}

/** The bytes of a Base64 text, white space passed over; `null` where it is none. */
export function fromBase64(text: string): Uint8Array | null {
  const packed = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (packed.length % 4 === 1) return null;
  const out = new Uint8Array(Math.floor((packed.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let at = 0; at < packed.length; at += 1) {
    const value = valueOf(packed.charCodeAt(at));
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[length++] = (bits >> held) & 0xff;
    }
  }
  return out;
}

function valueOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43) return 62;
  return code === 47 ? 63 : -1;
}
