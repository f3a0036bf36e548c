import type { CertificateTrust, CertificateView } from '#libs/contracts';
import { fromBase64, sameBytes } from './bytes.js';
import type { CertificateFacts, SignatureCrypto, TrustContext } from './crypto-port.js';
import { elementsWhere, readXml, textOf, type XmlElement } from './xml.js';
import { strToU8 } from 'fflate';

/** A chain is never longer than this. */
const MOST_LINKS = 6;

/** Whether a chain leads from the certificate to one that the installation trusts, through authorities valid at that time. */
export function trustOf(
  certificate: Uint8Array,
  others: readonly Uint8Array[],
  at: number,
  crypto: SignatureCrypto,
  { anchors }: TrustContext,
): CertificateTrust {
  if (anchors === null) return 'no_trust_list';
  const pool = [...anchors, ...others];
  const visit = (current: Uint8Array, links: number): boolean => {
    if (anchors.some((anchor) => sameBytes(anchor, current))) return true;
    if (links === 0) return false;
    return pool.some((issuer) => {
      const facts = crypto.certificate(issuer);
      if (!facts?.isAuthority || !holdsAt(facts, at) || sameBytes(issuer, current)) return false;
      return crypto.issued(current, issuer) && visit(issuer, links - 1);
    });
  };
  return visit(certificate, MOST_LINKS) ? 'trusted' : 'unknown_issuer';
}

/** Whether the certificate was valid at the instant. */
export function holdsAt(facts: CertificateFacts, at: number): boolean {
  return facts.validFrom <= at && at <= facts.validTo;
}

/** What readers are told about a certificate. */
export function certificateView(facts: CertificateFacts, trust: CertificateTrust): CertificateView {
  return {
    name: facts.name,
    organisation: facts.organisation,
    issuer: facts.issuer,
    validFrom: new Date(facts.validFrom).toISOString(),
    validTo: new Date(facts.validTo).toISOString(),
    trust,
  };
}

const SERVICES = [
  'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
  'http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST',
];
const GRANTED = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted';

/**
 * The certificates of a trust list in DER: those of a file in PEM, or those of the granted services for qualified
 * certificates and time stamps in a national list (ETSI TS 119 612).
 *
 * @throws Unreadable `xml` for XML that cannot be read
 */
export function readTrustList(text: string): Uint8Array[] {
  if (!text.trimStart().startsWith('<')) {
    const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g);
    return [...blocks].map(([, body = '']) => fromBase64(body)).filter((der) => der !== null);
  }
  const root = readXml(strToU8(text), 'trust list');
  return named(root, 'ServiceInformation')
    .filter(
      (service) =>
        SERVICES.includes(first(service, 'ServiceTypeIdentifier')) &&
        first(service, 'ServiceStatus') === GRANTED,
    )
    .flatMap((service) => named(service, 'X509Certificate'))
    .map((certificate) => fromBase64(textOf(certificate)))
    .filter((der) => der !== null);
}

function named(element: XmlElement, local: string): XmlElement[] {
  return elementsWhere(element, (at) => at.local === local);
}

function first(element: XmlElement, local: string): string {
  const [found] = named(element, local);
  return found ? textOf(found).trim() : '';
}
