/** A rendered page without anything that differs between visitors. */
export interface RenderedPage {
  status: number;
  headers: [string, string][];
  body: string;
}

interface Entry {
  page: Promise<RenderedPage>;
  freshUntil: number;
}

/** A page behind a secret address (`no-store`) is rendered anew each time. */
const mayBeKept = ({ status, headers }: RenderedPage) =>
  status === 200 && !headers.some(([name, value]) => name === 'cache-control' && value.includes('no-store'));

const FRESH_MS = 10_000;
const MOST_PAGES = 300;

/**
 * Pages that anonymous visitors got in the last seconds. A page is rendered once, however many ask for it at the same
 * time. Every change through the API empties it, so what somebody has just written is on the next page they see.
 */
export class PageCache {
  private readonly entries = new Map<string, Entry>();

  /** The page kept under `key`, or the one that `render` makes; failures, pages that say no and secret ones are not kept. */
  get(key: string, render: () => Promise<RenderedPage>): Promise<RenderedPage> {
    const known = this.entries.get(key);
    if (known && known.freshUntil > Date.now()) return known.page;
    const entry: Entry = { page: render(), freshUntil: Date.now() + FRESH_MS };
    this.entries.set(key, entry);
    entry.page.then(
      (page) => void (mayBeKept(page) || this.forget(key, entry)),
      () => this.forget(key, entry),
    );
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= MOST_PAGES) break;
      this.entries.delete(oldest);
    }
    return entry.page;
  }

  /** Forgets everything. */
  clear(): void {
    this.entries.clear();
  }

  private forget(key: string, entry: Entry): void {
    if (this.entries.get(key) === entry) this.entries.delete(key);
  }
}
