/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...ALPHABET].map((sign, value) => [sign, value]));

/** The bytes of a base64 text, blanks in it ignored; `null` for anything else. */
export function fromBase64(text: string): Uint8Array | null {
  const signs = text.replace(/\s+/g, '');
  if (signs.length === 0 || signs.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(signs)) return null;
  const padding = signs.endsWith('==') ? 2 : signs.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((signs.length / 4) * 3 - padding);
  let at = 0;
  for (let index = 0; index < signs.length; index += 4) {
    const group = [0, 1, 2, 3].reduce((sum, k) => sum * 64 + (VALUES.get(signs[index + k] ?? '') ?? 0), 0);
    for (const byte of [group >> 16, (group >> 8) & 255, group & 255]) if (at < out.length) out[at++] = byte;
  }
  return out;
}
