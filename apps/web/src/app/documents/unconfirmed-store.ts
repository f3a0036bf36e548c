import type { DocumentJson } from '#libs/contracts';

/** What somebody typed and the server has not accepted yet. */
export interface Unconfirmed {
  clientId: string;
  /** The version that the steps begin at. */
  version: number;
  steps: DocumentJson[];
}

const PREFIX = 'vietvara.steps.';

/**
 * Keeps unconfirmed steps in this browser, so that a crash, a reload or a day without a connection loses nothing. Every
 * tab has an entry of its own; the next one takes over what a closed tab left. Of the same person only: what another
 * one typed at this machine must not be sent under a name that is not theirs.
 */
export class UnconfirmedStore {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null,
    private readonly personId: string,
  ) {}

  /** Entries of the document, oldest key first. */
  left(documentId: string): Unconfirmed[] {
    const found: Unconfirmed[] = [];
    const { storage } = this;
    for (let at = 0; storage && at < storage.length; at += 1) {
      const key = storage.key(at);
      if (!key?.startsWith(this.prefix(documentId))) continue;
      const entry = read(storage.getItem(key));
      if (entry && entry.steps.length > 0) found.push(entry);
    }
    return found;
  }

  /** Replaces the entry of this editor; without steps nothing is kept. False when the browser refuses to keep it. */
  keep(documentId: string, entry: Unconfirmed): boolean {
    const key = `${this.prefix(documentId)}${entry.clientId}`;
    try {
      if (entry.steps.length === 0) this.storage?.removeItem(key);
      else this.storage?.setItem(key, JSON.stringify(entry));
      return this.storage !== null;
    } catch {
      return false;
    }
  }

  private prefix(documentId: string): string {
    return `${PREFIX}${this.personId}.${documentId}.`;
  }
}

function read(text: string | null): Unconfirmed | null {
  try {
    const entry: unknown = JSON.parse(text ?? 'null');
    return isUnconfirmed(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isUnconfirmed(entry: unknown): entry is Unconfirmed {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'clientId' in entry &&
    typeof entry.clientId === 'string' &&
    'version' in entry &&
    typeof entry.version === 'number' &&
    'steps' in entry &&
    Array.isArray(entry.steps)
  );
}
