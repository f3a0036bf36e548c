import { createHash, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { TestSigner } from './containers.js';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }));

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SHA256 = '2.16.840.1.101.3.4.2.1';

/** A time-stamp token (RFC 3161) about the bytes, made by a library of its own. */
export async function makeTimestamp(authority: TestSigner, stamped: Uint8Array, time: Date): Promise<Buffer> {
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new asn1js.OctetString({
        valueHex: exact(createHash('sha256').update(stamped).digest()),
      }),
    }),
    serialNumber: new asn1js.Integer({ value: 1 }),
    genTime: time,
  });
  const content = info.toSchema().toBER();
  const certificate = pkijs.Certificate.fromBER(authority.certificate.rawData);
  const attribute = (type: string, value: unknown) => new pkijs.Attribute({ type, values: [value] });
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: TST_INFO })),
        attribute(
          '1.2.840.113549.1.9.4',
          new asn1js.OctetString({
            valueHex: exact(createHash('sha256').update(new Uint8Array(content)).digest()),
          }),
        ),
      ],
    }),
  });
  const signed = new pkijs.SignedData({
    version: 3,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new asn1js.OctetString({ valueHex: content }),
    }),
    signerInfos: [signer],
    certificates: [certificate],
  });
  await signed.sign(authority.keys.privateKey, 0, 'SHA-256');
  const whole = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: signed.toSchema(true),
  });
  return Buffer.from(whole.toSchema().toBER());
}

function exact(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
