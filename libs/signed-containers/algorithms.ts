/** Digests that are strong enough. */
export type DigestName = 'sha256' | 'sha384' | 'sha512';

/** How a signature value is computed. */
export interface SignatureAlgorithm {
  /** As readers know it, for example `RSA-SHA256`. */
  name: string;
  kind: 'rsa' | 'rsa-pss' | 'ecdsa';
  digest: DigestName;
  /** Values of XML signatures are two numbers side by side, those of CMS are DER. */
  encoding: 'raw' | 'der';
}

const DIGESTS: Readonly<Record<string, DigestName>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/** The digest that an identifier of XML Signature names; `null` for unknown ones and for those too weak to prove anything. */
export function digestNamed(identifier: string): DigestName | null {
  return DIGESTS[identifier] ?? null;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#';

/** The algorithm that an identifier of XML Signature names; `null` for unknown ones and for those that use SHA-1 or MD5. */
export function signatureAlgorithmNamed(identifier: string): SignatureAlgorithm | null {
  for (const digest of ['sha256', 'sha384', 'sha512'] as const) {
    const upper = digest.toUpperCase();
    if (identifier === `${MORE}rsa-${digest}`)
      return { name: `RSA-${upper}`, kind: 'rsa', digest, encoding: 'raw' };
    if (identifier === `${MORE}ecdsa-${digest}`)
      return { name: `ECDSA-${upper}`, kind: 'ecdsa', digest, encoding: 'raw' };
    if (identifier === `${PSS}${digest}-rsa-MGF1`)
      return { name: `RSA-PSS-${upper}`, kind: 'rsa-pss', digest, encoding: 'raw' };
  }
  return null;
}

const DIGEST_OIDS: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The digest of an object identifier (CMS); `null` for unknown and weak ones. */
export function digestByOid(oid: string): DigestName | null {
  return DIGEST_OIDS[oid] ?? null;
}

const SIGNATURE_OIDS: Readonly<Record<string, [SignatureAlgorithm['kind'], DigestName | null]>> = {
  '1.2.840.113549.1.1.1': ['rsa', null],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10045.4.3.2': ['ecdsa', 'sha256'],
  '1.2.840.10045.4.3.3': ['ecdsa', 'sha384'],
  '1.2.840.10045.4.3.4': ['ecdsa', 'sha512'],
};

/** The algorithm of an object identifier (CMS); where it names no digest, the signer's digest holds. */
export function signatureAlgorithmByOid(oid: string, digest: DigestName): SignatureAlgorithm | null {
  const known = SIGNATURE_OIDS[oid];
  if (!known) return null;
  const [kind, own] = known;
  const used = own ?? digest;
  return { name: `${kind.toUpperCase()}-${used.toUpperCase()}`, kind, digest: used, encoding: 'der' };
}
