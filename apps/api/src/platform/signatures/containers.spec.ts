import { unzipSync } from 'fflate';
import { readContainer, readTrustList, type ReadContainer } from '#libs/signed-containers';
import {
  ECDSA,
  makeContainer,
  testAuthority,
  type ContainerOptions,
  type TestAuthority,
  type TestSigner,
} from '../../../../../tests/support/containers.js';
import { makeTimestamp } from '../../../../../tests/support/timestamps.js';
import { NODE_CRYPTO } from './node-crypto.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SIGNED = new Date('2026-11-19T09:30:00Z');
const FILES = { 'lēmums Nr. 101.txt': 'Lēmums', 'saistošie noteikumi.txt': 'Noteikumi' };
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

let authority: TestAuthority;
let signer: TestSigner;
let bytes: Buffer;

beforeAll(async () => {
  authority = await testAuthority();
  signer = await authority.issue('JURIS VĪTOLS', { algorithm: ECDSA });
  bytes = await container();
});

const container = (options: ContainerOptions = {}, by = signer): Promise<Buffer> =>
  makeContainer(by, FILES, { signingTime: SIGNED, ...options });
const anchors = () => readTrustList(authority.pem);
const read = (file: Uint8Array, trusted: Uint8Array[] | null = anchors()): ReadContainer =>
  readContainer(file, NODE_CRYPTO, { anchors: trusted, now: NOW });
const codes = (result: ReadContainer): string[] =>
  result.valid ? ['valid'] : result.findings.map(({ code }) => code);
const report = (result: ReadContainer) => {
  if (!result.valid) throw new Error(`Refused: ${JSON.stringify(result.findings)}`);
  return result.report;
};

describe('a signed container', () => {
  it('tells its files, its signer and the time', () => {
    expect(report(read(bytes))).toEqual({
      files: [
        {
          name: 'lēmums Nr. 101.txt',
          mediaType: 'application/octet-stream',
          size: 7,
          digest: 'c5c32dfc8c4402357a2a79c1730f477de1fd494e4045797a7fd7f9a597f12820',
        },
        expect.objectContaining({ name: 'saistošie noteikumi.txt', size: 9 }),
      ],
      signatures: [
        {
          signer: {
            name: 'JURIS VĪTOLS',
            organisation: null,
            issuer: 'Pārbaudes sertificētājs CA',
            validFrom: '2020-01-01T00:00:00.000Z',
            validTo: '2040-01-01T00:00:00.000Z',
            trust: 'trusted',
          },
          claimedTime: '2026-11-19T09:30:00.000Z',
          timestamp: null,
          role: null,
          algorithm: 'ECDSA-SHA256',
          files: Object.keys(FILES),
        },
      ],
    });
    expect(JSON.stringify(read(bytes))).not.toContain('PNOLV');
  });

  it('may be signed with RSA and in the exclusive canonical form', async () => {
    const old = await authority.issue('JURIS VĪTOLS');
    const [one] = report(read(await container({ exclusive: true }, old))).signatures;
    expect(one).toMatchObject({ algorithm: 'RSA-SHA256', signer: { trust: 'trusted' } });
  });

  it('may be signed by two people, each with a file of signatures', async () => {
    const second = await authority.issue('KRISTĪNE LIEPA', { algorithm: ECDSA });
    const other = unzipSync(await container({}, second));
    const both = await container({
      repack: (parts) => ({ ...parts, 'META-INF/signatures1.xml': signatureOf(other) }),
    });
    expect(report(read(both)).signatures.map((one) => one.signer.name)).toEqual([
      'JURIS VĪTOLS',
      'KRISTĪNE LIEPA',
    ]);
  });

  it('is taken without a trust list, and says so', () => {
    expect(report(read(bytes, null)).signatures[0]?.signer.trust).toBe('no_trust_list');
  });
});

