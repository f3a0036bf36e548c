import { readFileSync } from 'node:fs';
import { KeyUsageFlags } from '@peculiar/x509';
import type { Zippable } from 'fflate';
import { FINDING_CODES } from '#libs/signed-containers';
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

let bench: Awaited<ReturnType<typeof containerBench>>;
let authority: TestAuthority;
let bytes: Buffer;

beforeAll(async () => {
  bench = await containerBench();
  ({ authority, bytes } = bench);
});

const container = (options?: ContainerOptions, by?: TestSigner) => bench.container(options, by);
const read = (file: Uint8Array, anchors: Uint8Array[] | null = bench.anchors()) =>
  bench.read(file, { anchors });
const codes = findingsOf;

describe('a broken container', () => {
  const repacked = (change: (parts: Zippable) => Zippable) => container({ repack: change });
  const tampered = (from: string | RegExp, to: string) =>
    container({
      tamper: (xml) => {
        const changed = xml.replace(from, to);
        expect(changed).not.toBe(xml);
        return changed;
      },
    });
  const without = (name: string) => (parts: Zippable) =>
    Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name));
  const manifest = (from: string, to: string) => (parts: Zippable) => ({
    ...parts,
    'META-INF/manifest.xml': Buffer.from(
      Buffer.from(parts['META-INF/manifest.xml'] as Uint8Array)
        .toString()
        .replace(from, to),
    ),
  });
  const swapped = (file: Buffer, from: string, to: string) => {
    const at = file.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const copy = Buffer.from(file);
    copy.write(to, at);
    return copy;
  };

  const ways: [string, expected: string[], make: () => Promise<Uint8Array> | Uint8Array][] = [
    ['is no archive', ['not_zip'], () => Buffer.from('%PDF-1.7 and then some more text')],
    ['ends in its middle', ['damaged'], () => bytes.subarray(0, bytes.length - 40)],
    ['has bytes between its files', ['hidden_entry'], () => withGap(bytes)],
    [
      'has another name in a local header',
      ['hidden_entry'],
      () => swapped(bytes, 'META-INF/m', 'META-INF/x'),
    ],
    [
      'leads out of its folder',
      ['entry_name'],
      () => repacked((parts) => ({ ...parts, '../x.txt': new Uint8Array(1) })),
    ],
    [
      'has a name twice',
      ['entry_twice'],
      () => repacked((parts) => ({ ...parts, 'LĒMUMS NR. 101.TXT': new Uint8Array(1) })),
    ],
    ['does not say what it is', ['mimetype'], () => repacked(without('mimetype'))],
    [
      'says what it is in packed form',
      ['mimetype'],
      () =>
        repacked((parts) => ({
          ...parts,
          mimetype: [Buffer.from('application/vnd.etsi.asic-e+zip'), { level: 9 }],
        })),
    ],
    [
      'is another kind of container',
      ['mimetype'],
      () =>
        repacked((parts) => ({ ...parts, mimetype: [Buffer.from('application/epub+zip'), { level: 0 }] })),
    ],
    ['has no manifest', ['manifest_missing'], () => repacked(without('META-INF/manifest.xml'))],
    [
      'has a file that the manifest does not know',
      ['manifest_other'],
      () => repacked((parts) => ({ ...parts, 'klāt.txt': new Uint8Array(1) })),
    ],
    [
      'lacks a file that the manifest names',
      ['manifest_other'],
      () => repacked(without('saistošie noteikumi.txt')),
    ],
    [
      'says another type in the manifest',
      ['manifest_other'],
      () => repacked(manifest('etsi.asic-e', 'etsi.asic-s')),
    ],
    ['has no signature', ['no_signature'], () => repacked(without('META-INF/signatures0.xml'))],
    [
      'has a file of signatures without one',
      ['no_signature'],
      () => container({ tamper: (xml) => xml.replace(/<ds:Signature .*<\/ds:Signature>/s, '') }),
    ],
    ['has a signature that is no XML', ['xml'], () => container({ tamper: (xml) => xml.slice(0, -5) })],
    ['declares a document type', ['xml'], () => tampered('<asic:', '<!DOCTYPE a [<!ENTITY b "c">]><asic:')],
    [
      'has another content of a file',
      ['file_changed'],
      () => repacked((parts) => ({ ...parts, 'saistošie noteikumi.txt': Buffer.from('Noteikumu') })),
    ],
    [
      'has a file that nobody signed',
      ['file_unsigned'],
      () => container({ unsigned: { 'pielikums.txt': 'x' } }),
    ],
    [
      'signs a file that is not there',
      ['reference_unknown', 'signature_broken'],
      () => tampered('URI="l%C4%93mums', 'URI="likums'),
    ],
    ['has a changed time', ['properties_changed'], () => tampered('2026-11-19T09:30', '2026-11-18T09:30')],
    [
      'has another digest of a file',
      ['file_changed', 'signature_broken'],
      () => tampered(/(<ds:Reference URI="l.*?<ds:DigestValue>)./s, '$1B'),
    ],
    [
      'has another signature value',
      ['signature_broken'],
      () => tampered(/<ds:SignatureValue>....../, '<ds:SignatureValue>AAAAAA'),
    ],
    [
      'does not sign its properties',
      ['properties_unsigned', 'signature_broken'],
      () => tampered('01903#SignedProperties', '01903#Other'),
    ],
    [
      'has properties of another signature',
      ['properties_unsigned'],
      () => tampered(/Target="#[^"]*"/, 'Target="#other"'),
    ],
    [
      'has two parts of one id',
      ['ids_twice'],
      () => tampered('<ds:Object>', '<ds:Object Id="same"/><ds:Object Id="same">'),
    ],
    ['uses SHA-1', ['algorithm'], () => tampered('xmlenc#sha256', 'xmldsig#sha1')],
    [
      'transforms a file before it is signed',
      ['transform'],
      () =>
        tampered(
          'txt"><ds:DigestMethod',
          'txt"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/></ds:Transforms><ds:DigestMethod',
        ),
    ],
    [
      'names no certificate',
      ['certificate_missing'],
      () => tampered(/<ds:X509Certificate>.*<\/ds:X509Certificate>/s, ''),
    ],
    [
      'has the certificate of somebody else',
      ['certificate_other'],
      async () => {
        const other = await authority.issue('CITS CILVĒKS', { algorithm: ECDSA });
        return tampered(
          /<ds:X509Certificate>.*<\/ds:X509Certificate>/s,
          `<ds:X509Certificate>${other.certificate.toString('base64')}</ds:X509Certificate>`,
        );
      },
    ],
    [
      'is signed by nobody the installation trusts',
      ['untrusted'],
      async () =>
        container({}, await (await testAuthority('Svešs')).issue('JURIS VĪTOLS', { algorithm: ECDSA })),
    ],
    [
      'is signed with a certificate for something else',
      ['certificate_use'],
      async () =>
        container(
          {},
          await authority.issue('JURIS VĪTOLS', { algorithm: ECDSA, usages: KeyUsageFlags.keyEncipherment }),
        ),
    ],
    [
      'is signed after the certificate expired',
      ['certificate_expired'],
      async () =>
        container(
          {},
          await authority.issue('JURIS VĪTOLS', {
            algorithm: ECDSA,
            notAfter: new Date('2026-11-18T00:00:00Z'),
          }),
        ),
    ],
    [
      'is signed tomorrow',
      ['time_future'],
      () => container({ signingTime: new Date('2026-11-21T12:00:00Z') }),
    ],
    [
      'is signed with a short key',
      ['algorithm'],
      async () =>
        container(
          {},
          await authority.issue('JURIS VĪTOLS', {
            algorithm: {
              name: 'RSASSA-PKCS1-v1_5',
              hash: 'SHA-256',
              publicExponent: new Uint8Array([1, 0, 1]),
              modulusLength: 1024,
            },
          }),
        ),
    ],
  ];

  it.each(ways)('is refused when it %s', async (_way, expected, make) => {
    expect(codes(read(await make()))).toEqual(expected);
  });

  it('never becomes valid by one changed byte, and never falls over', () => {
    const whole = JSON.stringify(reportOf(read(bytes)));
    for (let at = 0; at < bytes.length; at += 7) {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0x41;
      const result = read(copy);
      // A time of day in a zip header says nothing, so what is still valid says the same as before.
      if (result.valid) expect(JSON.stringify(result.report)).toBe(whole);
      else expect(result.findings.every(({ code }) => FINDING_CODES.includes(code))).toBe(true);
    }
  });
});

it.each(['lv', 'en'])('has a sentence for everything that can be wrong, in %s', (lang) => {
  const texts = JSON.parse(readFileSync(`apps/web/src/i18n/${lang}/violations.json`, 'utf8')) as object;
  expect(FINDING_CODES.filter((code) => !(`container.${code}` in texts))).toEqual([]);
});

/** Ten bytes that no directory knows lie before the directory. */
function withGap(file: Buffer): Buffer {
  const end = file.length - 22;
  const start = file.readUInt32LE(end + 16);
  const tail = Buffer.from(file.subarray(start));
  tail.writeUInt32LE(start + 10, tail.length - 22 + 16);
  return Buffer.concat([file.subarray(0, start), Buffer.alloc(10), tail]);
}
