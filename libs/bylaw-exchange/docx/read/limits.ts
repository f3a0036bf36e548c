/** What a file may cost: no by-law comes near, a zip bomb or a hostile XML does. Sizes in bytes. */
export const LIMITS = {
  /** The packed file. */
  file: 60_000_000,
  /** Entries of the archive. */
  entries: 5_000,
  /** One unpacked XML part. */
  xml: 48_000_000,
  /** One unpacked image. */
  image: 25_000_000,
  /** Everything that is unpacked, together. */
  total: 160_000_000,
  /** Unpacked to packed size of one part above a million bytes; Word's own XML stays below 60. */
  ratio: 250,
  /** Elements open at once. */
  depth: 400,
  /** Elements of one part. */
  elements: 1_500_000,
} as const;

/** Why a file is refused as a whole. */
export type RefusalCode =
  | 'import.encrypted'
  | 'import.old-word'
  | 'import.not-docx'
  | 'import.damaged'
  | 'import.file-too-large'
  | 'import.too-many-parts';

/** Stops the reading of a file; `readDocx` catches it and gives the refusal. */
export class DocxRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
  }
}
