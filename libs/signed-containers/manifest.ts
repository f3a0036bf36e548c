import type { ArchiveEntry } from './archive.js';
import { Unreadable } from './finding.js';
import { childrenNamed, readXml } from './xml.js';

/** The media type of a container with files and XAdES signatures (ETSI EN 319 162-1). */
export const ASIC_E = 'application/vnd.etsi.asic-e+zip';

const MANIFEST = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
const MANIFEST_NAME = 'META-INF/manifest.xml';
const SIGNATURES = /^META-INF\/[^/]*signatures[^/]*\.xml$/i;

/** The parts of a container by what they are for. */
export interface ContainerParts {
  files: { entry: ArchiveEntry; mediaType: string }[];
  signatures: ArchiveEntry[];
}

/**
 * Tells the parts of a container apart and holds them against its manifest: every file is listed and every listed file is
 * there, so that nothing travels along unseen.
 *
 * @throws Unreadable `mimetype`, `no_content`, `no_signature`, `manifest_missing`, `manifest_other`
 */
export function partsOf(entries: readonly ArchiveEntry[]): ContainerParts {
  const [first] = entries;
  const known = first?.name === 'mimetype' && first.stored && !first.extra;
  if (!known || String.fromCharCode(...first.bytes.subarray(0, 100)) !== ASIC_E) {
    throw new Unreadable('mimetype', { expected: ASIC_E });
  }
  const rest = entries.slice(1).filter(({ name }) => !name.endsWith('/'));
  const inside = rest.filter(({ name }) => isMeta(name));
  const files = rest.filter(({ name }) => !isMeta(name));
  const signatures = inside.filter(({ name }) => SIGNATURES.test(name));
  if (signatures.length === 0) throw new Unreadable('no_signature');
  if (files.length === 0) throw new Unreadable('no_content');
  const manifest = inside.find(({ name }) => name.toLowerCase() === MANIFEST_NAME.toLowerCase());
  if (!manifest) throw new Unreadable('manifest_missing');
  const listed = mediaTypes(manifest);
  const unlisted = files.find(({ name }) => !listed.has(name));
  if (unlisted) throw new Unreadable('manifest_other', { name: unlisted.name });
  const names = new Set(rest.map(({ name }) => name));
  const missing = [...listed.keys()].find((name) => name !== '/' && !names.has(name));
  if (missing !== undefined) throw new Unreadable('manifest_other', { name: missing });
  return {
    files: files.map((entry) => ({ entry, mediaType: listed.get(entry.name) ?? '' })),
    signatures,
  };
}

function isMeta(name: string): boolean {
  return name.toUpperCase().startsWith('META-INF/');
}

/** Media types by full path, as the manifest states them; the container itself is `/`. */
function mediaTypes(manifest: ArchiveEntry): Map<string, string> {
  const root = readXml(manifest.bytes, manifest.name);
  const listed = new Map<string, string>();
  for (const entry of childrenNamed(root, MANIFEST, 'file-entry')) {
    const value = (local: string) =>
      entry.attributes.find((one) => one.uri === MANIFEST && one.local === local)?.value ?? '';
    const path = value('full-path');
    if (path.endsWith('/') && path !== '/') continue;
    listed.set(path, value('media-type').slice(0, 200));
  }
  if (listed.get('/') !== ASIC_E) throw new Unreadable('manifest_other', { name: '/' });
  return listed;
}
