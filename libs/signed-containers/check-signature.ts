import type { ContainerSignature } from '#libs/contracts';
import { sameBytes } from './bytes.js';
import { canonicalBytes } from './canonical.js';
import type { CertificateFacts, SignatureCrypto, TrustContext } from './crypto-port.js';
import type { Finding, FindingCode } from './finding.js';
import { keyUsageOf } from './key-usage.js';
import { readRevocation } from './revocation.js';
import { SIGNED_PROPERTIES, type Reference, type StatedSignature } from './signature.js';
import { readTimestamp, type Timestamp } from './timestamp.js';
import { certificateView, holdsAt, trustOf } from './trust.js';
import { attributeOf, elementsWhere, type XmlElement } from './xml.js';

/** A clock may be ahead by so much. */
const CLOCK_TOLERANCE = 10 * 60_000;

/** The signature when everything about it holds, else everything that does not. */
export type CheckedSignature = { signature: ContainerSignature } | { findings: Finding[] };

/** Checks one signature against the container's files. */
export function checkSignature(
  stated: StatedSignature,
  root: XmlElement,
  files: ReadonlyMap<string, Uint8Array>,
  crypto: SignatureCrypto,
  context: TrustContext,
): CheckedSignature {
  const findings: Finding[] = [];
  const add = (code: FindingCode, params: Finding['params'] = {}): void =>
    void findings.push({ code, params });
  checkReferences(stated, root, files, crypto, add);
  const certificate = signingCertificate(stated, crypto, add);
  if (!certificate) return { findings };
  const { der, facts } = certificate;
  if (!crypto.verify(stated.algorithm, der, stated.signedInfo, stated.value)) add('signature_broken');
  const [first] = stated.timestamps;
  const stamp = first ? readTimestamp(first.token, first.stamped, crypto) : null;
  if (first && !stamp) add('timestamp_broken');
  const at = stamp?.time ?? (stated.claimedTime === null ? null : Date.parse(stated.claimedTime));
  if (at === null) add('time_missing');
  else if (at > context.now + CLOCK_TOLERANCE) add('time_future', { time: new Date(at).toISOString() });
  else if (!holdsAt(facts, at)) {
    const [from, to] = [facts.validFrom, facts.validTo].map((time) => new Date(time).toISOString());
    add('certificate_expired', { name: facts.name, from: from ?? '', to: to ?? '' });
  }
  const trust = trustOf(der, stated.certificates, at ?? context.now, crypto, context);
  if (trust === 'unknown_issuer') add('untrusted', { name: facts.name, issuer: facts.issuer });
  const authority = stamp ? crypto.certificate(stamp.certificate) : null;
  const pool = [...stated.certificates, ...(stamp?.others ?? [])];
  const stampTrust = stamp && trustOf(stamp.certificate, pool, stamp.time, crypto, context);
  if (authority && stampTrust === 'unknown_issuer')
    add('untrusted', { name: authority.name, issuer: authority.issuer });
  const revocation = revocationOf(stated, der, { at: at ?? context.now, stamp }, crypto, context);
  if ('finding' in revocation) add(revocation.finding, { name: facts.name, ...revocation.params });
  if (findings.length > 0) return { findings };
  return {
    signature: {
      signer: certificateView(facts, trust),
      claimedTime: stated.claimedTime,
      timestamp:
        stamp && authority && stampTrust
          ? { time: new Date(stamp.time).toISOString(), authority: certificateView(authority, stampTrust) }
          : null,
      notRevokedAt: 'finding' in revocation ? null : revocation.at,
      role: stated.role,
      algorithm: stated.algorithm.name,
      files: stated.references.filter(({ id }) => id === null).map(({ file }) => file),
    },
  };
}

/**
 * What the issuer said about the certificate, as far as the container carries it. A certificate that was revoked later
 * signed lawfully where a time stamp proves the time: what the signer claims, whoever has the key can claim too. That it
 * was not revoked only an answer shows which was given when it signed or after.
 */
