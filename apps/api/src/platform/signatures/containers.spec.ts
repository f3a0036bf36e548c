import { unzipSync } from 'fflate';
import { readTrustList } from '#libs/signed-containers';
import {
  ECDSA,
  containerBench,
  findingsOf,
  reportOf,
  testAuthority,
  type ContainerOptions,
  type TestAuthority,
  type TestSigner,
} from '../../../../../tests/support/containers.js';
import { makeCrl, makeOcsp, withRevocation } from '../../../../../tests/support/revocations.js';
import { makeTimestamp } from '../../../../../tests/support/timestamps.js';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
let bench: Awaited<ReturnType<typeof containerBench>>;
let authority: TestAuthority;
let signer: TestSigner;
let bytes: Buffer;

beforeAll(async () => {
  bench = await containerBench();
  ({ authority, signer, bytes } = bench);
});

const container = (options?: ContainerOptions, by?: TestSigner) => bench.container(options, by);
const read = (file: Uint8Array, anchors: Uint8Array[] | null = bench.anchors()) =>
  bench.read(file, { anchors });
const codes = findingsOf;
const report = reportOf;

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
          notRevokedAt: null,
          role: null,
          algorithm: 'ECDSA-SHA256',
          files: Object.keys(bench.files),
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

describe('what a container carries about revocation', () => {
  const at = (hours: number) => new Date(bench.signed.getTime() + hours * 3_600_000);
  const carrying = (values: Parameters<typeof withRevocation>[1]) =>
    container({ tamper: (xml) => withRevocation(xml, values) });
  const ocsp = (options: Parameters<typeof makeOcsp>[2], responder: TestSigner = authority, of = signer) =>
    makeOcsp(responder, { signer: of, issuer: authority }, options);
  const required = { revocationRequired: true };

  it('is told: not revoked as of the answer', async () => {
    const file = await carrying({ ocsp: [await ocsp({ at: at(1) })] });
    const [one] = report(bench.read(file, required)).signatures;
    expect(one?.notRevokedAt).toBe(at(1).toISOString());
    const listed = await carrying({ crl: [await makeCrl(authority, [], at(2))] });
    expect(report(bench.read(listed, required)).signatures[0]?.notRevokedAt).toBe(at(2).toISOString());
  });

  it('may come from a certificate that the issuer gave for answering, and from no other one', async () => {
    const responder = await authority.issue('OCSP', { algorithm: ECDSA, purposes: ['1.3.6.1.5.5.7.3.9'] });
    const plain = await authority.issue('Cits', { algorithm: ECDSA });
    const stranger = await testAuthority('Svešs');
    const by = async (who: TestSigner) => carrying({ ocsp: [await ocsp({ at: at(1) }, who)] });
    expect(codes(bench.read(await by(responder), required))).toEqual(['valid']);
    expect(codes(bench.read(await by(plain)))).toEqual(['revocation_broken']);
    expect(codes(bench.read(await by(stranger)))).toEqual(['revocation_broken']);
  });

  it('refuses a certificate that was revoked when it signed, not one that a time stamp shows to have been revoked later', async () => {
    const stamper = await authority.issue('Laika zīmogs', {
      algorithm: ECDSA,
      purposes: ['1.3.6.1.5.5.7.3.8'],
    });
    const values = async (hours: number): Promise<Parameters<typeof withRevocation>[1][]> => [
      { ocsp: [await ocsp({ at: at(48), revokedFrom: at(hours) })] },
      { crl: [await makeCrl(authority, [{ signer, from: at(hours) }], at(48))] },
    ];
    for (const said of await values(-1)) expect(codes(bench.read(await carrying(said)))).toEqual(['revoked']);
    for (const said of await values(5)) {
      // The time alone that the signer claims proves nothing: whoever took the key can claim it too.
      expect(codes(bench.read(await carrying(said)))).toEqual(['revoked']);
      const proven = await container({
        tamper: async (xml) => withRevocation(await stamped(xml, stamper, at(0)), said),
      });
      expect(codes(bench.read(proven))).toEqual(['valid']);
    }
  });

  it('is missed where the installation asks for it', async () => {
    const other = await authority.issue('Cits', { algorithm: ECDSA });
    const early = await carrying({ ocsp: [await ocsp({ at: at(-20) })] });
    const elsewhere = await carrying({ ocsp: [await ocsp({ at: at(1) }, authority, other)] });
    const unsure = await carrying({ ocsp: [await ocsp({ at: at(1), unknown: true })] });
    for (const file of [bytes, early, elsewhere, unsure]) {
      expect(codes(bench.read(file, required))).toEqual(['revocation_missing']);
      expect(report(bench.read(file)).signatures[0]?.notRevokedAt).toBeNull();
    }
  });

  it('is broken where it cannot be read or its own signature does not hold', async () => {
    const answer = await ocsp({ at: at(1) });
    const changed = Buffer.from(answer);
    const day = changed.indexOf('20261119');
    expect(day).toBeGreaterThan(0);
    changed.write('20261120', day);
    for (const value of [changed, Buffer.from('nothing'), answer.subarray(0, 40)])
      expect(codes(bench.read(await carrying({ ocsp: [value] })))).toEqual(['revocation_broken']);
    expect(codes(bench.read(await carrying({ crl: [Buffer.from('nothing')] })))).toEqual([
      'revocation_broken',
    ]);
  });
});
