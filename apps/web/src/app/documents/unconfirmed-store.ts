import type { DocumentJson, StepOrigin } from '#libs/contracts';

/** What somebody typed and the server has not accepted yet. */
export interface Unconfirmed {
  clientId: string;
  /** The version that the steps begin at. */
  version: number;
  steps: DocumentJson[];
  /** What each step comes from; left out where all were simply typed. */
  origins?: (StepOrigin | null)[];
}

/** Holds a name as long as this page lives; `null` when another page of this browser holds it. */
export type Claim = (name: string) => Promise<(() => void) | null>;

const PREFIX = 'vietvara.steps.';

/**
 * Keeps unconfirmed steps in this browser, so that a crash, a reload or a day without a connection loses nothing. Every
 * tab has an entry of its own and claims it; the next one takes over what a closed tab left, never what an open one
 * still works on. Of the same person only: what another one typed at this machine must not be sent under a name that
 * is not theirs.
 */
export class UnconfirmedStore {
  private readonly claims: (() => void)[] = [];

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null,
    private readonly personId: string,
    private readonly claim: Claim = () => Promise.resolve(() => {}),
  ) {}

  /** Entries of the document in the order of their keys. */
  left(documentId: string): Unconfirmed[] {
    const keys: string[] = [];
    const { storage } = this;
    for (let at = 0; storage && at < storage.length; at += 1) {
      const key = storage.key(at);
      if (key?.startsWith(this.prefix(documentId))) keys.push(key);
    }
    return keys.sort().flatMap((key) => {
      const entry = read(storage?.getItem(key) ?? null);
      return entry && entry.steps.length > 0 ? [entry] : [];
    });
  }

  /** The entries that no other open page works on; from now on they are this page's. */
  async takeOver(documentId: string): Promise<Unconfirmed[]> {
    const ours: Unconfirmed[] = [];
    for (const { clientId } of this.left(documentId)) {
      if (!(await this.hold(documentId, clientId))) continue;
      // Between looking and claiming, the page that held it may have sent it.
      const entry = this.left(documentId).find((one) => one.clientId === clientId);
      if (entry) ours.push(entry);
    }
    return ours;
  }

  /** Claims the entry of an editor; false when another page has it. */
  async hold(documentId: string, clientId: string): Promise<boolean> {
    const release = await this.claim(`${this.prefix(documentId)}${clientId}`);
    if (release) this.claims.push(release);
    return release !== null;
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

  /** Lets other pages take over what this one kept. */
  release(): void {
    for (const release of this.claims.splice(0)) release();
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
