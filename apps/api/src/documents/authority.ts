import { Injectable } from '@nestjs/common';
import { Step } from 'prosemirror-transform';
import type { EntityManager } from 'typeorm';
import { documentChars } from '#libs/bylaw-collab';
import { schemaOf } from '#libs/bylaw-document';
import { documentShape, type StepsView, type StepView } from '#libs/contracts';
import { loadDocument, type DocumentHead, type LoadedDocument } from './document-store.js';
import { StepLog } from './step-log.query.js';

/** Characters of the JSON of all texts that are kept; in memory a text takes several times as much. */
const MOST_CHARS = 16_000_000;
/** Steps that are kept beside a text for editors that are a little behind. */
const RECENT_STEPS = 300;

/** A text as this process knows it; its log may have gone on. */
interface Known extends LoadedDocument {
  recent: StepView[];
}

/**
 * Texts that are being written now, at a version that this process knows. The log is the only authority: a version of it
 * never changes, so what is kept here is right for its version for ever, and whoever uses it says which version is needed.
 */
@Injectable()
export class Authority {
  private readonly known = new Map<string, Known>();
  private readonly turns = new Map<string, Promise<unknown>>();
  private chars = 0;

  constructor(private readonly log: StepLog) {}

  /** Works for one document after the other, in the order of asking, so that writers here do not wait for locks. */
  inTurn<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(documentId) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.turns.set(documentId, settled);
    void settled.then(() => {
      if (this.turns.get(documentId) === settled) this.turns.delete(documentId);
    });
    return result;
  }

  /** The text at the head: as it is known, brought forward by what was written meanwhile, or read. */
  async at(manager: EntityManager, head: DocumentHead): Promise<LoadedDocument> {
    const found = this.known.get(head.documentId);
    if (found?.version === head.version) return found;
    if (found && found.version < head.version) {
      const { steps, more } = await this.log.since(manager, head, found.version);
      if (!more && this.follow(head.documentId, steps)) {
        const followed = this.known.get(head.documentId);
        if (followed?.version === head.version) return followed;
      }
    }
    const loaded = await loadDocument(manager, head);
    this.keep(loaded, []);
    return loaded;
  }

  /** The same inside a transaction that may have written itself: what it reads is not kept, for it may come to nothing. */
  async within(manager: EntityManager, head: DocumentHead): Promise<LoadedDocument> {
    const found = this.known.get(head.documentId);
    return found?.version === head.version ? found : loadDocument(manager, head);
  }

  /** Keeps a text that is known to be in the log, with the steps that led to it. */
  keep(loaded: LoadedDocument, steps: readonly StepView[]): void {
    const before = this.known.get(loaded.documentId);
    if (before && before.version > loaded.version) return;
    const follows = before !== undefined && before.version + steps.length === loaded.version;
    const recent = [...(follows ? before.recent : []), ...steps].slice(-RECENT_STEPS);
    this.forget(loaded.documentId);
    this.known.set(loaded.documentId, { ...loaded, recent });
    this.chars += documentChars(loaded.doc);
    for (const [oldest] of this.known) {
      if (this.chars <= MOST_CHARS || this.known.size === 1) break;
      this.forget(oldest);
    }
  }

  /** Takes in steps of the log that another process appended; `false` when they do not follow what is known. */
  follow(documentId: string, steps: readonly StepView[]): boolean {
    const found = this.known.get(documentId);
    if (!found) return false;
    const next = steps.filter(({ version }) => version > found.version);
    if (next.length === 0) return true;
    if (next[0]?.version !== found.version + 1) return false;
    const schema = schemaOf(documentShape(found.kind));
    let { doc } = found;
    for (const { step } of next) {
      const after = Step.fromJSON(schema, step).apply(doc).doc;
      if (!after) return false;
      doc = after;
    }
    this.keep({ ...found, doc, version: found.version + next.length }, next);
    return true;
  }

  /** The steps after a version up to the head, if all of them are at hand. */
  since(head: DocumentHead, version: number): StepsView | null {
    const found = this.known.get(head.documentId);
    if (found?.version !== head.version || version >= head.version) return null;
    const steps = found.recent.filter((step) => step.version > version);
    if (steps[0]?.version !== version + 1) return null;
    return { version: head.version, steps, more: false };
  }

  /** The version that is known here, if any is. */
  versionOf(documentId: string): number | undefined {
    return this.known.get(documentId)?.version;
  }

  /** A newer snapshot was written. */
  snapshotAt(documentId: string, version: number): void {
    const found = this.known.get(documentId);
    if (found && found.snapshotVersion < version) found.snapshotVersion = version;
  }

  /** Keeps the text no longer; it is read when it is needed again. */
  forget(documentId: string): void {
    const found = this.known.get(documentId);
    if (!found) return;
    this.chars -= documentChars(found.doc);
    this.known.delete(documentId);
  }
}
