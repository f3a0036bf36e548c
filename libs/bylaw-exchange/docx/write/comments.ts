import type { Node } from 'prosemirror-model';
import type { DocxFacts } from '../facts.js';
import type { CommentThread } from '../../import.js';
import { timeAttribute } from './revisions.js';
import { BESIDE } from './styles.js';
import { el, escapeXml, TEXT_NAMESPACES, val, XML_DECLARATION } from './xml.js';

interface Placed {
  thread: CommentThread;
  /** `w:id` of its comments. */
  ids: number[];
}

/** Says what of comments begins before and ends after the inline nodes of text blocks, asked for one after the other. */
export interface CommentPlaces {
  before(): string;
  after(): string;
}

/**
 * The comment threads of the documents to be written. The places of a `comment` mark are counted over all inline nodes of
 * text blocks in document order (`leaf`), because one range may run over several blocks.
 */
export class Comments implements CommentPlaces {
  private readonly starts = new Map<number, Placed[]>();
  private readonly ends = new Map<number, Placed[]>();
  private readonly placed: Placed[] = [];
  private leaf = -1;

  constructor(
    docs: readonly Node[],
    threads: readonly CommentThread[],
    private readonly facts: DocxFacts['comments'],
  ) {
    const byId = new Map(threads.filter(hasComments).map((thread) => [thread.id, thread]));
    if (byId.size > 0) this.find(docs, byId);
  }

  /** What stands before the next inline node; to be called once for each. */
  before(): string {
    this.leaf += 1;
    const ids = this.starts.get(this.leaf)?.flatMap((placed) => placed.ids) ?? [];
    return ids.map((id) => el('w:commentRangeStart', { 'w:id': id })).join('');
  }

  /** What stands after the inline node that `before` was called for. */
  after(): string {
    const ids = this.ends.get(this.leaf)?.flatMap((placed) => placed.ids) ?? [];
    return ids
      .map(
        (id) =>
          el('w:commentRangeEnd', { 'w:id': id }) + el('w:r', {}, el('w:commentReference', { 'w:id': id })),
      )
      .join('');
  }

  /** `word/comments.xml` and `word/commentsExtended.xml`, which knows answers and what is settled; `null` without any. */
  get parts(): { comments: string; extended: string } | null {
    if (this.placed.length === 0) return null;
    const comments: string[] = [];
    const extended: string[] = [];
    for (const { thread, ids } of this.placed) {
      thread.comments.forEach((comment, index) => {
        const id = ids[index] ?? 0;
        comments.push(commentXml(id, comment));
        extended.push(
          el('w15:commentEx', {
            'w15:paraId': paragraphId(id),
            'w15:paraIdParent': index === 0 ? undefined : paragraphId(ids[0] ?? 0),
            'w15:done': thread.resolved ? 1 : 0,
          }),
        );
      });
    }
    return {
      comments: XML_DECLARATION + el('w:comments', TEXT_NAMESPACES, ...comments),
      extended: XML_DECLARATION + el('w15:commentsEx', TEXT_NAMESPACES, ...extended),
    };
  }

  private find(docs: readonly Node[], threads: ReadonlyMap<string, CommentThread>): void {
    const first = new Map<string, number>();
    const last = new Map<string, number>();
    let leaf = -1;
    for (const doc of docs)
      doc.descendants((block) => {
        if (!block.isTextblock) return true;
        block.forEach((child) => {
          leaf += 1;
          for (const mark of child.marks) {
            if (mark.type.name !== 'comment') continue;
            const id = String(mark.attrs['id']);
            if (!first.has(id)) first.set(id, leaf);
            last.set(id, leaf);
          }
        });
        return false;
      });
    let next = 0;
    for (const [id, at] of first) {
      const thread = threads.get(id);
      if (!thread) continue;
      const placed: Placed = { thread, ids: thread.comments.map(() => next++) };
      this.placed.push(placed);
      this.facts[String(placed.ids[0])] = id;
      put(this.starts, at, placed);
      put(this.ends, last.get(id) ?? at, placed);
    }
  }
}

function hasComments(thread: CommentThread): boolean {
  return thread.comments.length > 0;
}

function commentXml(id: number, comment: CommentThread['comments'][number]): string {
  const lines = comment.text.split(/\r\n|\r|\n/);
  const paragraphs = lines.map((line, index) =>
    el(
      'w:p',
      { 'w14:paraId': index === lines.length - 1 ? paragraphId(id) : undefined },
      el('w:pPr', {}, val('w:pStyle', BESIDE.comment)),
      el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, escapeXml(line))),
    ),
  );
  const initials = comment.author.replace(/(\p{L})\p{L}*\P{L}*/gu, '$1').slice(0, 9);
  return el(
    'w:comment',
    {
      'w:id': id,
      'w:author': comment.author,
      'w:date': timeAttribute(comment.at),
      'w:initials': initials,
    },
    ...paragraphs,
  );
}

function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** By which `commentsExtended.xml` names a comment: eight hexadecimal digits, not zero. */
function paragraphId(comment: number): string {
  return (0x10000000 + comment).toString(16).toUpperCase();
}