describe('a time stamp', () => {
  const TIME = new Date('2026-11-19T09:31:07Z');
  let stamper: TestSigner;
  beforeAll(async () => {
    stamper = await authority.issue('Pārbaudes laika zīmogs', {
      algorithm: ECDSA,
      purposes: [TIME_STAMPING],
    });
  });

  it('is the time that is shown', async () => {
    const [one] = report(read(await container({ tamper: (xml) => stamped(xml, stamper, TIME) }))).signatures;
    expect(one).toMatchObject({
      claimedTime: '2026-11-19T09:30:00.000Z',
      timestamp: {
        time: '2026-11-19T09:31:07.000Z',
        authority: { name: 'Pārbaudes laika zīmogs', trust: 'trusted' },
      },
    });
  });

  it('keeps a signature whose certificate has expired since', async () => {
    const short = await authority.issue('JURIS VĪTOLS', {
      algorithm: ECDSA,
      notAfter: new Date('2026-11-19T10:00:00Z'),
    });
    const file = await container({ tamper: (xml) => stamped(xml, stamper, TIME) }, short);
    expect(codes(read(file))).toEqual(['valid']);
  });

  it('is refused where it is about something else, or not from a time-stamp authority', async () => {
    const about = (xml: string) => stamped(xml, stamper, TIME, 'x');
    expect(codes(read(await container({ tamper: about })))).toEqual(['timestamp_broken']);
    const plain = await authority.issue('Cits', { algorithm: ECDSA });
    const from = (xml: string) => stamped(xml, plain, TIME);
    expect(codes(read(await container({ tamper: from })))).toEqual(['timestamp_broken']);
    const foreign = await (
      await testAuthority('Svešs')
    ).issue('Svešs laiks', {
      algorithm: ECDSA,
      purposes: [TIME_STAMPING],
    });
    const stranger = (xml: string) => stamped(xml, foreign, TIME);
    expect(codes(read(await container({ tamper: stranger })))).toEqual(['untrusted']);
  });
});

describe('a trust list', () => {
  const service = (type: string, status: string, certificate: string) =>
    `<TSPService><ServiceInformation><ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/${type}</ServiceTypeIdentifier>` +
    `<ServiceDigitalIdentity><DigitalId><X509Certificate>${certificate}</X509Certificate></DigitalId></ServiceDigitalIdentity>` +
    `<ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/${status}</ServiceStatus></ServiceInformation></TSPService>`;

  it('may be a national one: granted services for qualified certificates and time stamps count', async () => {
    const der = (one: TestAuthority) => one.certificate.toString('base64');
    const [withdrawn, other] = [await testAuthority('A'), await testAuthority('B')];
    const list =
      '<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#">' +
      service('CA/QC', 'granted', der(authority)) +
      service('CA/QC', 'withdrawn', der(withdrawn)) +
      service('Certstatus/OCSP/QC', 'granted', der(other)) +
      '</TrustServiceStatusList>';
    const trusted = readTrustList(list);
    expect(trusted).toHaveLength(1);
    expect(codes(read(bytes, trusted))).toEqual(['valid']);
    expect(codes(read(bytes, readTrustList(withdrawn.pem)))).toEqual(['untrusted']);
    expect(codes(read(bytes, []))).toEqual(['untrusted']);
  });
});

function signatureOf(parts: Record<string, Uint8Array>): Uint8Array {
  const found = parts['META-INF/signatures0.xml'];
  if (!found) throw new Error('The container has no signature.');
  return found;
}

/** Adds a time stamp about the signature's value; its canonical form is written here by hand. */
async function stamped(xml: string, by: TestSigner, time: Date, besides = ''): Promise<string> {
  const value = /<ds:SignatureValue>([^<]*)</.exec(xml)?.[1] ?? '';
  const canonical =
    '<ds:SignatureValue xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">' +
    `${value}${besides}</ds:SignatureValue>`;
  const token = await makeTimestamp(by, Buffer.from(canonical), time);
  return xml.replace(
    '</xades:QualifyingProperties>',
    '<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>' +
      `<xades:EncapsulatedTimeStamp>${token.toString('base64')}</xades:EncapsulatedTimeStamp>` +
      '</xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>',
  );
}
