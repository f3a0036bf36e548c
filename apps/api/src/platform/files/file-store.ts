import type { Readable } from 'node:stream';

/** Where a content came to lie: its SHA-256 in hexadecimal, and how long it is in bytes. */
export interface StoredContent {
  digest: string;
  size: number;
}

/** Keeps contents under their digest: the same bytes are kept once, and nothing is ever overwritten. */
export abstract class FileStore {
  /**
   * Keeps what the stream or buffer brings.
   *
   * @throws Refused `fileTooLarge` (413) as soon as more than `maxBytes` have come; nothing is kept then.
   */
  abstract put(content: Readable | Buffer, maxBytes: number): Promise<StoredContent>;
  /** The content, or null when there is none of that digest. */
  abstract get(digest: string): Promise<{ stream: Readable; size: number } | null>;
  /** Destroys the content, if there is any; whoever asks knows that nothing refers to it any more. */
  abstract remove(digest: string): Promise<void>;
}
