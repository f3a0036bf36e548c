import type { CommentThread } from '#libs/bylaw-exchange';
import type { DocumentJson, ImportThread } from '#libs/contracts';

interface Place {
  node: string | null;
  quote: string;
}

/** Comment threads with the block and the words that each stands on, so that they outlive the marks in the text. */
export function anchorThreads(
  threads: readonly CommentThread[],
  documents: readonly (DocumentJson | null)[],
): ImportThread[] {
  const places = new Map<string, Place>();
  for (const document of documents) if (document) collect(document, null, places);
  return threads.map((thread) => ({
    id: thread.id,
    resolved: thread.resolved,
    comments: thread.comments,
    ...(places.get(thread.id) ?? { node: null, quote: '' }),
  }));
}

/** The document without comment marks: their threads are kept beside it. */
export function withoutComments(node: DocumentJson): DocumentJson {
  const { marks, content, ...rest } = node;
  const kept = marksOf(marks).filter((mark) => mark['type'] !== 'comment');
  return {
    ...rest,
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(Array.isArray(content) ? { content: (content as DocumentJson[]).map(withoutComments) } : {}),
  };
}

function collect(node: DocumentJson, around: string | null, places: Map<string, Place>): void {
  const own = (node['attrs'] as { id?: unknown } | undefined)?.id;
  const id = typeof own === 'string' && own !== '' ? own : around;
  for (const mark of marksOf(node['marks'])) {
    if (mark['type'] !== 'comment') continue;
    const thread = String((mark['attrs'] as { id?: unknown } | undefined)?.id);
    const before = places.get(thread);
    const text = typeof node['text'] === 'string' ? node['text'] : '';
    places.set(thread, { node: before?.node ?? id, quote: `${before?.quote ?? ''}${text}` });
  }
  if (Array.isArray(node['content'])) {
    for (const child of node['content'] as DocumentJson[]) collect(child, id, places);
  }
}

function marksOf(marks: unknown): DocumentJson[] {
  return Array.isArray(marks) ? (marks as DocumentJson[]) : [];
}
