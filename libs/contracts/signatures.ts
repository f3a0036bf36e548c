import type { Violation } from './decision.js';

/** A file that a signed container carries. */
export interface ContainerFile {
  name: string;
  /** As the container's manifest states it; empty where it says nothing. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hexadecimal. */
  digest: string;
}

/** Whether the issuer of a certificate stands in the installation's trust list. */
export type CertificateTrust = 'trusted' | 'unknown_issuer' | 'no_trust_list';

/** A certificate as a reader is told about it; personal codes are never among it. */
export interface CertificateView {
  /** The name of the person or body it was issued to. */
  name: string;
  /** The organisation it names, where there is one. */
  organisation: string | null;
  issuer: string;
  /** Instants, ISO 8601. */
  validFrom: string;
  validTo: string;
  trust: CertificateTrust;
}

/** One signature of a container, every check of which was passed. */
export interface ContainerSignature {
  signer: CertificateView;
  /** The time the signer claims (`SigningTime`), ISO 8601; `null` where none is claimed. */
  claimedTime: string | null;
  /** The time that a time-stamp authority confirmed, with that authority. */
  timestamp: { time: string; authority: CertificateView } | null;
  /**
   * As of when the issuer said that the certificate was not revoked (ISO 8601), where the container carries its word;
   * `null` where nobody said so, in reports of before too.
   */
  notRevokedAt?: string | null;
  /** The role that the signer claims. */
  role: string | null;
  algorithm: string;
  /** Names of the files it covers. */
  files: string[];
}

/** What a signed container (ASiC-E with XAdES: `.edoc`, `.asice`) holds, once every check is passed. */
export interface ContainerReport {
  files: ContainerFile[];
  signatures: ContainerSignature[];
}

/** Answer of `POST …/signatures/check`: the report, or everything that is wrong with the file. */
export type ContainerCheck =
  | { valid: true; name: string; size: number; digest: string; report: ContainerReport }
  | { valid: false; name: string; size: number; digest: string; violations: Violation[] };
