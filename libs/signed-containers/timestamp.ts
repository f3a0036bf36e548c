import { digestByOid, signatureAlgorithmByOid } from './algorithms.js';
import { sameBytes } from './bytes.js';
import type { SignatureCrypto } from './crypto-port.js';
import { derChildren, derTime, octetsOf, oidText, readDer, TAG, type DerValue } from './der.js';

/** A time stamp that holds for the bytes it was asked about. */
export interface Timestamp {
  /** Milliseconds. */
  time: number;
  /** The authority's certificate in DER. */
  certificate: Uint8Array;
  /** Other certificates it came with. */
  others: Uint8Array[];
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** The only purpose a time-stamp authority's certificate may have (RFC 3161, 2.3). */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/**
 * Reads a time-stamp token (RFC 3161) and checks it: its digest is that of the bytes, it is signed as a whole, and by a
 * certificate for time stamping.
 *
 * @returns `null` where anything of it does not hold
 */
export function readTimestamp(
  token: Uint8Array,
  stamped: Uint8Array,
  crypto: SignatureCrypto,
): Timestamp | null {
  const signedData = contentOf(token, SIGNED_DATA);
  const parts = signedData ? derChildren(signedData) : null;
  if (!parts) return null;
  const encapsulated = parts.find(({ tag }) => tag === TAG.sequence);
  const info = encapsulated ? infoOf(encapsulated) : null;
  const certificates = derChildren(parts.find(({ tag }) => tag === TAG.context0) ?? EMPTY) ?? [];
  const [signer] = derChildren(parts.findLast(({ tag }) => tag === TAG.set) ?? EMPTY) ?? [];
  if (!info || !signer) return null;
  const digest = digestByOid(info.imprintOid);
  if (!digest || !sameBytes(crypto.digest(digest, stamped), info.imprint)) return null;
  const ders = certificates.filter(({ tag }) => tag === TAG.sequence).map(({ whole }) => whole);
  const certificate = ders.find((der) => signedBy(der, signer, info.bytes, crypto));
  if (!certificate) return null;
  const facts = crypto.certificate(certificate);
  if (!facts?.extendedKeyUsage.includes(TIME_STAMPING)) return null;
  if (info.time < facts.validFrom || info.time > facts.validTo) return null;
  return { time: info.time, certificate, others: ders.filter((der) => der !== certificate) };
}

const EMPTY: DerValue = { tag: TAG.set, whole: new Uint8Array(), content: new Uint8Array() };

/** The sequence inside a ContentInfo of that type. */
function contentOf(bytes: Uint8Array, type: string): DerValue | null {
  const outer = readDer(bytes);
  const [oid, content] = (outer ? derChildren(outer) : null) ?? [];
  if (!oid || oid.tag !== TAG.oid || oidText(oid.content) !== type) return null;
  return content?.tag === TAG.context0 ? readDer(content.content) : null;
}

interface Info {
  /** The encoded TSTInfo: what is signed. */
  bytes: Uint8Array;
  imprintOid: string;
  imprint: Uint8Array;
  time: number;
}

function infoOf(encapsulated: DerValue): Info | null {
  const [oid, content] = derChildren(encapsulated) ?? [];
  if (!oid || oidText(oid.content) !== TST_INFO || content?.tag !== TAG.context0) return null;
  const octets = octetsOf(readDer(content.content));
  const info = octets ? readDer(octets) : null;
  const fields = info ? derChildren(info) : null;
  const [algorithm, imprint] = derChildren(fields?.[2] ?? EMPTY) ?? [];
  const [imprintOid] = derChildren(algorithm ?? EMPTY) ?? [];
  const time = derTime(fields?.find(({ tag }) => tag === TAG.time)?.content ?? new Uint8Array());
  if (!octets || !imprint || imprintOid?.tag !== TAG.oid || time === null) return null;
  return { bytes: octets, imprintOid: oidText(imprintOid.content), imprint: imprint.content, time };
}

/** Whether the certificate's key signed the attributes, and those are about the bytes (RFC 5652, 5.4). */
function signedBy(der: Uint8Array, signer: DerValue, bytes: Uint8Array, crypto: SignatureCrypto): boolean {
  const fields = derChildren(signer) ?? [];
  const sequences = fields.filter(({ tag }) => tag === TAG.sequence);
  // The signer is named by a sequence or by a key's identifier before these two.
  const [digestAlgorithm, algorithm] = [sequences.at(-2), sequences.at(-1)];
  const attributes = fields.find(({ tag }) => tag === TAG.context0);
  const value = fields.find(({ tag }) => tag === TAG.octets);
  const digest = digestByOid(firstOid(digestAlgorithm));
  if (!digest || !attributes || !algorithm || !value) return false;
  const how = signatureAlgorithmByOid(firstOid(algorithm), digest);
  const stated = attributeOf(attributes, MESSAGE_DIGEST);
  const type = attributeOf(attributes, CONTENT_TYPE);
  if (!how || !stated || !type || oidText(type.content) !== TST_INFO) return false;
  if (!sameBytes(stated.content, crypto.digest(digest, bytes))) return false;
  // Attributes are signed as the SET that they are, not under the tag they travel with.
  const signed = Uint8Array.from(attributes.whole);
  signed[0] = TAG.set;
  return crypto.verify(how, der, signed, value.content);
}

function firstOid(algorithm: DerValue | undefined): string {
  const [oid] = derChildren(algorithm ?? EMPTY) ?? [];
  return oid?.tag === TAG.oid ? oidText(oid.content) : '';
}

/** The first value of an attribute. */
function attributeOf(attributes: DerValue, type: string): DerValue | null {
  for (const attribute of derChildren(attributes) ?? []) {
    const [oid, values] = derChildren(attribute) ?? [];
    if (oid && oidText(oid.content) === type) return derChildren(values ?? EMPTY)?.[0] ?? null;
  }
  return null;
}
