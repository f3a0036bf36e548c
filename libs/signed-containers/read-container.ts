import type { ContainerReport, ContainerSignature } from '#libs/contracts';
import { readArchive } from './archive.js';
import { hex } from './bytes.js';
import { checkSignature } from './check-signature.js';
import type { SignatureCrypto, TrustContext } from './crypto-port.js';
import { Unreadable, type Finding } from './finding.js';
import { partsOf } from './manifest.js';
import { readSignature, signatureElements } from './signature.js';
import { attributeOf, elementsWhere, readXml, type XmlElement } from './xml.js';

/** More signatures than any decision has. */
const MOST_SIGNATURES = 50;

/** A container that holds, or everything that is wrong with it. */
export type ReadContainer = { valid: true; report: ContainerReport } | { valid: false; findings: Finding[] };

/**
 * Reads a signed container (ASiC-E with XAdES, ETSI EN 319 162-1 and 319 132-1; `.edoc`, `.asice`) and checks all of it:
 * the structure, the digest of every file and of the signed properties, every signature value, the certificates against
 * the trust list, the times, and what the container carries about revocation; no live service is asked.
 */
export function readContainer(
  bytes: Uint8Array,
  crypto: SignatureCrypto,
  context: TrustContext,
): ReadContainer {
  try {
    const entries = readArchive(bytes);
    const { files, signatures } = partsOf(entries);
    const contents = new Map(entries.map((entry) => [entry.name, entry.bytes]));
    const names = files.map(({ entry }) => entry.name);
    const findings: Finding[] = [];
    const checked: ContainerSignature[] = [];
    for (const part of signatures) {
      const root = readXml(part.bytes, part.name);
      refuseIdsTwice(root);
      for (const element of signatureElements(root)) {
        if (checked.length >= MOST_SIGNATURES) throw new Unreadable('signature_form');
        const result = checkSignature(readSignature(element), root, contents, crypto, context);
        if ('signature' in result) checked.push(result.signature);
        else findings.push(...result.findings);
      }
    }
    if (findings.length === 0 && checked.length === 0) throw new Unreadable('no_signature');
    if (findings.length === 0) findings.push(...unsigned(names, checked));
    if (findings.length > 0) return { valid: false, findings };
    return {
      valid: true,
      report: {
        files: files.map(({ entry, mediaType }) => ({
          name: entry.name,
          mediaType,
          size: entry.bytes.length,
          digest: hex(crypto.digest('sha256', entry.bytes)),
        })),
        signatures: checked.map((one) => ({
          ...one,
          files: one.files.filter((name) => names.includes(name)),
        })),
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) return { valid: false, findings: [error.finding] };
    throw error;
  }
}

/** Every signature covers every file: nobody is to be read as having signed what somebody else added. */
function unsigned(names: readonly string[], signatures: readonly ContainerSignature[]): Finding[] {
  return names
    .filter((name) => signatures.some(({ files }) => !files.includes(name)))
    .map((name) => new Unreadable('file_unsigned', { name }).finding);
}

/** Two parts of one id would let a signature be checked against one and read by the other. */
function refuseIdsTwice(root: XmlElement): void {
  const seen = new Set<string>();
  for (const element of elementsWhere(root, (at) => attributeOf(at, 'Id') !== null)) {
    const id = attributeOf(element, 'Id') ?? '';
    if (seen.has(id)) throw new Unreadable('ids_twice', { name: id });
    seen.add(id);
  }
}
