import { Injectable, type OnModuleInit } from '@nestjs/common';
import { anchorAt, AnchorFinder, schemaOf, type TextAnchor } from '#libs/bylaw-document';
import type { DossierDocumentKind, ImportThread } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { Imports, type ImportedComments } from '../bylaws/index.js';
import { DocumentTexts, DocumentTrail, type DocumentHead } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { CommentNews } from './comment-news.js';
import { CommentStore } from './comment-store.js';

interface Text {
  head: DocumentHead;
  /** The text that the dossier began with. */
  doc: Node;
  /** The text of the file, with the marks of its comments. */
  marked: Node | null;
}

/** Makes the comments of a Word file threads beside the texts of the dossier that was made from it. */
@Injectable()
export class AdoptWordThreads implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: OutboxHandlers,
    private readonly imports: Imports,
    private readonly texts: DocumentTexts,
    private readonly trail: DocumentTrail,
    private readonly store: CommentStore,
    private readonly news: CommentNews,
  ) {}

  onModuleInit(): void {
    for (const topic of ['dossier.started', 'comments.adopt'])
      this.outbox.on(topic, ({ municipalityId, dossierId }) =>
        this.run(String(municipalityId), String(dossierId)),
      );
  }

  /** Whatever was adopted before stays as it is. */
  run(municipalityId: string, dossierId: string): Promise<void> {
    return this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const imported = await this.imports.commentsOf(tx.manager, municipalityId, dossierId);
      if (!imported || imported.threads.length === 0) return;
      const texts = await this.first(tx, municipalityId, dossierId, imported);
      for (const text of texts) {
        const own = imported.threads.filter((thread) => textOf(thread, texts) === text);
        let count = 0;
        for (const thread of own) if (await this.adopt(tx, text, thread)) count += 1;
        if (count === 0) continue;
        tx.audit({
          municipalityId,
          action: 'comment.adopt',
          subjectType: 'document',
          subjectId: text.head.documentId,
          details: { importId: imported.id, threads: count },
        });
        await this.news.within(tx, text.head);
      }
    });
  }

  private async first(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    imported: ImportedComments,
  ): Promise<Text[]> {
    const texts: Text[] = [];
    for (const { id, kind } of await this.texts.ofDossier(tx.manager, municipalityId, dossierId)) {
      const head = await this.trail.head(tx.manager, { municipalityId, documentId: id });
      const doc = await this.trail.text(tx.manager, head, 0);
      texts.push({ head, doc, marked: markedText(imported, kind) });
    }
    return texts;
  }

  private async adopt(tx: Transaction, text: Text, thread: ImportThread): Promise<boolean> {
    const written = thread.comments.filter((comment) => comment.text.trim() !== '');
    if (written.length === 0) return false;
    const { head } = text;
    const now = this.clock.legalNow();
    const threadId = await this.store.insertThread(tx.manager, {
      municipalityId: head.municipalityId,
      documentId: head.documentId,
      origin: 'word',
      sourceId: thread.id,
      anchor: anchorOf(text, thread),
      version: 0,
      createdBy: null,
      createdAt: now,
      resolvedAt: thread.resolved ? now : null,
    });
    if (!threadId) return false;
    for (const comment of written)
      await this.store.insertComment(tx.manager, head.municipalityId, threadId, {
        authorId: null,
        outsideAuthor: comment.author.trim(),
        text: comment.text.trim(),
        at: timeOf(comment.at),
      });
    return true;
  }
}

function markedText(imported: ImportedComments, kind: DossierDocumentKind): Node | null {
  const content = imported[kind];
  return content && schemaOf(kind).nodeFromJSON(content);
}

/** The text that a thread belongs to: where its mark stands, else the one with its block, else the by-law. */
function textOf(thread: ImportThread, texts: readonly Text[]): Text | undefined {
  return (
    texts.find(({ marked }) => marked && markRange(marked, thread.id)) ??
    texts.find(({ doc }) => new AnchorFinder(doc).locate(placeless(thread)).kind !== 'gone') ??
    texts[0]
  );
}

/**
 * Where the mark stood, as long as the text of the dossier has the same words there; where suggestions of the file were
 * settled or numbers taken out, by the block and the words. `null` for what had no place in the file either.
 */
function anchorOf({ doc, marked }: Text, thread: ImportThread): TextAnchor | null {
  const range = marked && markRange(marked, thread.id);
  if (marked && range) {
    const [there, here] = [anchorAt(marked, range.from, range.to, 0), anchorAt(doc, range.from, range.to, 0)];
    if (here && there?.quote === here.quote && there.nodeId === here.nodeId) return here;
  }
  if (thread.node === null) return null;
  const place = new AnchorFinder(doc).locate(placeless(thread));
  if (place.kind === 'words') return anchorAt(doc, place.from, place.to, 0);
  return placeless(thread);
}

function placeless({ node, quote }: ImportThread): TextAnchor {
  return { nodeId: node ?? '', quote, from: 0, to: 0, version: 0 };
}

function markRange(doc: Node, id: string): { from: number; to: number } | null {
  let range: { from: number; to: number } | null = null;
  doc.descendants((node, pos) => {
    if (!node.marks.some(({ type, attrs }) => type.name === 'comment' && attrs['id'] === id)) return true;
    range = { from: range?.from ?? pos, to: pos + node.nodeSize };
    return true;
  });
  return range;
}

function timeOf(text: string): Date | null {
  const time = new Date(text);
  return text === '' || Number.isNaN(time.getTime()) ? null : time;
}
