import { derChildren, oidText, readDer, TAG, type DerValue } from './der.js';

/** Key usages in the order of their bits (RFC 5280, 4.2.1.3). */
const USES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
];
const KEY_USAGE = '2.5.29.15';
const EXTENSIONS = 0xa3;
const BITS = 0x03;

/** What a certificate's key may be used for; `null` where the certificate restricts nothing. */
export function keyUsageOf(certificate: Uint8Array): string[] | null {
  const outer = readDer(certificate);
  const [body] = (outer ? derChildren(outer) : null) ?? [];
  const wrapped = (body ? derChildren(body) : null)?.find(({ tag }) => tag === EXTENSIONS);
  const list = wrapped ? readDer(wrapped.content) : null;
  for (const extension of (list ? derChildren(list) : null) ?? []) {
    const parts = derChildren(extension) ?? [];
    if (parts[0]?.tag !== TAG.oid || oidText(parts[0].content) !== KEY_USAGE) continue;
    const octets = parts.find(({ tag }) => tag === TAG.octets);
    return usesOf(octets ? readDer(octets.content) : null);
  }
  return null;
}

/** The first byte counts unused bits; bits stand from the highest down. */
function usesOf(bits: DerValue | null): string[] {
  if (bits?.tag !== BITS) return [];
  return USES.filter((_use, index) => {
    const byte = bits.content[1 + Math.floor(index / 8)] ?? 0;
    return (byte & (0x80 >> (index % 8))) !== 0;
  });
}
