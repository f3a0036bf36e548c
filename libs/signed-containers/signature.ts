import {
  digestNamed,
  signatureAlgorithmNamed,
  type DigestName,
  type SignatureAlgorithm,
} from './algorithms.js';
import type { RevocationValues } from './revocation.js';
import { fromBase64 } from './bytes.js';
import {
  canonicalBytes,
  canonicalization,
  DEFAULT_CANONICALIZATION,
  type Canonicalization,
} from './canonical.js';
import { Unreadable } from './finding.js';
import { attributeOf, childrenNamed, elementAt, elementsWhere, textOf, type XmlElement } from './xml.js';

/** Namespaces of XML Signature and XAdES. */
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
/** XAdES 1.3.2. */
export const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** The type of the reference to the signed properties (XAdES 6.2). */
export const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties';

/** A reference of a signature: what it is about, and the digest it states. */
export interface Reference {
  type: string;
  /** Inside the signature's own document; `null` for a file of the container. */
  id: string | null;
  /** The file's name; empty for a part of the document. */
  file: string;
  /** How a part of the document becomes bytes. */
  form: Canonicalization;
  digest: DigestName;
  value: Uint8Array;
}

/** A certificate that signed properties name by its digest. */
export interface CertificateDigest {
  digest: DigestName;
  value: Uint8Array;
}

/** A signature as its XML states it, before anything is checked. */
export interface StatedSignature {
  element: XmlElement;
  algorithm: SignatureAlgorithm;
  /** The bytes that the value signs. */
  signedInfo: Uint8Array;
  value: Uint8Array;
  valueElement: XmlElement;
  references: Reference[];
  /** Certificates in DER, in the order they stand in. */
  certificates: Uint8Array[];
  properties: XmlElement | null;
  /** Ids of the signed properties element. */
  propertiesId: string;
  signingCertificate: CertificateDigest | null;
  claimedTime: string | null;
  role: string | null;
  /** Time-stamp tokens with the bytes that they are about. */
  timestamps: { token: Uint8Array; stamped: Uint8Array }[];
  /** What was added to tell whether the certificate was revoked. */
  revocation: RevocationValues;
}

/** Signatures of a document that stand for themselves, not inside another one. */
export function signatureElements(root: XmlElement): XmlElement[] {
  return elementsWhere(root, (at) => at.uri === DS && at.local === 'Signature').filter((at) => {
    for (let above = at.parent; above; above = above.parent)
      if (above.uri === DS && above.local === 'Signature') return false;
    return true;
  });
}

/**
 * Reads one signature.
 *
 * @throws Unreadable `signature_form`, `algorithm`, `transform`, `certificate_missing`
 */
export function readSignature(element: XmlElement): StatedSignature {
  const info = required(element, DS, 'SignedInfo');
  const valueElement = required(element, DS, 'SignatureValue');
  const methodName = attributeOf(required(info, DS, 'SignatureMethod'), 'Algorithm') ?? '';
  const algorithm = signatureAlgorithmNamed(methodName);
  if (!algorithm) throw new Unreadable('algorithm', { name: methodName });
  const properties = elementsWhere(
    element,
    (at) => at.uri === XADES && at.local === 'SignedProperties' && ownedBy(at, element),
  );
  if (properties.length > 1) throw new Unreadable('signature_form');
  const own = properties[0] ?? null;
  const stated = own ? elementAt(own, XADES, 'SignedSignatureProperties') : null;
  return {
    element,
    algorithm,
    signedInfo: canonicalBytes(info, formOf(required(info, DS, 'CanonicalizationMethod'))),
    value: bytesOf(valueElement),
    valueElement,
    references: childrenNamed(info, DS, 'Reference').map(readReference),
    certificates: certificatesOf(element),
    properties: own,
    propertiesId: own ? (attributeOf(own, 'Id') ?? '') : '',
    signingCertificate: stated ? certificateDigest(stated) : null,
    claimedTime: stated ? instantOf(textAt(stated, 'SigningTime')) : null,
    role: stated ? roleOf(stated) : null,
    timestamps: own ? timestampsOf(own, valueElement) : [],
    revocation: {
      ocsp: valuesOf(element, 'EncapsulatedOCSPValue'),
      crl: valuesOf(element, 'EncapsulatedCRLValue'),
    },
  };
}

/** Whether a part of the XML belongs to this signature and not to one inside it, for example a countersignature. */
function ownedBy(part: XmlElement, signature: XmlElement): boolean {
  let above = part.parent;
  while (above && !(above.uri === DS && above.local === 'Signature')) above = above.parent;
  return above === signature;
}

