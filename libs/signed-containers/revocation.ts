import { digestByOid, signatureAlgorithmByOid, type SignatureAlgorithm } from './algorithms.js';
import type { SignatureCrypto } from './crypto-port.js';
import {
  bitsOf,
  derChildren,
  derTime,
  octetsOf,
  oidText,
  readDer,
  sameValue,
  TAG,
  type DerValue,
} from './der.js';

/** What a container carries to tell whether its signer's certificate was revoked (XAdES 5.4.2), in DER. */
export interface RevocationValues {
  /** Answers of the issuer's service (OCSP, RFC 6960). */
  ocsp: readonly Uint8Array[];
  /** Lists of revoked certificates (RFC 5280). */
  crl: readonly Uint8Array[];
}

/** What is said about one certificate by its issuer. */
export interface RevocationStatement {
  status: 'good' | 'revoked' | 'unknown';
  /** Since when it is revoked, in milliseconds. */
  revokedFrom: number | null;
  /** As of when the statement holds, in milliseconds. */
  at: number;
}

/** What was found, and whether anything about the certificate could not be believed. */
export interface Revocation {
  statements: RevocationStatement[];
  broken: boolean;
}

const OCSP_BASIC = '1.3.6.1.5.5.7.48.1.1';
/** The purpose that a certificate has which may answer for its issuer (RFC 6960, 4.2.2.2). */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/**
 * Reads what the container says about the certificate. Only the issuer of the certificate is believed, or, for an answer
 * of the service, a certificate that the same issuer gave for that purpose; the signature of the answer must hold.
 *
 * @param pool certificates that came along, and those the installation trusts
 */
export function readRevocation(
  certificate: Uint8Array,
  values: RevocationValues,
  pool: readonly Uint8Array[],
  crypto: SignatureCrypto,
): Revocation {
  const serial = serialOf(certificate);
  const issuers = pool.filter(
    (one) => crypto.certificate(one)?.isAuthority === true && crypto.issued(certificate, one),
  );
  const found: Revocation = { statements: [], broken: false };
  if (!serial) return { ...found, broken: values.ocsp.length + values.crl.length > 0 };
  for (const bytes of values.ocsp) {
    const answer = readAnswer(bytes);
    // An answer about another certificate of the chain says nothing about this one.
    const about = answer?.responses.filter((one) => sameValue(one.serial, serial)) ?? [];
    if (answer && about.length === 0) continue;
    const believed = answer && answers(answer, issuers, pool, crypto);
    if (believed) found.statements.push(...about.map(({ statement }) => statement));
    else found.broken = true;
  }
  for (const bytes of values.crl) {
    const list = readList(bytes);
    if (!list) {
      found.broken = true;
      continue;
    }
    if (!issuers.some((issuer) => signs(list, issuer, crypto))) continue;
    const entry = list.revoked.find((one) => sameValue(one.serial, serial));
    found.statements.push({
      status: entry ? 'revoked' : 'good',
      revokedFrom: entry?.from ?? null,
      at: list.at,
    });
  }
  return found;
}

interface Signed {
  /** The bytes that are signed. */
  bytes: Uint8Array;
  algorithm: SignatureAlgorithm;
  value: Uint8Array;
}

interface Answer extends Signed {
  certificates: Uint8Array[];
  responses: { serial: Uint8Array; statement: RevocationStatement }[];
}

interface List extends Signed {
  at: number;
  revoked: { serial: Uint8Array; from: number }[];
}

function signs({ algorithm, bytes, value }: Signed, by: Uint8Array, crypto: SignatureCrypto): boolean {
  return crypto.verify(algorithm, by, bytes, value);
}

/** Whether the issuer answered itself, or by a certificate that it gave for answering. */
function answers(
  answer: Answer,
  issuers: readonly Uint8Array[],
  pool: readonly Uint8Array[],
  crypto: SignatureCrypto,
): boolean {
  if (issuers.some((issuer) => signs(answer, issuer, crypto))) return true;
  return [...answer.certificates, ...pool].some(
    (one) =>
      crypto.certificate(one)?.extendedKeyUsage.includes(OCSP_SIGNING) === true &&
      issuers.some((issuer) => crypto.issued(one, issuer)) &&
      signs(answer, one, crypto),
  );
}

