import type { MadeFile } from '../platform/http/send-file.js';

const MOST_BYTES = 40_000_000;

/**
 * Files of public texts that were written lately, by what they were made from. Frozen texts never change, so a file is
 * written once however many ask for it at the same time; the longest unwanted go first.
 */
export class FileCache {
  private readonly files = new Map<string, Promise<MadeFile>>();
  private readonly sizes = new Map<string, number>();

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** The file kept under `key`, or the one that `write` makes; failures are not kept. */
  get(key: string, write: () => Promise<MadeFile>): Promise<MadeFile> {
    const file = this.files.get(key) ?? write();
    this.files.delete(key);
    this.files.set(key, file);
    file.then(
      ({ bytes }) => this.weigh(key, bytes.length),
      () => this.drop(key),
    );
    return file;
  }

  private weigh(key: string, size: number): void {
    if (!this.files.has(key)) return;
    this.sizes.set(key, size);
    let total = [...this.sizes.values()].reduce((sum, one) => sum + one, 0);
    for (const oldest of this.files.keys()) {
      if (total <= this.mostBytes) return;
      total -= this.sizes.get(oldest) ?? 0;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.files.delete(key);
    this.sizes.delete(key);
  }
}
