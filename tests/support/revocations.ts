import { webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { TestSigner } from './containers.js';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }));

const parsed = ({ certificate }: TestSigner) => pkijs.Certificate.fromBER(certificate.rawData);

/** What the issuer's service answers about a certificate (OCSP), made by a library of its own. */
export async function makeOcsp(
  responder: TestSigner,
  about: { signer: TestSigner; issuer: TestSigner },
  { at, revokedFrom, unknown }: { at: Date; revokedFrom?: Date; unknown?: boolean },
): Promise<Buffer> {
  const certId = new pkijs.CertID();
  await certId.createForCertificate(parsed(about.signer), {
    hashAlgorithm: 'SHA-256',
    issuerCertificate: parsed(about.issuer),
  });
  const tag = unknown ? 2 : revokedFrom ? 1 : 0;
  const certStatus =
    tag === 1
      ? new asn1js.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new asn1js.GeneralizedTime({ valueDate: revokedFrom ?? at })],
        })
      : new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: tag } });
  const basic = new pkijs.BasicOCSPResponse();
  basic.tbsResponseData.responderID = parsed(responder).subject;
  basic.tbsResponseData.producedAt = at;
  basic.tbsResponseData.responses = [
    new pkijs.SingleResponse({ certID: certId, certStatus, thisUpdate: at }),
  ];
  basic.certs = [parsed(responder)];
  await basic.sign(responder.keys.privateKey, 'SHA-256');
  const whole = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1js.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return Buffer.from(whole.toSchema().toBER());
}

/** A list of revoked certificates (CRL), made by a library of its own. */
export async function makeCrl(
  issuer: TestSigner,
  revoked: readonly { signer: TestSigner; from: Date }[],
  at: Date,
): Promise<Buffer> {
  const list = new pkijs.CertificateRevocationList();
  list.version = 1;
  list.issuer = parsed(issuer).subject;
  list.thisUpdate = new pkijs.Time({ type: 0, value: at });
  list.nextUpdate = new pkijs.Time({ type: 0, value: new Date(at.getTime() + 86_400_000) });
  if (revoked.length > 0)
    list.revokedCertificates = revoked.map(
      ({ signer, from }) =>
        new pkijs.RevokedCertificate({
          userCertificate: parsed(signer).serialNumber,
          revocationDate: new pkijs.Time({ type: 0, value: from }),
        }),
    );
  await list.sign(issuer.keys.privateKey, 'SHA-256');
  return Buffer.from(list.toSchema(true).toBER());
}

/** Puts answers and lists beside the signature, as programs for long-term signatures do. */
export function withRevocation(xml: string, values: { ocsp?: Buffer[]; crl?: Buffer[] }): string {
  const each = (outer: string, inner: string, all: readonly Buffer[] = []): string =>
    all.length === 0
      ? ''
      : `<xades:${outer}>${all.map((one) => `<xades:${inner}>${one.toString('base64')}</xades:${inner}>`).join('')}</xades:${outer}>`;
  const body =
    each('CRLValues', 'EncapsulatedCRLValue', values.crl) +
    each('OCSPValues', 'EncapsulatedOCSPValue', values.ocsp);
  return xml.replace(
    '</xades:QualifyingProperties>',
    `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:RevocationValues>${body}</xades:RevocationValues></xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>`,
  );
}
