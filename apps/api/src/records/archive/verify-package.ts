import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { PackageFault, PackageManifest } from '#libs/contracts';
import { MANIFEST } from '../package/stream-package.js';
import { changedRecords, type AuditExtract } from './audit-extract.js';

/** What a package says of itself, and everything in it that does not hold. */
export interface PackageReport {
  manifest: PackageManifest | null;
  files: number;
  faults: PackageFault[];
}

/**
 * Whether every file of a package is there with the digest that the manifest says, none is beside it, and the records of
 * the audit extract make their digests. Needs nothing but the package.
 */
export function verifyPackage(bytes: Uint8Array): PackageReport {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return { manifest: null, files: 0, faults: [{ code: 'packageUnreadable' }] };
  }
  const manifest = readManifest(files[MANIFEST]);
  const count = Object.keys(files).length;
  if (!manifest) return { manifest: null, files: count, faults: [{ code: 'packageWithoutManifest' }] };
  const listed = new Set(manifest.files.map(({ path }) => path));
  const faults: PackageFault[] = [];
  for (const { path, sha256 } of manifest.files) {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (!content) faults.push({ code: 'packageFileMissing', path });
    else if (createHash('sha256').update(content).digest('hex') !== sha256) {
      faults.push({ code: 'packageFileChanged', path });
    }
  }
  for (const path of Object.keys(files)) {
    if (path !== MANIFEST && !listed.has(path)) faults.push({ code: 'packageFileUnlisted', path });
  }
  return { manifest, files: count, faults: [...faults, ...recordFaults(files['audits.json'])] };
}

function readManifest(content: Uint8Array | undefined): PackageManifest | null {
  try {
    const manifest = JSON.parse(strFromU8(content ?? new Uint8Array())) as Partial<PackageManifest>;
    const sound = manifest.format === 'vietvara-package/1' && Array.isArray(manifest.files);
    return sound ? (manifest as PackageManifest) : null;
  } catch {
    return null;
  }
}

function recordFaults(content: Uint8Array | undefined): PackageFault[] {
  if (!content) return [];
  try {
    const extract = JSON.parse(strFromU8(content)) as AuditExtract;
    return changedRecords(extract).map((seq) => ({
      code: 'packageRecordChanged' as const,
      path: `audits.json#${seq}`,
    }));
  } catch {
    return [{ code: 'packageRecordChanged', path: 'audits.json' }];
  }
}
