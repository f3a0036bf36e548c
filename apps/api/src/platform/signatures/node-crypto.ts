import { constants, createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import type { CertificateFacts, SignatureAlgorithm, SignatureCrypto } from '#libs/signed-containers';

/** Shorter keys prove nothing any more. */
const LEAST_RSA_BITS = 2048;

/** The cryptography of Node for {@link SignatureCrypto}. */
export const NODE_CRYPTO: SignatureCrypto = {
  digest: (name, bytes) => createHash(name).update(bytes).digest(),
  certificate: (der) => {
    const certificate = parsed(der);
    return certificate && factsOf(certificate);
  },
  verify: (algorithm, der, bytes, value) => {
    const key = parsed(der)?.publicKey;
    return key !== undefined && holds(algorithm, key, bytes, value);
  },
  issued: (der, by) => {
    const [certificate, issuer] = [parsed(der), parsed(by)];
    return (
      !!certificate && !!issuer && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
    );
  },
};

function parsed(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

function factsOf(certificate: X509Certificate): CertificateFacts {
  const { subject, issuer } = certificate.toLegacyObject();
  const full = [first(subject.GN), first(subject.SN)].filter((part) => part !== '').join(' ');
  return {
    name: first(subject.CN) || full || first(subject.O) || '–',
    organisation: first(subject.O) || null,
    issuer: first(issuer.CN) || first(issuer.O) || '–',
    validFrom: certificate.validFromDate.getTime(),
    validTo: certificate.validToDate.getTime(),
    isAuthority: certificate.ca,
    extendedKeyUsage: certificate.keyUsage ?? [],
    weakKey: weakKey(certificate.publicKey),
  };
}

/** A name may stand more than once. */
function first(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200);
}

function weakKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  const bits = asymmetricKeyDetails?.modulusLength ?? LEAST_RSA_BITS;
  return bits < LEAST_RSA_BITS ? `${(asymmetricKeyType ?? 'rsa').toUpperCase()}-${bits}` : null;
}

function holds(
  { kind, digest, encoding }: SignatureAlgorithm,
  key: KeyObject,
  bytes: Uint8Array,
  value: Uint8Array,
): boolean {
  if (key.asymmetricKeyType !== (kind === 'ecdsa' ? 'ec' : 'rsa')) return false;
  try {
    if (kind === 'ecdsa') {
      return verify(digest, bytes, { key, dsaEncoding: encoding === 'raw' ? 'ieee-p1363' : 'der' }, value);
    }
    const padding = kind === 'rsa' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING;
    const saltLength = kind === 'rsa' ? {} : { saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    return verify(digest, bytes, { key, padding, ...saltLength }, value);
  } catch {
    return false;
  }
}