function readReference(element: XmlElement): Reference {
  const uri = attributeOf(element, 'URI') ?? '';
  const id = uri.startsWith('#') ? uri.slice(1) : null;
  const transforms = elementAt(element, DS, 'Transforms');
  const steps = transforms ? childrenNamed(transforms, DS, 'Transform') : [];
  if (uri === '' || steps.length > 1 || (id === null && steps.length > 0)) {
    throw new Unreadable('transform', { name: uri });
  }
  const digestMethod = attributeOf(required(element, DS, 'DigestMethod'), 'Algorithm') ?? '';
  const digest = digestNamed(digestMethod);
  if (!digest) throw new Unreadable('algorithm', { name: digestMethod });
  return {
    type: attributeOf(element, 'Type') ?? '',
    id,
    file: id === null ? fileOf(uri) : '',
    form: steps[0] ? formOf(steps[0]) : DEFAULT_CANONICALIZATION,
    digest,
    value: bytesOf(required(element, DS, 'DigestValue')),
  };
}

/** References name files by percent-encoded relative addresses. */
function fileOf(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^\.\//, '');
  } catch {
    return uri;
  }
}

function formOf(method: XmlElement): Canonicalization {
  const name = attributeOf(method, 'Algorithm') ?? '';
  const list = childrenNamed(method, EXCLUSIVE, 'InclusiveNamespaces')[0];
  const prefixes = list ? (attributeOf(list, 'PrefixList') ?? '').split(/\s+/).filter(Boolean) : [];
  const known = canonicalization(
    name,
    prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)),
  );
  if (!known) throw new Unreadable('transform', { name });
  return known;
}

/** Certificates beside the key, and those that were added for checking later. */
function certificatesOf(element: XmlElement): Uint8Array[] {
  const places = elementsWhere(
    element,
    (at) =>
      ownedBy(at, element) &&
      ((at.uri === DS && at.local === 'X509Certificate') ||
        (at.uri === XADES && at.local === 'EncapsulatedX509Certificate')),
  );
  const certificates = places.map((at) => fromBase64(textOf(at))).filter((bytes) => bytes !== null);
  if (certificates.length === 0) throw new Unreadable('certificate_missing');
  return certificates;
}

/** More answers than a chain of certificates has. */
const MOST_VALUES = 20;

function valuesOf(element: XmlElement, local: string): Uint8Array[] {
  const places = elementsWhere(
    element,
    (at) => ownedBy(at, element) && at.uri === XADES && at.local === local,
  );
  if (places.length > MOST_VALUES) throw new Unreadable('signature_form');
  return places.map(bytesOf);
}

function certificateDigest(stated: XmlElement): CertificateDigest | null {
  const cert =
    elementAt(stated, XADES, 'SigningCertificateV2', 'Cert') ??
    elementAt(stated, XADES, 'SigningCertificate', 'Cert');
  const certDigest = cert ? elementAt(cert, XADES, 'CertDigest') : null;
  if (!certDigest) return null;
  const method = attributeOf(required(certDigest, DS, 'DigestMethod'), 'Algorithm') ?? '';
  const digest = digestNamed(method);
  if (!digest) throw new Unreadable('algorithm', { name: method });
  return { digest, value: bytesOf(required(certDigest, DS, 'DigestValue')) };
}

function roleOf(stated: XmlElement): string | null {
  const role =
    elementAt(stated, XADES, 'SignerRoleV2', 'ClaimedRoles', 'ClaimedRole') ??
    elementAt(stated, XADES, 'SignerRole', 'ClaimedRoles', 'ClaimedRole');
  const text = role ? textOf(role).trim().slice(0, 200) : '';
  return text || null;
}

/** Time stamps are about the signature's value in canonical form (XAdES 5.3). */
function timestampsOf(properties: XmlElement, valueElement: XmlElement): StatedSignature['timestamps'] {
  const qualifying = properties.parent;
  const unsigned = qualifying
    ? elementAt(qualifying, XADES, 'UnsignedProperties', 'UnsignedSignatureProperties')
    : null;
  return (unsigned ? childrenNamed(unsigned, XADES, 'SignatureTimeStamp') : []).map((stamp) => {
    const method = childrenNamed(stamp, DS, 'CanonicalizationMethod')[0];
    return {
      token: bytesOf(required(stamp, XADES, 'EncapsulatedTimeStamp')),
      stamped: canonicalBytes(valueElement, method ? formOf(method) : DEFAULT_CANONICALIZATION),
    };
  });
}

function textAt(element: XmlElement, ...path: readonly string[]): string {
  const at = elementAt(element, XADES, ...path);
  return at ? textOf(at).trim() : '';
}

/** An instant in ISO 8601; `null` for a time without its offset, which says nothing. */
function instantOf(text: string): string | null {
  const known = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = known ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function required(element: XmlElement, uri: string, local: string): XmlElement {
  const found = childrenNamed(element, uri, local);
  const [first] = found;
  if (!first || found.length > 1) throw new Unreadable('signature_form');
  return first;
}

function bytesOf(element: XmlElement): Uint8Array {
  const bytes = fromBase64(textOf(element));
  if (!bytes) throw new Unreadable('signature_form');
  return bytes;
}
