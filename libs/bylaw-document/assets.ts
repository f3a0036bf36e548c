/**
 * The bytes of an image. A document holds only the digest (`figure.attrs.digest`, SHA-256 in lower-case hexadecimal); who
 * imports or exports an act carries the bytes beside it.
 */
export interface Asset {
  digest: string;
  /** `image/png`, `image/jpeg` … */
  mediaType: string;
  bytes: Uint8Array;
}

/** Images of a document by digest. */
export type Assets = ReadonlyMap<string, Asset>;