function readAnswer(bytes: Uint8Array): Answer | null {
  const [status, wrapped] = childrenOf(readDer(bytes));
  if (status?.tag !== TAG.enumerated) {
    // XAdES keeps the whole answer; some programs keep only what stands inside.
    return readBasic(readDer(bytes));
  }
  const [type, octets] = childrenOf(wrapped?.tag === TAG.context0 ? readDer(wrapped.content) : null);
  const basic = type && oidText(type.content) === OCSP_BASIC ? octetsOf(octets ?? null) : null;
  return status.content[0] === 0 && basic ? readBasic(readDer(basic)) : null;
}

function readBasic(basic: DerValue | null): Answer | null {
  const [data, method, value, extra] = childrenOf(basic);
  const algorithm = algorithmOf(method);
  const bits = bitsOf(value ?? null);
  if (!data || !algorithm || !bits) return null;
  const fields = childrenOf(data);
  const list = fields.find(({ tag }) => tag === TAG.sequence);
  const responses = childrenOf(list ?? null).map(readResponse);
  if (responses.length === 0 || responses.includes(null)) return null;
  const certificates = extra?.tag === TAG.context0 ? childrenOf(readDer(extra.content)) : [];
  return {
    bytes: data.whole,
    algorithm,
    value: bits,
    certificates: certificates.map(({ whole }) => whole),
    responses: responses.filter((one) => one !== null),
  };
}

function readResponse(response: DerValue): Answer['responses'][number] | null {
  const [id, status, thisUpdate] = childrenOf(response);
  const serial = childrenOf(id ?? null).at(-1);
  const at = derTime(thisUpdate?.content ?? new Uint8Array());
  if (serial?.tag !== TAG.integer || !status || at === null) return null;
  const [since] = status.tag === TAG.context1 ? childrenOf(status) : [];
  const revokedFrom = since ? derTime(since.content) : null;
  if (status.tag === TAG.context1 && revokedFrom === null) return null;
  const word = ANSWERS[status.tag];
  return word ? { serial: serial.content, statement: { status: word, revokedFrom, at } } : null;
}

const ANSWERS: Readonly<Record<number, RevocationStatement['status']>> = {
  0x80: 'good',
  0xa1: 'revoked',
  0x82: 'unknown',
};

function readList(bytes: Uint8Array): List | null {
  const [listed, method, value] = childrenOf(readDer(bytes));
  const algorithm = algorithmOf(method);
  const bits = bitsOf(value ?? null);
  if (!listed || !algorithm || !bits) return null;
  const fields = childrenOf(listed);
  const times = fields.filter(({ tag }) => tag === TAG.time || tag === TAG.utcTime);
  const at = times[0] ? derTime(times[0].content) : null;
  // The version, how it is signed and who issued it stand before the times, the entries after them.
  const last = times.at(-1);
  const entries = last ? fields[fields.indexOf(last) + 1] : undefined;
  if (at === null) return null;
  const revoked = (entries?.tag === TAG.sequence ? childrenOf(entries) : []).map((entry) => {
    const [serial, since] = childrenOf(entry);
    const from = since ? derTime(since.content) : null;
    return serial?.tag === TAG.integer && from !== null ? { serial: serial.content, from } : null;
  });
  if (revoked.includes(null)) return null;
  return { bytes: listed.whole, algorithm, value: bits, at, revoked: revoked.filter((one) => one !== null) };
}

/** The serial number of a certificate. */
function serialOf(certificate: Uint8Array): Uint8Array | null {
  const [body] = childrenOf(readDer(certificate));
  return childrenOf(body ?? null).find(({ tag }) => tag === TAG.integer)?.content ?? null;
}

function algorithmOf(method: DerValue | undefined): SignatureAlgorithm | null {
  const [oid, parameters] = childrenOf(method ?? null);
  if (oid?.tag !== TAG.oid) return null;
  const [inner] = parameters?.tag === TAG.sequence ? childrenOf(parameters) : [];
  const digest = inner?.tag === TAG.oid ? digestByOid(oidText(inner.content)) : null;
  return signatureAlgorithmByOid(oidText(oid.content), digest ?? 'sha256');
}

function childrenOf(value: DerValue | null): DerValue[] {
  return value ? (derChildren(value) ?? []) : [];
}
