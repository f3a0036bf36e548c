import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { strToU8, zipSync, type Zippable } from 'fflate';
import * as xadesjs from 'xadesjs';
import { readContainer, readTrustList, type ReadContainer } from '#libs/signed-containers';
import { NODE_CRYPTO } from '../../apps/api/src/platform/signatures/node-crypto.js';

/** A key with the certificate that an authority of the test issued to it. */
export interface TestSigner {
  keys: webcrypto.CryptoKeyPair;
  certificate: x509.X509Certificate;
}

/** An authority of the test, and people with certificates from it. */
export interface TestAuthority extends TestSigner {
  pem: string;
  issue(name: string, overrides?: IssueOptions): Promise<TestSigner>;
}

/** What a certificate of the test may have otherwise. */
export interface IssueOptions {
  notBefore?: Date;
  notAfter?: Date;
  usages?: number;
  /** Object identifiers of extended key usages. */
  purposes?: string[];
  algorithm?: webcrypto.RsaHashedKeyGenParams | (webcrypto.EcKeyGenParams & { hash: string });
}

/** RSA with SHA-256, as most signature cards had it. */
export const RSA: webcrypto.RsaHashedKeyGenParams = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
/** An elliptic curve, as cards have it now. */
export const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const { subtle } = webcrypto;
const ALWAYS = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };

x509.cryptoProvider.set(webcrypto as never);
xadesjs.Application.setEngine('node', webcrypto as never);
xadesjs.setNodeDependencies({ DOMParser, XMLSerializer } as never);

/** A new authority with a certificate of its own. */
export async function testAuthority(name = 'Pārbaudes sertificētājs CA'): Promise<TestAuthority> {
  const keys = await subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}, O=Pārbaude, C=LV`,
    keys,
    signingAlgorithm: ECDSA,
    ...ALWAYS,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    keys,
    certificate,
    pem: certificate.toString('pem'),
    issue: (subject, options = {}) => issue({ keys, certificate }, subject, options),
  };
}

async function issue(authority: TestSigner, name: string, options: IssueOptions): Promise<TestSigner> {
  const { algorithm = RSA, usages = x509.KeyUsageFlags.nonRepudiation, purposes = [], ...days } = options;
  const keys = (await subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: [name] }, { '2.5.4.5': ['PNOLV-000000-00000'] }, { C: ['LV'] }],
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: ECDSA,
    ...ALWAYS,
    ...days,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usages, true),
      ...(purposes.length > 0 ? [new x509.ExtendedKeyUsageExtension(purposes, true)] : []),
    ],
  });
  return { keys, certificate };
}

/** How a container of the test is made. */
export interface ContainerOptions {
  /** Files that the signature leaves out. */
  unsigned?: Record<string, string | Uint8Array>;
  signingTime?: Date;
  /** The exclusive canonical form instead of the inclusive one. */
  exclusive?: boolean;
  /** Changes the signature's XML after signing. */
  tamper?: (xml: string) => string | Promise<string>;
  /** Changes the parts of the archive before it is packed. */
  repack?: (parts: Zippable) => Zippable;
}

/** A signed container (ASiC-E with XAdES-BES), made by another library than the one that reads it here. */
export async function makeContainer(
  signer: TestSigner,
  files: Record<string, string | Uint8Array>,
  options: ContainerOptions = {},
): Promise<Buffer> {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)]));
  const signature = await xades(signer, bytes, options);
  const wrapped =
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<asic:XAdESSignatures xmlns:asic="${ASIC_SPACE}">${signature}</asic:XAdESSignatures>`;
  const others = Object.entries(options.unsigned ?? {}).map(([name, text]) => [name, bytesOf(text)] as const);
  const all = { ...bytes, ...Object.fromEntries(others) };
  const parts: Zippable = {
    mimetype: [strToU8(ASIC), { level: 0 }],
    ...all,
    'META-INF/manifest.xml': strToU8(manifestOf(Object.keys(all))),
    'META-INF/signatures0.xml': strToU8(options.tamper ? await options.tamper(wrapped) : wrapped),
  };
  return Buffer.from(zipSync(options.repack ? options.repack(parts) : parts));
}

const ASIC = 'application/vnd.etsi.asic-e+zip';
const ASIC_SPACE = 'http://uri.etsi.org/02918/v1.2.1#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

async function xades(
  signer: TestSigner,
  files: Record<string, Uint8Array>,
  { signingTime = new Date(), exclusive = false }: ContainerOptions,
): Promise<string> {
  const signed = new xadesjs.SignedXml();
  signed.contentHandler = (reference) => {
    const name = decodeURIComponent(reference.Uri ?? '');
    return Promise.resolve((files[name] as never) ?? null);
  };
  // Inclusive canonical forms show the namespaces of what the signature will stand in.
  signed.Parent = xadesjs.Parse(`<asic:XAdESSignatures xmlns:asic="${ASIC_SPACE}"/>`).documentElement;
  if (exclusive) signed.XmlSignature.SignedInfo.CanonicalizationMethod.Algorithm = EXCLUSIVE;
  const certificate = signer.certificate.toString('base64');
  const algorithm = { ...signer.keys.privateKey.algorithm, hash: 'SHA-256' };
  const made = await signed.Sign(algorithm, signer.keys.privateKey, xadesjs.Parse('<none/>'), {
    x509: [certificate],
    references: Object.keys(files).map((name) => ({
      uri: encodeURIComponent(name),
      hash: 'SHA-256',
      transforms: [],
    })),
    signingTime: { value: signingTime },
    signingCertificateV2: certificate,
  });
  return made.toString();
}

function manifestOf(names: readonly string[]): string {
  const space = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  const files = names.map((name) => entry(name, 'application/octet-stream')).join('');
  return `<manifest:manifest xmlns:manifest="${space}">${entry('/', ASIC)}${files}</manifest:manifest>`;
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? strToU8(text) : text;
}

/** An authority, a signer and a container, with what tests of reading containers ask again and again. */
export async function containerBench() {
  const now = Date.parse('2026-11-20T12:00:00Z');
  const signed = new Date('2026-11-19T09:30:00Z');
  const files = { 'lēmums Nr. 101.txt': 'Lēmums', 'saistošie noteikumi.txt': 'Noteikumi' };
  const authority = await testAuthority();
  const signer = await authority.issue('JURIS VĪTOLS', { algorithm: ECDSA });
  const container = (options: ContainerOptions = {}, by = signer): Promise<Buffer> =>
    makeContainer(by, files, { signingTime: signed, ...options });
  const anchors = () => readTrustList(authority.pem);
  return {
    now,
    signed,
    files,
    authority,
    signer,
    container,
    anchors,
    bytes: await container(),
    read: (
      file: Uint8Array,
      context: { anchors?: Uint8Array[] | null; revocationRequired?: boolean } = {},
    ): ReadContainer => readContainer(file, NODE_CRYPTO, { anchors: anchors(), now, ...context }),
  };
}

/** Everything that is wrong with a container; `valid` where nothing is. */
export function findingsOf(result: ReadContainer): string[] {
  return result.valid ? ['valid'] : result.findings.map(({ code }) => code);
}

/** The report of a container that has to hold. */
export function reportOf(result: ReadContainer) {
  if (!result.valid) throw new Error(`Refused: ${JSON.stringify(result.findings)}`);
  return result.report;
}
