/** What a package says of one of its files. */
export interface ManifestFile {
  /** Path inside the package, with `/`. */
  path: string;
  bytes: number;
  /** Hexadecimal SHA-256 of the file's content. */
  sha256: string;
  /** What it is, in a sentence for people. */
  title: string;
}

/** The list of everything in a package, its last file `manifest.json`. */
export interface PackageManifest {
  format: 'vietvara-package/1';
  kind: 'dossier' | 'personal-data';
  /** Code of the dossier or of the request. */
  subject: string;
  municipality: string;
  madeAt: string;
  /** Whether restricted parts are in it: originals of opinions with their authors, scans. */
  restricted: boolean;
  files: ManifestFile[];
}

/** Why a package does not hold. */
export interface PackageFault {
  code:
    | 'packageUnreadable'
    | 'packageWithoutManifest'
    | 'packageFileMissing'
    | 'packageFileChanged'
    | 'packageFileUnlisted'
    | 'packageRecordChanged';
  path?: string;
}
