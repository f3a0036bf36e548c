import type { DigestName, SignatureAlgorithm } from './algorithms.js';

/** What is read from a certificate. */
export interface CertificateFacts {
  /** Common name, or the given name and surname. */
  name: string;
  organisation: string | null;
  issuer: string;
  /** Instants in milliseconds. */
  validFrom: number;
  validTo: number;
  isAuthority: boolean;
  /** The key as readers know it where it is too short to prove anything, for example `RSA-1024`; else `null`. */
  weakKey: string | null;
  /** Object identifiers of extended key usages. */
  extendedKeyUsage: readonly string[];
}

/** Cryptography that this library is given: it decides what is compared with what, not how a digest is computed. */
export interface SignatureCrypto {
  digest(name: DigestName, bytes: Uint8Array): Uint8Array;
  /** The certificate in DER; `null` for bytes that are none. */
  certificate(der: Uint8Array): CertificateFacts | null;
  /** Whether the certificate's key made the value over the bytes. */
  verify(
    algorithm: SignatureAlgorithm,
    certificate: Uint8Array,
    bytes: Uint8Array,
    value: Uint8Array,
  ): boolean;
  /** Whether the second certificate's key signed the first certificate. */
  issued(certificate: Uint8Array, by: Uint8Array): boolean;
}

/** What an installation trusts, and the instant of checking. */
export interface TrustContext {
  /** Certificates of issuers in DER; `null` where the installation has no trust list. */
  anchors: readonly Uint8Array[] | null;
  /** Milliseconds. */
  now: number;
  /** A container has to carry its issuer's word that the certificate was not revoked. */
  revocationRequired?: boolean;
}
