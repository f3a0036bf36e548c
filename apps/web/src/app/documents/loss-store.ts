import type { Loss } from './loss';

/** What could not be placed stays until somebody has dealt with it: also over a reload, for this person only. */
export class LossStore {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
    private readonly personId: string,
  ) {}

  /** What is still in the tray of the document, oldest first. */
  all(documentId: string): Loss[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(this.key(documentId)) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isLoss) : [];
    } catch {
      return [];
    }
  }

  add(documentId: string, losses: readonly Loss[]): void {
    this.write(documentId, [...this.all(documentId), ...losses]);
  }

  remove(documentId: string, key: string): void {
    this.write(
      documentId,
      this.all(documentId).filter((loss) => loss.key !== key),
    );
  }

  private write(documentId: string, losses: readonly Loss[]): void {
    try {
      if (losses.length === 0) this.storage?.removeItem(this.key(documentId));
      else this.storage?.setItem(this.key(documentId), JSON.stringify(losses));
    } catch {
      // The tray on the screen still shows it.
    }
  }

  private key(documentId: string): string {
    return `vietvara.lost.${this.personId}.${documentId}`;
  }
}

function isLoss(value: unknown): value is Loss {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'redo' in value
  );
}