function revocationOf(
  { revocation, certificates }: StatedSignature,
  der: Uint8Array,
  { at, stamp }: { at: number; stamp: Timestamp | null },
  crypto: SignatureCrypto,
  { anchors, revocationRequired = false }: TrustContext,
): { at: string | null } | { finding: FindingCode; params: Finding['params'] } {
  const pool = [...(anchors ?? []), ...certificates, ...(stamp?.others ?? [])];
  const { statements, broken } = readRevocation(der, revocation, pool, crypto);
  if (broken) return { finding: 'revocation_broken', params: {} };
  const revoked = statements.find(
    ({ status, revokedFrom }) =>
      status === 'revoked' && (stamp === null || revokedFrom === null || revokedFrom <= at),
  );
  if (revoked)
    return {
      finding: 'revoked',
      params: { since: new Date(revoked.revokedFrom ?? revoked.at).toISOString() },
    };
  const good = statements
    .filter(({ status, at: since }) => status !== 'unknown' && since >= at - CLOCK_TOLERANCE)
    .map(({ at: since }) => since);
  if (good.length > 0) return { at: new Date(Math.max(...good)).toISOString() };
  return revocationRequired ? { finding: 'revocation_missing', params: {} } : { at: null };
}

type Add = (code: FindingCode, params?: Finding['params']) => void;

function checkReferences(
  stated: StatedSignature,
  root: XmlElement,
  files: ReadonlyMap<string, Uint8Array>,
  crypto: SignatureCrypto,
  add: Add,
): void {
  for (const reference of stated.references) {
    const { id, file, digest, value } = reference;
    const bytes = id === null ? (files.get(file) ?? null) : partBytes(root, id, reference);
    if (bytes === null) {
      add('reference_unknown', { name: id === null ? file : `#${id}` });
      continue;
    }
    if (sameBytes(crypto.digest(digest, bytes), value)) continue;
    if (id === null) add('file_changed', { name: file });
    else add('properties_changed');
  }
  const signsProperties = stated.references.some(
    ({ id, type }) => type === SIGNED_PROPERTIES && id !== null && id === stated.propertiesId,
  );
  if (!stated.properties || !signsProperties) add('properties_unsigned');
  else checkTarget(stated, add);
}

/** Properties qualify this signature and no other one. */
function checkTarget({ properties, element }: StatedSignature, add: Add): void {
  const target = properties?.parent ? attributeOf(properties.parent, 'Target') : null;
  if (target !== null && target !== `#${attributeOf(element, 'Id') ?? ''}`) add('properties_unsigned');
}

function partBytes(root: XmlElement, id: string, { form }: Reference): Uint8Array | null {
  const [part, ...more] = elementsWhere(root, (at) => attributeOf(at, 'Id') === id);
  return part && more.length === 0 ? canonicalBytes(part, form) : null;
}

/** The certificate that the signed properties name by its digest: any other one could have been put in its place. */
function signingCertificate(
  stated: StatedSignature,
  crypto: SignatureCrypto,
  add: Add,
): { der: Uint8Array; facts: CertificateFacts } | null {
  const named = stated.signingCertificate;
  if (!named) {
    add('certificate_missing');
    return null;
  }
  const der = stated.certificates.find((one) => sameBytes(crypto.digest(named.digest, one), named.value));
  if (!der) {
    add('certificate_other');
    return null;
  }
  const facts = crypto.certificate(der);
  if (!facts) {
    add('certificate_unreadable');
    return null;
  }
  const uses = keyUsageOf(der);
  const signs = uses === null || uses.includes('digitalSignature') || uses.includes('nonRepudiation');
  if (facts.isAuthority || !signs) add('certificate_use', { name: facts.name });
  if (facts.weakKey !== null) add('algorithm', { name: facts.weakKey });
  return { der, facts };
}
